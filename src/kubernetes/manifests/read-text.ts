import { ParseError, messageOf, visible } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import { type Position, positionOf } from '#source-text/index.ts'
import { type DocumentText, type PlacedValue, documentsOf, lineStarts, offsetOfField, positionFrom, readDocument } from '../yaml/index.ts'
import type { Field, Manifest, Manifests } from './manifest.ts'
import { objectsOf } from './objects.ts'

/** What was last looked up: findings come object by object, and a document may hold thousands. */
export type PlaceMemory = { last?: { readonly document: DocumentText; readonly placed: PlacedValue; readonly starts: readonly number[] } }

/** Places are not kept but read again when asked for: few objects have findings, and the places of ten thousand are many. */
function placeOf(document: DocumentText, field: Field, memory: PlaceMemory): Position {
  if (memory.last?.document !== document)
    memory.last = { document, placed: readDocument(document.text, true), starts: lineStarts(document.text) }
  const { placed, starts } = memory.last
  return positionFrom(document.text, starts, offsetOfField(placed, field), document.line)
}

/** `LINE:COLUMN` of a position in a document, in its file. */
function inFile(document: DocumentText, position: string | undefined): string {
  const [line, column] = (position ?? '1:1').split(':').map(Number)
  return `${document.line + (line || 1) - 1}:${column || 1}`
}

/** Characters of a reason: parsers quote what they do not understand. */
const LONGEST = 200

function reasonOf(thrown: unknown): string {
  const text = visible(messageOf(thrown).replace(/ \(at \d+:\d+\)$/, ''))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

type Reading = { readonly manifests: Manifest[]; readonly unknowns: Unknown[] }

/** What is wrong in one document that is told, a count: of a list of thousands the first say enough. */
const TOLD = 100

function readOne(path: string, document: DocumentText, memory: PlaceMemory, into: Reading): void {
  const { value } = readDocument(document.text)
  if (value === null) return
  const place = (field: Field): Position => placeOf(document, field, memory)
  let wrongs = 0
  const wrong = (within: Field, reason: string): void => {
    if (++wrongs > TOLD) return
    const { line, column } = place(within)
    into.unknowns.push({ path, reason: `${line}:${column}: ${reason}` })
  }
  for (const { object, within } of objectsOf(value, wrong))
    into.manifests.push({
      path,
      object,
      place: within.length > 0 ? (field) => place([...within, ...field]) : place,
    })
  if (wrongs > TOLD) into.unknowns.push({ path, reason: `${document.line}:1: ${wrongs - TOLD} more items of this document are none` })
}

/** What a template engine would replace; a text with one that is no YAML is a template. */
const TEMPLATE = '{{'

function templateReason(text: string): string {
  const { line, column } = positionOf(text, text.indexOf(TEMPLATE))
  return `${line}:${column}: a template, not yet YAML: render it first, for example "helm template CHART | plimsoll check manifests:-"`
}

/** The objects of a text: YAML or JSON, any number of documents. What cannot be read is named, the rest goes on. */
export function readText(path: string, text: string, memory: PlaceMemory = {}): Manifests {
  const into: Reading = { manifests: [], unknowns: [] }
  for (const document of documentsOf(text)) {
    try {
      readOne(path, document, memory, into)
    } catch (thrown) {
      // What else of a template happens to be YAML is not what will be applied.
      if (text.includes(TEMPLATE)) return { manifests: [], unknowns: [{ path, reason: templateReason(text) }] }
      const at = inFile(document, thrown instanceof ParseError ? thrown.position : undefined)
      into.unknowns.push({ path, reason: `${at}: ${reasonOf(thrown)}` })
    }
  }
  return into
}
