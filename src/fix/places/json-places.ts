import { readJson } from '#base/index.ts'
import { TextReader } from './text-reader.ts'

/** A value of a JSON text and where it stands: `start` of its first character, `end` behind its last. */
export type JsonPlace = {
  readonly start: number
  readonly end: number
  /** Where the key of a member begins. */
  readonly key?: number
  readonly value: JsonValue
}

type JsonValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonPlace> }
  | { readonly kind: 'other' }

const SPACE = /[\s\uFEFF]*/y
const STRING = /"(?:[^"\\]|\\.)*"/y
const OTHER = /[^\s,\]}]*/y

/** Reads a text that is known to be JSON, and not too deep: nothing is checked here. */
class Reader extends TextReader {
  value(): JsonPlace {
    this.take(SPACE)
    const start = this.at
    const first = this.text[start]
    if (first === '{') return { start, value: { kind: 'object', members: this.members() }, end: this.at }
    if (first === '[') {
      this.skipList()
      return { start, end: this.at, value: { kind: 'other' } }
    }
    if (first === '"') {
      const text = JSON.parse(this.take(STRING)) as string
      return { start, end: this.at, value: { kind: 'text', text } }
    }
    this.take(OTHER)
    return { start, end: this.at, value: { kind: 'other' } }
  }

  /** Of a key that stands twice the last counts, as for JSON.parse. */
  private members(): Map<string, JsonPlace> {
    const members = new Map<string, JsonPlace>()
    this.at++
    for (this.take(SPACE); this.text[this.at] !== '}'; this.take(SPACE)) {
      const from = this.at
      const key = JSON.parse(this.take(STRING)) as string
      this.take(SPACE)
      this.at++
      members.delete(key)
      members.set(key, { ...this.value(), key: from })
      this.take(SPACE)
      if (this.text[this.at] === ',') this.at++
    }
    this.at++
    return members
  }

  private skipList(): void {
    this.at++
    for (this.take(SPACE); this.text[this.at] !== ']'; this.take(SPACE)) {
      this.value()
      this.take(SPACE)
      if (this.text[this.at] === ',') this.at++
    }
    this.at++
  }
}

/** Where the values of a JSON text stand. @throws ParseError when it is none, or too deep */
export function jsonPlaces(text: string): JsonPlace {
  readJson(text.startsWith('\uFEFF') ? text.slice(1) : text)
  return new Reader(text).value()
}

export const memberOf = (place: JsonPlace | undefined, key: string): JsonPlace | undefined =>
  place?.value.kind === 'object' ? place.value.members.get(key) : undefined

export const textAt = (place: JsonPlace | undefined): string | undefined => (place?.value.kind === 'text' ? place.value.text : undefined)

/** Own text members of an object, in order. */
export const textsIn = (place: JsonPlace | undefined): readonly (readonly [key: string, text: string, place: JsonPlace])[] =>
  place?.value.kind === 'object'
    ? [...place.value.members].flatMap(([key, member]) => (member.value.kind === 'text' ? [[key, member.value.text, member] as const] : []))
    : []
