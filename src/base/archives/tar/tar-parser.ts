import { ParseError } from '../../errors.ts'
import { MiB, limits } from '../../limits.ts'
import { isProgram } from '../../program-magic.ts'
import { BLOCK, type EntryType, type RawHeader, entryType, isZeroBlock, readHeader, textField, numberField } from './header.ts'
import { normalPath } from './path.ts'
import { type PaxKey, type PaxRecords, readPax } from './pax.ts'
import { type SparseMap, oldGnuNumbers, readMapLines, sparseMap } from './sparse.ts'

export type TarEntry = {
  /** Below the root, without a leading slash. */
  readonly path: string
  readonly type: EntryType
  /** Of the file as a reader sees it: with the holes of a sparse file. */
  readonly size: number
  readonly mode: number
  /** Owner and group; -1 where the archive says nothing that can be read. */
  readonly uid: number
  readonly gid: number
  /** As it stands, of a hard or symbolic link. */
  readonly link: string
  /** The extended attribute `security.capability` in hex, of a file that has it. */
  readonly capability?: string
}

/** `magic`: keep it if it starts as programs do. */
export type Wish = 'keep' | 'magic' | 'skip'

export type TarVisitor = {
  readonly entry: (entry: TarEntry) => Wish
  /** The content of a kept file, right after its `entry`. The buffer is the visitor's. */
  readonly content: (entry: TarEntry, bytes: Uint8Array) => void
  /**
   * The stored bytes of each regular file as they arrive, kept or not, at their offset in the file. A view of the piece that was pushed:
   * what is kept must be copied.
   */
  readonly piece?: (entry: TarEntry, bytes: Uint8Array, offset: number) => void
}

type Body =
  | { readonly kind: 'skip' }
  | { readonly kind: 'magic'; readonly entry: TarEntry }
  | { readonly kind: 'keep'; readonly entry: TarEntry; readonly buffer: Uint8Array; filled: number }
  | {
      readonly kind: 'sparse'
      readonly entry: TarEntry
      readonly buffer: Uint8Array
      map: SparseMap | undefined
      readonly stored: Uint8Array[]
    }
  | { readonly kind: 'extended'; readonly flag: number; readonly buffer: Uint8Array; filled: number }

/**
 * Reads a tar archive (ustar, PAX, GNU) that arrives in pieces of any size. Headers are read in place; content that nobody wants is
 * stepped over without a copy.
 */
export class TarParser {
  readonly #visitor: TarVisitor
  readonly #pending = new Uint8Array(BLOCK)
  #pendingLength = 0
  #body: Body | undefined
  #left = 0
  #padding = 0
  #pax: PaxRecords | undefined
  #longName: string | undefined
  #longLink: string | undefined
  #oldSparse: { header: RawHeader; numbers: number[] } | undefined
  #offset = 0
  #entries = 0
  #expanded = 0
  #ended = false
  /** The regular file whose pieces are handed on, and how many bytes of it have been. */
  #streamed: TarEntry | undefined
  #sent = 0

  constructor(visitor: TarVisitor) {
    this.#visitor = visitor
  }

  /** @throws ParseError with the offset in the archive. */
  push(chunk: Uint8Array): void {
    let at = 0
    while (at < chunk.length && !this.#ended) {
      if (this.#left > 0) at = this.#takeContent(chunk, at)
      else if (this.#padding > 0) {
        const step = Math.min(this.#padding, chunk.length - at)
        this.#padding -= step
        at += step
      } else at = this.#takeBlock(chunk, at)
    }
    this.#offset += chunk.length
  }

  /** Whether the end of the archive was read; what follows it is no part of it. */
  get ended(): boolean {
    return this.#ended
  }

  /** For a reader that can seek: the bytes of content ahead that nobody wants. They are taken as pushed. */
  stepOver(): number {
    if (this.#ended || (this.#body && this.#body.kind !== 'skip')) return 0
    const step = this.#left + this.#padding
    this.#body = undefined
    this.#left = this.#padding = 0
    this.#offset += step
    return step
  }

  /** @throws ParseError when the archive stops in the middle of an entry. */
  end(): void {
    if (this.#ended) return
    if (this.#left > 0 || this.#pendingLength > 0 || this.#pax || this.#oldSparse)
      throw new ParseError('malformed', 'the archive ends in the middle of an entry', { position: `offset ${this.#offset}` })
  }

  #takeBlock(chunk: Uint8Array, at: number): number {
    if (this.#pendingLength === 0 && chunk.length - at >= BLOCK) {
      this.#block(chunk.subarray(at, at + BLOCK), at)
      return at + BLOCK
    }
    const step = Math.min(BLOCK - this.#pendingLength, chunk.length - at)
    this.#pending.set(chunk.subarray(at, at + step), this.#pendingLength)
    this.#pendingLength += step
    if (this.#pendingLength === BLOCK) {
      this.#pendingLength = 0
      this.#block(this.#pending, at)
    }
    return at + step
  }

  #block(block: Uint8Array, at: number): void {
    try {
      if (this.#oldSparse) this.#sparseBlock(block, this.#oldSparse)
      else if (isZeroBlock(block)) this.#ended = true
      else this.#header(readHeader(block))
    } catch (cause) {
      if (cause instanceof ParseError && cause.position === undefined)
        throw new ParseError(cause.code, cause.message, { position: `offset ${this.#offset + at}`, cause })
      throw cause
    }
  }

  #header(header: RawHeader): void {
    if (++this.#entries > limits.entries) throw new ParseError('too-large', `more than ${limits.entries} entries in a layer`)
    switch (header.flag) {
      case 0x4c: // 'L', GNU long name
      case 0x4b: // 'K', GNU long link
      case 0x78: // 'x', PAX for the next entry
      case 0x67: // 'g', PAX for all that follow
        if (header.size > limits.extendedHeader) throw new ParseError('too-large', `an extended header of ${header.size} bytes`)
        this.#start({ kind: 'extended', flag: header.flag, buffer: new Uint8Array(header.size), filled: 0 }, header.size)
        return
      case 0x53: // 'S', GNU sparse
        this.#oldSparse = { header: { ...header, block: header.block.slice() }, numbers: oldGnuNumbers(header.block, 386, 4) }
        if (header.block[482] === 0) this.#finishOldSparse(this.#oldSparse)
        return
      default:
        this.#entry(header)
    }
  }

  #sparseBlock(block: Uint8Array, sparse: { header: RawHeader; numbers: number[] }): void {
    sparse.numbers.push(...oldGnuNumbers(block, 0, 21))
    if (sparse.numbers.length > 200_000) throw new ParseError('too-large', 'a sparse map with too many parts')
    if (block[504] === 0) this.#finishOldSparse(sparse)
  }

  #finishOldSparse(sparse: { header: RawHeader; numbers: number[] }): void {
    this.#oldSparse = undefined
    this.#entry(sparse.header, sparseMap(numberField(sparse.header.block, 483, 12), sparse.numbers))
  }

  #entry(header: RawHeader, oldMap?: SparseMap): void {
    const record = (key: PaxKey): string | undefined => this.#pax?.get(key)
    const stored = this.#number(record('size')) ?? header.size
    const sparse = oldMap !== undefined || isSparse(record)
    const sparseSize = sparse
      ? (oldMap?.size ?? this.#number(record('GNU.sparse.size') ?? record('GNU.sparse.realsize')) ?? stored)
      : stored
    // What wins over what is as in Go's archive/tar, by which engines unpack: GNU's long names over PAX over the header.
    const ordinary = this.#longName || (record('path') ?? header.name)
    const name = sparse && !oldMap ? (record('GNU.sparse.name') ?? ordinary) : ordinary
    const flagType = entryType(header.flag)
    const capability = record('SCHILY.xattr.security.capability')
    const entry: TarEntry = {
      path: normalPath(name),
      // Old tars marked folders by a trailing slash alone.
      type: header.flag === 0 && ordinary.endsWith('/') ? 'directory' : flagType,
      size: sparseSize,
      mode: header.mode,
      uid: idOf(record('uid')) ?? header.uid,
      gid: idOf(record('gid')) ?? header.gid,
      link: this.#longLink || (record('linkpath') ?? header.link),
      ...(capability ? { capability } : {}),
    }
    const lines = sparse && !oldMap && record('GNU.sparse.major') === '1'
    const list = sparse && !oldMap && !lines ? (record('GNU.sparse.map') ?? '') : undefined
    this.#forget()
    if (entry.path.length > limits.path) throw new ParseError('too-large', `a path of ${entry.path.length} characters`)
    const wish = this.#visitor.entry(entry)
    const length = entry.type === 'file' || entry.type === 'other' ? stored : 0
    this.#streamed = entry.type === 'file' ? entry : undefined
    this.#sent = 0
    const body = wish === 'skip' || entry.type !== 'file' ? undefined : this.#bodyOf(entry, wish, stored, sparse, oldMap, list)
    this.#start(body ?? { kind: 'skip' }, length)
  }

  #forget(): void {
    this.#pax = this.#longName = this.#longLink = undefined
  }

  #bodyOf(entry: TarEntry, wish: Wish, stored: number, sparse: boolean, oldMap?: SparseMap, list?: string): Body {
    if (!sparse) return wish === 'magic' ? { kind: 'magic', entry } : { kind: 'keep', entry, buffer: new Uint8Array(entry.size), filled: 0 }
    if (wish === 'magic') return { kind: 'skip' }
    if (stored > entry.size + 8 * MiB) throw new ParseError('malformed', 'a sparse file that stores more than its size')
    // Holes cost no bytes of the archive: all that they make is bounded as if it had been stored.
    this.#expanded += entry.size
    if (this.#expanded > limits.layer) throw new ParseError('too-large', `sparse files of more than ${limits.layer / MiB} MiB`)
    const map = oldMap ?? (list === undefined ? undefined : sparseMap(entry.size, list === '' ? [] : list.split(',').map(sparseNumber)))
    return { kind: 'sparse', entry, buffer: new Uint8Array(entry.size), map, stored: [] }
  }

  #number(text: string | undefined): number | undefined {
    if (text === undefined) return undefined
    const value = /^\+?\d{1,16}$/.test(text) ? Number(text) : Number.NaN
    if (!Number.isSafeInteger(value)) throw new ParseError('malformed', 'a size in a PAX record that is no number')
    return value
  }

  #start(body: Body, length: number): void {
    if (body.kind === 'extended') this.#streamed = undefined
    this.#body = body
    this.#left = length
    this.#padding = (BLOCK - (length % BLOCK)) % BLOCK
    if (length === 0) this.#finish()
  }

  #takeContent(chunk: Uint8Array, at: number): number {
    const step = Math.min(this.#left, chunk.length - at)
    let body = this.#body
    if (this.#streamed && this.#visitor.piece) {
      this.#visitor.piece(this.#streamed, chunk.subarray(at, at + step), this.#sent)
      this.#sent += step
    }
    if (body?.kind === 'magic') {
      const view = chunk.subarray(at, at + 4)
      // A header split over two pieces is kept and judged by the cataloger itself.
      body =
        view.length < 4 || isProgram(view)
          ? { kind: 'keep', entry: body.entry, buffer: new Uint8Array(body.entry.size), filled: 0 }
          : { kind: 'skip' }
      this.#body = body
    }
    if (body && body.kind !== 'skip') {
      const part = chunk.subarray(at, at + step)
      if (body.kind === 'sparse') body.stored.push(part.slice())
      else {
        body.buffer.set(part, body.filled)
        body.filled += step
      }
    }
    this.#left -= step
    if (this.#left === 0) this.#finish()
    return at + step
  }

  #finish(): void {
    const body = this.#body
    this.#body = undefined
    if (!body) return
    switch (body.kind) {
      case 'skip':
      case 'magic':
        return
      case 'keep':
        this.#visitor.content(body.entry, body.buffer)
        return
      case 'sparse':
        this.#visitor.content(body.entry, expand(body.entry.size, body.buffer, Buffer.concat(body.stored), body.map))
        return
      case 'extended':
        this.#extended(body.flag, body.buffer)
    }
  }

  #extended(flag: number, bytes: Uint8Array): void {
    if (flag === 0x4c) this.#longName = textField(bytes, 0, bytes.length)
    else if (flag === 0x4b) this.#longLink = textField(bytes, 0, bytes.length)
    else if (flag === 0x78) this.#pax = readPax(bytes)
    // A global header: Go's archive/tar hands it out as an entry and applies it to none, and so ends what stood before it.
    else this.#forget()
  }
}

const idOf = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined)

/** PAX sparse files of the versions that exist; 0.0 and 0.1 may leave theirs out and have a map alone. */
function isSparse(record: (key: PaxKey) => string | undefined): boolean {
  const version = `${record('GNU.sparse.major') ?? ''}.${record('GNU.sparse.minor') ?? ''}`
  return ['0.0', '0.1', '1.0'].includes(version) || (version === '.' && record('GNU.sparse.map') !== undefined)
}

const sparseNumber = (text: string): number => (/^\d{1,16}$/.test(text) ? Number(text) : Number.NaN)

/** Puts the stored parts of a sparse file where they belong. */
function expand(size: number, target: Uint8Array, stored: Uint8Array, known: SparseMap | undefined): Uint8Array {
  let data = stored
  let map = known
  if (!map) {
    const lines = readMapLines(stored)
    if (!lines) throw new ParseError('malformed', 'a sparse map that does not end')
    map = sparseMap(size, lines.numbers)
    data = stored.subarray(lines.blocks * BLOCK)
  }
  let at = 0
  for (const [offset, length] of map.chunks) {
    if (at + length > data.length) throw new ParseError('malformed', 'a sparse file that is shorter than its map')
    target.set(data.subarray(at, at + length), offset)
    at += length
  }
  return target
}
