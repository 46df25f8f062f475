import { ParseError } from '#base/index.ts'

export type Stanza = ReadonlyMap<string, string>

/** deb822(5): stanzas of `Field: value` lines; a line that starts with white space goes on. Field names are lower-cased. */
export function* readStanzas(text: string): Generator<Stanza> {
  let stanza = new Map<string, string>()
  let field = ''
  let number = 0
  for (const line of text.split('\n')) {
    number++
    if (line.trim() === '') {
      if (stanza.size > 0) yield stanza
      stanza = new Map()
      field = ''
    } else if (line.startsWith(' ') || line.startsWith('\t')) {
      if (field !== '') stanza.set(field, `${stanza.get(field)}\n${line.trim()}`)
    } else if (!line.startsWith('#')) {
      const colon = line.indexOf(':')
      if (colon <= 0) throw new ParseError('malformed', 'a line without a field name', { position: `line ${number}` })
      field = line.slice(0, colon).toLowerCase()
      stanza.set(field, line.slice(colon + 1).trim())
    }
  }
  if (stanza.size > 0) yield stanza
}
