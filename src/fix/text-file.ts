import { createHash } from 'node:crypto'
import { ParseError } from '#base/index.ts'

/** A manifest as it was read. */
export type TextFile = { readonly path: string; readonly text: string; readonly digest: string }

/** Replace what stands from `start` up to `end`, offsets in UTF-16 code units of the text as it was read. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string }

export const digestOfBytes = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Every byte counts: a byte order mark is a character of the text. @throws ParseError for what is no UTF-8 */
export function readText(path: string, bytes: Uint8Array): TextFile {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { path, text, digest: digestOfBytes(bytes) }
  } catch (cause) {
    throw new ParseError('malformed', `read "${path}": it is not UTF-8`, { cause })
  }
}

/** The text with the edits made, which do not overlap; one that stands twice is made once. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  let last: Edit | undefined
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (last && edit.start === last.start && edit.end === last.end && edit.text === last.text) continue
    if (edit.start < at) throw new RangeError(`edits overlap at offset ${edit.start}`)
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
    last = edit
  }
  return result + text.slice(at)
}

/** How the file ends its lines. */
export const lineEndOf = (text: string): string => (/\r\n|\n|\r/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n')
