import { parseXml } from '#base/index.ts'

/** An element of an XML text; `start` and `end` are those of what lies between its tags. */
export type XmlPlace = {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Without spaces at its ends, comments and children. */
  readonly text: string
  readonly children: readonly XmlPlace[]
}

type Open = { name: string; start: number; end: number; text: string; children: XmlPlace[] }

/** What is no element, by its opening. */
const SKIPPED: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
]

/** Behind the `>` of the tag that begins at `at`; one within quotes does not end it. */
function endOfTag(text: string, at: number): number {
  let quote = ''
  for (let i = at; i < text.length; i++) {
    const c = text[i]!
    if (quote !== '') quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i + 1
  }
  return text.length
}

const localName = (tag: string): string => {
  const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? ''
  return name.slice(name.indexOf(':') + 1)
}

function behindSkipped(text: string, at: number): number | undefined {
  const found = SKIPPED.find(([open]) => text.startsWith(open, at))
  if (!found) return undefined
  const close = text.indexOf(found[1], at + found[0].length)
  return close < 0 ? text.length : close + found[1].length
}

/** Where the elements of an XML text stand. @throws ParseError when it is none, or too deep */
export function xmlPlaces(text: string): XmlPlace {
  parseXml(Buffer.from(text))
  const top: Open = { name: '', start: 0, end: text.length, text: '', children: [] }
  const open: Open[] = [top]
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('<', at)
    const current = open.at(-1)!
    current.text += text.slice(at, next < 0 ? text.length : next)
    if (next < 0) break
    if (text.startsWith('<![CDATA[', next)) {
      const close = text.indexOf(']]>', next)
      current.text += text.slice(next + '<![CDATA['.length, close)
      at = close + ']]>'.length
      continue
    }
    at = behindSkipped(text, next) ?? endOfTag(text, next)
    const tag = text.slice(next, at)
    if (/^<[!?]/.test(tag)) continue
    if (tag.startsWith('</')) {
      current.end = next
      open.pop()
      open.at(-1)?.children.push({ ...current, text: current.text.trim() })
    } else if (tag.endsWith('/>')) current.children.push({ name: localName(tag), start: at, end: at, text: '', children: [] })
    else open.push({ name: localName(tag), start: at, end: at, text: '', children: [] })
  }
  return top.children[0]!
}

export const elementIn = (place: XmlPlace | undefined, name: string): XmlPlace | undefined =>
  place?.children.find((child) => child.name === name)

export const elementsIn = (place: XmlPlace | undefined, name: string): readonly XmlPlace[] =>
  place?.children.filter((child) => child.name === name) ?? []

export const wordIn = (place: XmlPlace | undefined, name: string): string => elementIn(place, name)?.text ?? ''
