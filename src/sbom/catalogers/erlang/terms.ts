import { ParseError, limits } from '#base/index.ts'

/** An atom, a text (string, binary or number), a list or tuple, or the pair of a keyword or a map. */
export type Term = { readonly atom: string } | string | readonly Term[]

/** One token that is no quoted text: `name:` of a keyword, `:name`, words and numbers, brackets. No two repeats take the same characters. */
const TOKEN = /:?[A-Za-z_][\w@]*[?!]?:?|[-+]?\d[\w.]*|=>|<<|>>|[%#]\{|[[\](){},.|/:]/y
/** What a comment starts with. */
const COMMENT = { erlang: '%', elixir: '#' } as const
/** Terms of one file, a count. */
const TERMS = 2_000_000

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '%{': '}', '#{': '}', '[': ']', '<<': '>>' }

/** What stands between quotes, with the escapes that occur in names and addresses. */
const unquote = (token: string): string =>
  token.slice(1, token.endsWith(token[0]!) && token.length > 1 ? -1 : undefined).replace(/\\([^])/g, '$1')

class TermReader {
  readonly #text: string
  readonly #comment: string
  #at = 0
  #count = 0

  constructor(text: string, language: 'erlang' | 'elixir') {
    this.#text = text
    this.#comment = COMMENT[language]
  }

  #skip(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const c = this.#text[this.#at]!
      if (c === this.#comment) {
        const end = this.#text.indexOf('\n', this.#at)
        this.#at = end < 0 ? this.#text.length : end
      } else if (c !== ' ' && c !== '\n' && c !== '\t' && c !== '\r') return
    }
  }

  /** The quoted text at the reader's place; a quote that does not end takes the rest. A colon behind it makes a key. */
  #quoted(quote: string): string {
    let end = this.#at + 1
    while (end < this.#text.length && this.#text[end] !== quote) end += this.#text[end] === '\\' ? 2 : 1
    end = Math.min(end + 1, this.#text.length)
    return this.#text.slice(this.#at, this.#text[end] === ':' ? end + 1 : end)
  }

  #fail(message: string): ParseError {
    return new ParseError('malformed', message, { position: `offset ${this.#at}` })
  }

  /** The next token, undefined at the end. */
  #next(): string | undefined {
    this.#skip()
    if (this.#at >= this.#text.length) return undefined
    const first = this.#text[this.#at]!
    TOKEN.lastIndex = this.#at
    const token = first === '"' || first === "'" ? this.#quoted(first) : TOKEN.exec(this.#text)?.[0]
    if (token === undefined) throw this.#fail(`a character that starts no term: ${JSON.stringify(this.#text[this.#at])}`)
    if (++this.#count > TERMS) throw new ParseError('too-large', `more than ${TERMS} terms`)
    this.#at += token.length
    return token
  }

  #sequence(close: string, depth: number): Term[] {
    const items: Term[] = []
    for (;;) {
      const token = this.#next()
      if (token === undefined) throw this.#fail('a term that does not end')
      if (token === close) return items
      if (token === ',' || token === '|') continue
      // `"name": value`, `name: value` and `key => value` are pairs.
      if (token === '=>') {
        items.push([items.pop() ?? '', this.#term(this.#next(), depth)])
        continue
      }
      const isKey = token.length > 1 && token.endsWith(':')
      if (isKey)
        items.push([{ atom: token.startsWith('"') ? unquote(token.slice(0, -1)) : token.slice(0, -1) }, this.#term(this.#next(), depth)])
      else items.push(this.#term(token, depth))
    }
  }

  #term(token: string | undefined, depth: number): Term {
    if (token === undefined) throw this.#fail('a term that does not end')
    if (depth > limits.depth) throw new ParseError('too-deep', `nested deeper than ${limits.depth}`, { position: `offset ${this.#at}` })
    const close = CLOSING[token]
    if (close !== undefined) {
      const items = this.#sequence(close, depth + 1)
      // A binary of one text is the text; `/utf8` may follow it.
      return token === '<<' ? (items.find((item) => typeof item === 'string') ?? '') : items
    }
    const first = token[0]!
    if (first === '"') return unquote(token)
    if (first === "'") return { atom: unquote(token) }
    if (/[\d+-]/.test(first)) return token
    return { atom: token.startsWith(':') ? token.slice(1) : token }
  }

  read(): Term[] {
    const terms: Term[] = []
    for (let token = this.#next(); token !== undefined; token = this.#next())
      if (token !== '.' && token !== ',') terms.push(this.#term(token, 0))
    return terms
  }
}

/** The terms of a file that holds data alone: `file:consult` of Erlang, a literal of Elixir. @throws ParseError */
export const readTerms = (text: string, language: 'erlang' | 'elixir'): readonly Term[] => new TermReader(text, language).read()

export const listOf = (term: Term | undefined): readonly Term[] => (Array.isArray(term) ? (term as readonly Term[]) : [])
export const textIn = (term: Term | undefined): string | undefined => (typeof term === 'string' && term !== '' ? term : undefined)
export const atomOf = (term: Term | undefined): string | undefined => (typeof term === 'object' && 'atom' in term ? term.atom : undefined)

/** The values of the pairs with that key in a list of pairs. */
export const memberOf = (term: Term | undefined, key: string): Term | undefined =>
  listOf(listOf(term).find((pair) => atomOf(listOf(pair)[0]) === key))[1]
