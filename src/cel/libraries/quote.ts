const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u0007': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
    '\\': '\\\\',
    '"': '\\"',
  }),
)

/** What Go prints as it is: letters, marks, numbers, punctuation, symbols and the ASCII space. */
const PRINTED = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u

function quoted(point: string): string {
  const named = NAMED.get(point)
  if (named !== undefined) return named
  if (PRINTED.test(point)) return point
  const code = point.codePointAt(0)!
  const hex = code.toString(16)
  if (code < 0x80) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** A text as Go's `%q` has it, which is how it stands in messages. */
export const quote = (text: string): string => `"${Array.from(text.toWellFormed(), quoted).join('')}"`

/** A character of UTF-8, or a byte that is part of none. */
const CHARACTER = /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g

/** The same for bytes, a code unit each, that may be no UTF-8. */
export function quoteBytes(bytes: string): string {
  const points = Array.from(bytes.matchAll(CHARACTER), ([character]) => {
    if (character.length === 1 && character >= '\x80') return `\\x${character.charCodeAt(0).toString(16)}`
    return quoted(Buffer.from(character, 'latin1').toString())
  })
  return `"${points.join('')}"`
}
