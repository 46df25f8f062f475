import { type Alias, type Node, type Pair, type Scalar as ScalarNode, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { MiB, ParseError, limits, messageOf } from '#base/index.ts'
import { positionOf } from '#source-text/index.ts'
import { type Json, type JsonMap } from './ordinary-text.ts'
import { type Offsets, type PlacedValue, noteOffset } from './places.ts'
import { type Scalar, keyOfPlain, resolvePlain } from './scalar.ts'

/** Bytes of a document that is read by the whole language's parser: what the API server takes (its limit of a request is 3 MiB). */
const LARGEST = 3 * MiB

/** Values that aliases may stand for in one document, a count; goyaml.v2 has the same bound for small documents. */
const EXPANDED = 400_000

const CORE = 'tag:yaml.org,2002:'

/** What was read of a node: its value, and of how many values it consists with its aliases written out. */
type Read = { readonly value: Json; readonly size: number }

class Reading {
  readonly offsets: Offsets | undefined
  private readonly anchors = new Map<string, Read | 'open'>()
  private depth = 0
  private expanded = 0
  private readonly text: string

  constructor(text: string, offsets: Offsets | undefined) {
    this.text = text
    this.offsets = offsets
  }

  fail(node: Node | null | undefined, message: string, code: ParseError['code'] = 'malformed'): never {
    const { line, column } = positionOf(this.text, node?.range?.[0] ?? 0)
    throw new ParseError(code, message, { position: `${line}:${column}` })
  }

  node(node: Node | null): Read {
    if (node === null) return { value: null, size: 1 }
    if (isAlias(node)) return this.alias(node)
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
    if (anchor) this.anchors.set(anchor, 'open')
    if (++this.depth > limits.depth) this.fail(node, `nested deeper than ${limits.depth}`, 'too-deep')
    const read = isScalar(node) ? { value: this.scalar(node), size: 1 } : isMap(node) ? this.map(node.items) : this.list(node)
    this.depth--
    if (anchor) this.anchors.set(anchor, read)
    return read
  }

  private alias(node: Alias): Read {
    const found = this.anchors.get(node.source)
    if (found === undefined) return this.fail(node, `no anchor "${node.source.slice(0, 80)}" stands before this alias`)
    if (found === 'open') return this.fail(node, `the value of anchor "${node.source}" contains itself`)
    this.expanded += found.size
    if (this.expanded > EXPANDED) this.fail(node, `aliases stand for more than ${EXPANDED} values`, 'too-large')
    return found
  }

  private guarded<T>(node: Node, read: () => T): T {
    try {
      return read()
    } catch (cause) {
      return this.fail(node, messageOf(cause), 'unsupported')
    }
  }

  private scalar(node: ScalarNode): Scalar {
    const text = this.textOf(node)
    if (node.tag === undefined || node.tag === '') return node.type === 'PLAIN' ? this.guarded(node, () => resolvePlain(text)) : text
    return this.tagged(node, text, node.tag.startsWith(CORE) ? node.tag.slice(CORE.length) : '')
  }

  /** A text behind `|` or `>` at the very end has the line's end only if it is there (libyaml), not always. */
  private textOf(node: ScalarNode): string {
    const text = String(node.value)
    const isCut = node.type?.startsWith('BLOCK') && (node.range?.[2] ?? 0) >= this.text.length && !this.text.endsWith('\n')
    return isCut && text.endsWith('\n') ? text.slice(0, -1) : text
  }

  /** A tag of the language decides; one of one's own leaves the text as it is (goyaml.v2, `resolve`). */
  private tagged(node: ScalarNode, text: string, tag: string): Scalar {
    const must = (value: Scalar, fits: boolean): Scalar =>
      fits ? value : this.fail(node, `cannot read "${text.slice(0, 40)}" as !!${tag}`)
    switch (tag) {
      case 'int':
      case 'float': {
        const value = this.guarded(node, () => resolvePlain(text))
        const isNumber = typeof value === 'bigint' || (typeof value === 'number' && (tag === 'float' || Number.isInteger(value)))
        return must(value, isNumber)
      }
      case 'bool':
      case 'null': {
        const value = this.guarded(node, () => resolvePlain(text))
        return must(value, tag === 'null' ? value === null : typeof value === 'boolean')
      }
      case 'binary':
        return must(Buffer.from(text, 'base64').toString(), /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/.test(text))
      default:
        return text
    }
  }

  private list(node: Node): Read {
    const list: Json[] = []
    let size = 1
    for (const item of (node as unknown as { readonly items: readonly (Node | Pair)[] }).items) {
      // `[a: b]`: a map of one pair.
      const isPair = 'key' in item
      noteOffset(this.offsets, list, list.length, this.startOf(isPair ? (item.key as Node) : item))
      const read = isPair ? this.map([item]) : this.node(item)
      list.push(read.value)
      size += read.size
    }
    return { value: list, size }
  }

  private readonly startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0

  private map(pairs: readonly Pair[]): Read {
    const map: JsonMap = {}
    const own = new Set<string>()
    let size = 1
    for (const pair of pairs) {
      const key = pair.key as Node | null
      if (isScalar(key) && isMerge(key)) {
        size += this.merge(pair.value as Node | null, map)
        continue
      }
      const name = this.key(key)
      if (own.has(name)) this.fail(key, `the key "${name.slice(0, 80)}" stands there twice`)
      own.add(name)
      const read = this.node(pair.value as Node | null)
      put(map, name, read.value)
      noteOffset(this.offsets, map, name, this.startOf(key))
      size += read.size
    }
    return { value: map, size }
  }

  private key(node: Node | null): string {
    if (node === null) return this.fail(node, 'a key that is null cannot be put into JSON')
    if (isAlias(node)) {
      const { value } = this.alias(node)
      return typeof value === 'string' ? value : this.fail(node, 'this alias is no key')
    }
    if (!isScalar(node)) return this.fail(node, 'a map or list is no key')
    const text = String(node.value)
    if (node.anchor) this.anchors.set(node.anchor, { value: this.scalar(node), size: 1 })
    return node.type === 'PLAIN' && !node.tag ? this.guarded(node, () => keyOfPlain(text)) : String(this.scalar(node))
  }

  /** The fields of other maps, set here: before them it counts what stands before, after them what stands after (goyaml.v2, `merge`). */
  private merge(node: Node | null, map: JsonMap): number {
    const sources = isSeq(node) ? (node.items as Node[]).toReversed() : [node]
    let size = 0
    for (const source of sources) {
      const { value, size: added } = this.node(source)
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return this.fail(source, 'only maps can be merged')
      for (const [key, item] of Object.entries(value)) {
        put(map, key, item)
        noteOffset(this.offsets, map, key, this.offsets?.get(value)?.get(key) ?? this.startOf(source))
      }
      size += added
    }
    return size
  }
}

const isMerge = (node: ScalarNode): boolean => node.value === '<<' && (node.tag ? node.tag === `${CORE}merge` : node.type === 'PLAIN')

/** Sets an own field, `__proto__` as well. */
function put(map: JsonMap, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  else map[key] = value
}

const positionAt = (text: string, offset: number): string => {
  const { line, column } = positionOf(text, offset)
  return `${line}:${column}`
}

/** Any document, by the whole language. Its scalars are what Kubernetes makes of them. @throws ParseError with line and column in `text` */
export function readWhole(text: string, places: boolean): PlacedValue {
  if (text.length > LARGEST)
    throw new ParseError('too-large', `with anchors, tags or texts over several lines a document may have ${LARGEST} characters`, {
      position: '1:1',
    })
  const offsets: Offsets | undefined = places ? new Map() : undefined
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const [wrong] = document.errors
    // The parser keeps what its own recursion threw as an error of the text.
    if (wrong?.message.includes('call stack')) throw new RangeError(wrong.message)
    if (wrong) throw new ParseError('malformed', wrong.message, { position: positionAt(text, wrong.pos[0]), cause: wrong })
    const { value } = new Reading(text, offsets).node(document.contents)
    return { value, offsets: offsets ?? new Map(), start: document.contents?.range?.[0] ?? 0 }
  } catch (cause) {
    if (cause instanceof RangeError) throw new ParseError('too-deep', 'nested too deep', { position: '1:1', cause })
    throw cause
  }
}
