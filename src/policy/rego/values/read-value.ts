import { ParseError, limits } from '#base/index.ts'
import { RegoDecimal, RegoObject, RegoSet, type Value, wholeNumber } from './value.ts'

const NUMBER = /-?(?:\d+(\.\d*)?|(\.\d+))([eE][-+]?\d+)?/y
const STRING = /"(?:[^"\\]|\\.)*"/sy
const WORDS: readonly (readonly [string, Value])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
]

/** Reads Rego's own text of values: JSON with sets `{1, 2}` and `set()`, and any value for a key. @throws ParseError with the offset */
class ValueReader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): Value {
    const value = this.#value()
    this.#space()
    if (this.#at < this.#text.length) throw this.#error('more than one value')
    return value
  }

  #error(message: string): ParseError {
    return new ParseError('malformed', `value of a policy: ${message}`, { position: `offset ${this.#at}` })
  }

  #space(): void {
    while (this.#at < this.#text.length && ' \n\t\r'.includes(this.#text[this.#at]!)) this.#at++
  }

  #takes(text: string): boolean {
    this.#space()
    if (!this.#text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #value(): Value {
    this.#space()
    if (++this.#depth > limits.depth) throw new ParseError('too-deep', `a value of a policy is nested deeper than ${limits.depth}`)
    const value = this.#inner()
    this.#depth--
    return value
  }

  #inner(): Value {
    const first = this.#text[this.#at]
    if (first === '"') return this.#string()
    if (this.#takes('[')) return this.#items(']', undefined)
    if (this.#takes('set()')) return new RegoSet([])
    if (this.#takes('{')) return this.#takes('}') ? new RegoObject([]) : this.#setOrObject()
    const word = WORDS.find(([text]) => this.#takes(text))
    return word ? word[1] : this.#number()
  }

  #items(end: string, start: Value | undefined): Value[] {
    const items: Value[] = start === undefined ? [] : [start]
    if (start === undefined && this.#takes(end)) return items
    if (start !== undefined && this.#takes(end)) return items
    if (start !== undefined && !this.#takes(',')) throw this.#error('neither "," nor an end')
    for (;;) {
      items.push(this.#value())
      if (this.#takes(end)) return items
      if (!this.#takes(',')) throw this.#error(`neither "," nor "${end}"`)
    }
  }

  #setOrObject(): RegoObject | RegoSet {
    const first = this.#value()
    if (!this.#takes(':')) return new RegoSet(this.#items('}', first))
    const entries: [Value, Value][] = [[first, this.#value()]]
    while (!this.#takes('}')) {
      if (!this.#takes(',')) throw this.#error('neither "," nor "}"')
      const key = this.#value()
      if (!this.#takes(':')) throw this.#error('no ":" after a key')
      entries.push([key, this.#value()])
    }
    return new RegoObject(entries)
  }

  #string(): string {
    STRING.lastIndex = this.#at
    const text = STRING.exec(this.#text)?.[0]
    if (text === undefined) throw this.#error('a string without an end')
    try {
      const value = JSON.parse(text) as string
      this.#at += text.length
      return value
    } catch {
      throw this.#error('a string that is none')
    }
  }

  #number(): Value {
    NUMBER.lastIndex = this.#at
    const found = NUMBER.exec(this.#text)
    if (!found) throw this.#error('no value')
    this.#at += found[0].length
    if (found[1] === undefined && found[2] === undefined && found[3] === undefined) return wholeNumber(BigInt(found[0]))
    const value = Number(found[0])
    return Number.isFinite(value) && !Number.isInteger(value) ? value : new RegoDecimal(found[0])
  }
}

/** @throws ParseError */
export const readValue = (text: string): Value => new ValueReader(text).whole()
