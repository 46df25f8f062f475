import { PlimsollError } from '#base/index.ts'

export type OciErrorCode =
  | 'unauthorized'
  | 'not-found'
  | 'digest-mismatch'
  | 'size-mismatch'
  | 'too-large'
  | 'malformed'
  | 'unsupported'
  | 'rate-limited'
  | 'unavailable'
  | 'insecure'
  | 'no-platform'
  | 'bad-reference'

type Options = {
  readonly cause?: unknown
  readonly hint?: string
  readonly status?: number
  readonly url?: string
  readonly retryable?: boolean
}

/** An image that cannot be had. `url` is without credentials and query. */
export class OciError extends PlimsollError<OciErrorCode> {
  readonly status: number | undefined
  readonly url: string | undefined
  readonly retryable: boolean

  constructor(code: OciErrorCode, message: string, options: Options = {}) {
    super(code, message, options)
    this.status = options.status
    this.url = options.url
    this.retryable = options.retryable ?? false
  }
}
