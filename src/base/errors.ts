/** What every error of ours carries: a stable code, and optionally what the user can do about it. */
export abstract class PlimsollError<Code extends string = string> extends Error {
  readonly code: Code
  readonly hint: string | undefined

  constructor(code: Code, message: string, options: { readonly cause?: unknown; readonly hint?: string | undefined } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.hint = options.hint
    this.name = new.target.name
  }
}

/** Foreign bytes that do not have the form they should: `position` says where (a line and column, an offset, a key). */
export class ParseError extends PlimsollError<'malformed' | 'too-large' | 'too-deep' | 'unsupported'> {
  readonly position: string | undefined

  constructor(
    code: 'malformed' | 'too-large' | 'too-deep' | 'unsupported',
    message: string,
    options: { cause?: unknown; position?: string } = {},
  ) {
    super(code, options.position === undefined ? message : `${message} (at ${options.position})`, options)
    this.position = options.position
  }
}

/** A message for people from whatever was thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
