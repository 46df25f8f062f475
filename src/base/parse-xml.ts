import { SaxesParser } from 'saxes'
import { ParseError, messageOf } from './errors.ts'
import { limits } from './limits.ts'
import { textOf } from './parse-json.ts'

/** An element with its own text, spaces at the ends removed. Names are without their prefix. */
export type XmlElement = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  readonly text: string
}

const ELEMENTS = 500_000

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * An XML document. A document type is refused: what it could declare (entities) is how small files become large ones.
 * @throws ParseError with line and column
 */
export function parseXml(content: Uint8Array): XmlElement {
  type Open = { name: string; attributes: Map<string, string>; children: XmlElement[]; text: string }
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: Open[] = []
  let root: XmlElement | undefined
  let count = 0
  const position = (): { position: string } => ({ position: `line ${parser.line}, column ${parser.column}` })
  parser.on('error', (cause) => {
    throw new ParseError('malformed', `not XML: ${messageOf(cause)}`, { cause })
  })
  parser.on('doctype', (text) => {
    if (text.includes('[')) throw new ParseError('unsupported', 'XML that declares entities', position())
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++count > ELEMENTS) throw new ParseError('too-large', `more than ${ELEMENTS} elements`, position())
    if (open.length >= limits.depth) throw new ParseError('too-deep', `nested deeper than ${limits.depth}`, position())
    const values = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const)
    open.push({ name: localName(name), attributes: new Map(values), children: [], text: '' })
  })
  const addText = (text: string): void => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = open.pop()!
    element.text = element.text.trim()
    if (open.length === 0) root = element
    else open.at(-1)!.children.push(element)
  })
  parser.write(textOf(content)).close()
  if (!root) throw new ParseError('malformed', 'not XML: no element')
  return root
}

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

export const childText = (element: XmlElement | undefined, name: string): string | undefined => childOf(element, name)?.text || undefined
