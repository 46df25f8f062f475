import { parse as parseToml } from 'smol-toml'
import { MiB, ParseError, messageOf, textOf } from '#base/index.ts'

/** The TOML head that opens a markdown file (RustSec, Haskell). @throws ParseError */
export function readTomlHead(bytes: Uint8Array): unknown {
  if (bytes.length > 1 * MiB) throw new ParseError('too-large', `an advisory of ${bytes.length} bytes`)
  const text = textOf(bytes)
  const start = text.indexOf('```toml')
  const end = text.indexOf('\n```', start + 7)
  if (start < 0 || end < 0) throw new ParseError('malformed', 'no TOML head')
  try {
    return parseToml(text.slice(start + 7, end))
  } catch (cause) {
    throw new ParseError('malformed', `not TOML: ${messageOf(cause)}`, { cause })
  }
}

export const dayOf = (value: unknown): string | undefined =>
  /^\d{4}-\d\d-\d\d/.exec(value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : '')?.[0]
