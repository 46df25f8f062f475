import { ParseError, limits } from '#base/index.ts'

/** Every scalar is text: `1.10` stays what it is. */
export type LockYaml = string | readonly LockYaml[] | LockYamlMap
export type LockYamlMap = ReadonlyMap<string, LockYaml>

type Line = { readonly indent: number; readonly content: string; readonly number: number }

const malformed = (message: string, line: number): ParseError => new ParseError('malformed', message, { position: `line ${line}` })

/** The end (exclusive) of the quoted text that starts at `start`. */
function endOfQuoted(text: string, start: number, line: number): number {
  const quote = text[start]
  for (let i = start + 1; i < text.length; i++) {
    if (quote === '"' && text[i] === '\\') i++
    else if (text[i] === quote) {
      if (quote === '"' || text[i + 1] !== "'") return i + 1
      i++
    }
  }
  throw malformed('a quote without an end', line)
}

function unquote(text: string, line: number): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  try {
    return String(JSON.parse(text))
  } catch {
    throw malformed('a quoted text with an unknown escape', line)
  }
}

/** `{a: b, c: [d]}` on one line. */
class FlowReader {
  readonly #text: string
  readonly #line: number
  #at = 0

  constructor(text: string, line: number) {
    this.#text = text
    this.#line = line
  }

  read(): LockYaml {
    const value = this.#value(0)
    this.#skipSpace()
    if (this.#at < this.#text.length && this.#text[this.#at] !== '#') throw malformed('text after a flow collection', this.#line)
    return value
  }

  #skipSpace(): void {
    while (this.#text[this.#at] === ' ') this.#at++
  }

  #value(depth: number): LockYaml {
    if (depth > limits.depth) throw new ParseError('too-deep', `nested deeper than ${limits.depth}`, { position: `line ${this.#line}` })
    this.#skipSpace()
    const first = this.#text[this.#at]
    if (first === '{' || first === '[') return this.#collection(first, depth)
    return this.#scalar()
  }

  #scalar(): string {
    this.#skipSpace()
    const start = this.#at
    const first = this.#text[start]
    if (first === '"' || first === "'") {
      this.#at = endOfQuoted(this.#text, start, this.#line)
      return unquote(this.#text.slice(start, this.#at), this.#line)
    }
    for (; this.#at < this.#text.length; this.#at++) {
      const c = this.#text[this.#at]!
      if (c === ',' || c === '}' || c === ']') break
      if (c === ':' && (this.#text[this.#at + 1] === ' ' || this.#at + 1 === this.#text.length)) break
    }
    return this.#text.slice(start, this.#at).trim()
  }

  #collection(open: '{' | '[', depth: number): LockYaml {
    const close = open === '{' ? '}' : ']'
    const map = new Map<string, LockYaml>()
    const list: LockYaml[] = []
    this.#at++
    for (;;) {
      this.#skipSpace()
      const c = this.#text[this.#at]
      if (c === undefined) throw malformed('a flow collection that does not end on its line', this.#line)
      if (c === close) break
      if (c === ',') this.#at++
      else if (open === '[') {
        const before = this.#at
        list.push(this.#value(depth + 1))
        if (this.#at === before) throw malformed('a stray character in a flow collection', this.#line)
      } else {
        const key = this.#scalar()
        if (this.#text[this.#at] !== ':') throw malformed('a flow key without a colon', this.#line)
        this.#at++
        map.set(key, this.#value(depth + 1))
      }
    }
    this.#at++
    return open === '{' ? map : list
  }
}

/** `key: rest` or `key:`; undefined for what is no mapping. */
function splitKey(content: string, line: number): { key: string; rest: string } | undefined {
  const quoted = content.startsWith('"') || content.startsWith("'")
  let colon: number
  if (quoted) {
    colon = endOfQuoted(content, 0, line)
    if (content[colon] !== ':') return undefined
  } else {
    const spaced = content.indexOf(': ')
    colon = spaced >= 0 ? spaced : content.endsWith(':') ? content.length - 1 : -1
    if (colon < 0) return undefined
  }
  const key = content.slice(0, colon)
  return { key: quoted ? unquote(key, line) : key, rest: content.slice(colon + 1).trim() }
}

function scalarOf(text: string, line: number): LockYaml {
  const first = text[0]
  if (first === '{' || first === '[') return new FlowReader(text, line).read()
  if (first === '"' || first === "'") return unquote(text.slice(0, endOfQuoted(text, 0, line)), line)
  if (first === '&' || first === '*' || first === '!')
    throw new ParseError('unsupported', 'anchors, aliases and tags do not occur in lock files', { position: `line ${line}` })
  return text === '~' || text === 'null' ? '' : text
}

class BlockReader {
  readonly #lines: readonly Line[]
  #at = 0

  constructor(lines: readonly Line[]) {
    this.#lines = lines
  }

  document(): LockYaml {
    const first = this.#lines[0]
    if (!first) return new Map()
    const value = this.#block(first.indent, 0)
    const left = this.#lines[this.#at]
    if (left) throw malformed('an indentation that fits nothing', left.number)
    return value
  }

  #block(indent: number, depth: number): LockYaml {
    const line = this.#lines[this.#at]!
    if (depth > limits.depth) throw new ParseError('too-deep', `nested deeper than ${limits.depth}`, { position: `line ${line.number}` })
    if (line.content === '-' || line.content.startsWith('- ')) return this.#list(indent, depth)
    return this.#map(indent, depth)
  }

  /** The block under a key, if there is one. A list may stand as far left as its key. */
  #nested(indent: number, depth: number): LockYaml {
    const next = this.#lines[this.#at]
    if (next && (next.indent > indent || (next.indent === indent && next.content.startsWith('- '))))
      return this.#block(next.indent, depth + 1)
    return ''
  }

  /** Literal and folded text (`|-`, `>`): nobody needs more than its words. */
  #text(indent: number): string {
    const words: string[] = []
    for (let line = this.#lines[this.#at]; line && line.indent > indent; line = this.#lines[++this.#at]) words.push(line.content)
    return words.join(' ')
  }

  #valueOf(rest: string, indent: number, depth: number, line: number): LockYaml {
    if (rest === '' || rest.startsWith('#')) return this.#nested(indent, depth)
    if (/^[|>][+-]?\d?$/.test(rest)) return this.#text(indent)
    return scalarOf(rest, line)
  }

  #list(indent: number, depth: number): LockYaml {
    const list: LockYaml[] = []
    for (
      let line = this.#lines[this.#at];
      line?.indent === indent && (line.content === '-' || line.content.startsWith('- '));
      line = this.#lines[this.#at]
    ) {
      this.#at++
      const item = line.content.slice(1).trim()
      const pair = splitKey(item, line.number)
      if (pair && !item.startsWith('{') && !item.startsWith('['))
        throw new ParseError('unsupported', 'a list of mappings', { position: `line ${line.number}` })
      list.push(this.#valueOf(item, indent, depth, line.number))
    }
    return list
  }

  #map(indent: number, depth: number): LockYaml {
    const map = new Map<string, LockYaml>()
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      this.#at++
      if (line.content.startsWith('? ')) {
        // A key beyond 1024 characters stands on its own line, its value on the next (YAML 1.2, 8.2.2).
        const value = this.#lines[this.#at]
        if (value?.indent !== indent || !value.content.startsWith(':')) throw malformed('a long key without a value', line.number)
        const key = scalarOf(line.content.slice(2).trim(), line.number)
        this.#at++
        map.set(typeof key === 'string' ? key : '', this.#valueOf(value.content.slice(1).trim(), indent, depth, value.number))
        continue
      }
      const pair = splitKey(line.content, line.number)
      if (!pair) throw malformed('a line that is no mapping', line.number)
      map.set(pair.key, this.#valueOf(pair.rest, indent, depth, line.number))
    }
    return map
  }
}

/**
 * The YAML that pnpm and Yarn write: block mappings, lists of scalars, flow collections on one line, quotes, literal text. A general
 * reader takes seconds for a lock of some megabytes. No anchors, so nothing can multiply. Several documents give several values.
 */
export function readLockYaml(text: string): LockYamlMap[] {
  const documents: Line[][] = [[]]
  let number = 0
  for (const raw of text.split('\n')) {
    number++
    const content = raw.trim()
    if (content === '' || content.startsWith('#')) continue
    if (raw.startsWith('---')) documents.push([])
    else if (raw.startsWith('\t')) throw malformed('a tab in the indentation', number)
    else documents.at(-1)!.push({ indent: raw.length - raw.trimStart().length, content, number })
  }
  return documents
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const value = new BlockReader(lines).document()
      if (value instanceof Map) return value
      throw malformed('not a mapping', lines[0]!.number)
    })
}

/** A member that is a mapping, or an empty one. */
export function mapAt(map: LockYamlMap | undefined, key: string): LockYamlMap {
  const value = map?.get(key)
  return value instanceof Map ? value : new Map<string, LockYaml>()
}

/** A member that is text and not empty. */
export function textAt(map: LockYamlMap | undefined, key: string): string | undefined {
  const value = map?.get(key)
  return typeof value === 'string' && value !== '' ? value : undefined
}
