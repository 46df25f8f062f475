import { ParseError } from '#base/index.ts'

export type Stanza = ReadonlyMap<string, string>

/** Lines one after the other, so that a file of millions is not there twice. */
function* linesOf(text: string): Generator<string> {
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end)
    start = end + 1
  }
  yield text.slice(start)
}

/**
 * deb822(5): stanzas of `Field: value` lines; a line that starts with white space goes on. Field names are lower-cased; of those that are
 * not asked for only the name is kept.
 */
export function* readStanzas(text: string, fields?: ReadonlySet<string>): Generator<Stanza> {
  let stanza = new Map<string, string>()
  let field = ''
  let number = 0
  for (const line of linesOf(text)) {
    number++
    if (line.trim() === '') {
      if (stanza.size > 0) yield stanza
      stanza = new Map()
      field = ''
    } else if (line.startsWith(' ') || line.startsWith('\t')) {
      if (field !== '' && (fields?.has(field) ?? true)) stanza.set(field, `${stanza.get(field)}\n${line.trim()}`)
    } else if (!line.startsWith('#')) {
      const colon = line.indexOf(':')
      if (colon <= 0) throw new ParseError('malformed', 'a line without a field name', { position: `line ${number}` })
      field = line.slice(0, colon).toLowerCase()
      stanza.set(field, (fields?.has(field) ?? true) ? line.slice(colon + 1).trim() : '')
    }
  }
  if (stanza.size > 0) yield stanza
}
