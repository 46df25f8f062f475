import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ParseError, conform, messageOf } from '#base/index.ts'
import { offsetInYaml } from '#source-text/index.ts'

export type YamlFile<T> = {
  readonly value: T
  readonly lineOf: (keys: readonly PropertyKey[]) => number
  /** The comment above an entry of a list, or behind its value. */
  readonly commentOf: (keys: readonly PropertyKey[]) => string | undefined
}

type Commented = { readonly comment?: string | null; readonly commentBefore?: string | null }

/** A YAML file of which the fields that are used have the form of a schema. @throws ParseError with the line */
export function readYaml<S extends z.ZodType>(schema: S, text: string): YamlFile<z.output<S>> {
  const counter = new LineCounter()
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, lineCounter: counter })
    const [wrong] = document.errors
    if (wrong) throw new ParseError('malformed', wrong.message, { position: `line ${counter.linePos(wrong.pos[0]).line}`, cause: wrong })
    return {
      value: conform(schema, document.toJS({ maxAliasCount: 10 }) ?? {}),
      lineOf: (keys) => counter.linePos(offsetInYaml(document.contents, keys)).line,
      commentOf: (keys) => {
        const node = document.getIn(keys as string[], true) as Commented | undefined
        const words = [node?.commentBefore, node?.comment].flatMap((one) => (one ? [one.replace(/\s+/g, ' ').trim()] : []))
        return words.length > 0 ? words.join(' ') : undefined
      },
    }
  } catch (cause) {
    if (cause instanceof ParseError) throw cause
    throw new ParseError(cause instanceof RangeError ? 'too-deep' : 'malformed', `not YAML: ${messageOf(cause)}`, { cause })
  }
}

/** What people write for a day in YAML and TOML comes as text or as a date. */
export const momentText = (value: string | Date): string => {
  const text = value instanceof Date ? value.toISOString() : value.trim()
  return text.replace(/^(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?Z$/, '$1')
}

/** Patterns of other tools have classes of characters and escapes; here they stand for themselves, as file names hold them. */
export const hasClasses = (glob: string): boolean => /[[\\]/.test(glob)
