import { ParseError, limits } from '#base/index.ts'

/** What `serialize()` of PHP writes of plain data: an array is a map, its integer keys as text. */
export type PhpValue = string | number | boolean | null | PhpMap
export type PhpMap = ReadonlyMap<string, PhpValue>

/** Members of one array, a count: the registry of a package has some ten thousand for its files. */
const MEMBERS = 1_000_000

const bad = (what: string, at: number): ParseError => new ParseError('malformed', what, { position: `offset ${at}` })

class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  #expect(text: string): void {
    if (this.#bytes.toString('latin1', this.#at, this.#at + text.length) !== text) throw bad(`no "${text}"`, this.#at)
    this.#at += text.length
  }

  /** Up to the mark, which is read over. */
  #until(mark: string): string {
    const end = this.#bytes.indexOf(mark, this.#at)
    if (end < 0 || end - this.#at > 64) throw bad(`no "${mark}"`, this.#at)
    const text = this.#bytes.toString('latin1', this.#at, end)
    this.#at = end + 1
    return text
  }

  #count(): number {
    const at = this.#at
    const text = this.#until(':')
    if (!/^\d{1,10}$/.test(text)) throw bad('no length', at)
    return Number(text)
  }

  #text(): string {
    const length = this.#count()
    this.#expect('"')
    const end = this.#at + length
    if (end > this.#bytes.length) throw bad('a text beyond the end', this.#at)
    const text = this.#bytes.toString('utf8', this.#at, end)
    this.#at = end
    this.#expect('";')
    return text
  }

  #array(depth: number): PhpMap {
    if (depth > limits.depth) throw new ParseError('too-deep', `nested deeper than ${limits.depth}`, { position: `offset ${this.#at}` })
    const length = this.#count()
    if (length > MEMBERS) throw new ParseError('too-large', `an array of ${length}`, { position: `offset ${this.#at}` })
    this.#expect('{')
    const map = new Map<string, PhpValue>()
    for (let i = 0; i < length; i++) {
      const key = this.value(depth + 1)
      if (typeof key !== 'string' && typeof key !== 'number') throw bad('a key that is none', this.#at)
      map.set(String(key), this.value(depth + 1))
    }
    this.#expect('}')
    return map
  }

  value(depth: number): PhpValue {
    const at = this.#at
    const kind = this.#bytes.toString('latin1', at, at + 2)
    this.#at += 2
    if (kind === 's:') return this.#text()
    if (kind === 'a:') return this.#array(depth)
    if (kind === 'i:' || kind === 'd:') return Number(this.#until(';'))
    if (kind === 'b:') return this.#until(';') === '1'
    if (kind === 'N;') return null
    throw new ParseError('unsupported', `a value of the kind "${kind}"`, { position: `offset ${at}` })
  }
}

/** @throws ParseError with an offset; objects and references, which could run code or multiply, are refused. */
export const readPhpSerialised = (bytes: Uint8Array): PhpValue => new Reader(bytes).value(0)
