import { parse as parseToml } from 'smol-toml'
import type { z } from 'zod'
import { ParseError, conform, messageOf, textOf } from '#base/index.ts'
import type { FoundFile } from '../contract.ts'

/** Nesting of a lock file; the deepest real one has four levels. */
const DEPTH = 50

/** @throws ParseError with the line that smol-toml names */
export function readToml<S extends z.ZodType>(schema: S, file: FoundFile): z.output<S> {
  try {
    return conform(schema, parseToml(textOf(file.bytes), { maxDepth: DEPTH }))
  } catch (cause) {
    if (cause instanceof ParseError) throw cause
    throw new ParseError('malformed', `not TOML: ${messageOf(cause).split('\n', 1)[0]}`, { cause })
  }
}
