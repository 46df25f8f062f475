import { hash } from 'node:crypto'
import { KiB, MiB } from '#base/index.ts'
import type { CompiledRules } from '../engine/compile-rules.ts'
import { FileScan } from '../engine/file-scan.ts'
import { BEFORE, type OwnRegion, PRIVATE_KEY, Scanner } from '../engine/scanner.ts'
import type { Sighting } from '../engine/sighting.ts'
import { Allowance, KEYS } from '../engine/windows.ts'
import type { FileDigests } from '../records.ts'
import { archiveKind, isZip } from './archive-kind.ts'
import type { Part, Segment } from './batch.ts'
import { readCredentials, readersOf } from './read-credentials.ts'
import { commentAt } from './comment-at.ts'
import { HOLD, Hold } from './hold.ts'
import { keyOfFile } from './key-of-file.ts'
import { LineCounter, type Place, isText } from './lines.ts'
import { RecordList } from './record-list.ts'
import { readZip, unpackAllowance } from './read-zip.ts'
import { isUtf16, utf16Offsets, utf8Of } from './utf16.ts'

/** Bytes of a file whose digests are made when it has secrets. */
const DIGESTED = 16 * MiB
/** Bytes of a text of UTF-16. */
const UTF16 = 16 * MiB

/** A file of which a part was seen. */
type OpenFile = {
  readonly path: string
  readonly scan: FileScan
  readonly isText: boolean
  readonly archive: 'zip' | undefined
  readonly isUtf16: boolean
  readonly lines: LineCounter
  readonly places: Map<Sighting, Place>
  read: number
}

type Read = { readonly segment: Part; readonly file: OpenFile; readonly region: OwnRegion }

const digestsOf = (bytes: Uint8Array): FileDigests => ({
  md5: hash('md5', bytes),
  sha1: hash('sha1', bytes),
  sha256: hash('sha256', bytes),
})

/** One layer or folder, batch by batch, on whatever thread. */
export class LayerScan {
  readonly #compiled: CompiledRules
  readonly #unpack = unpackAllowance()
  readonly #scanner: Scanner
  readonly #files = new Map<number, OpenFile>()
  readonly #records = new RecordList()
  readonly #hold = new Hold()

  constructor(compiled: CompiledRules) {
    this.#compiled = compiled
    this.#scanner = new Scanner(compiled, new Allowance())
  }

  batch(bytes: Uint8Array, segments: readonly Segment[]): void {
    let parts: Read[] = []
    const paths = new Set<string>()
    // What came before in this batch is read before its path is another file's.
    const settle = (): void => {
      this.#read(bytes, parts)
      parts = []
      paths.clear()
    }
    for (const segment of segments) {
      if (segment.kind === 'gone') {
        const { path, isFolder } = segment
        if (paths.has(path) || (!isFolder && parts.some((part) => part.segment.path.startsWith(`${path}/`)))) settle()
        this.#records.remove(path, isFolder)
        continue
      }
      if (segment.offset === 0 && paths.has(segment.path)) settle()
      const file = this.#open(bytes, segment)
      const { from, to, offset, ownFrom, ownTo } = segment
      parts.push({ segment, file, region: { bytes, from, to, offset, ownFrom, ownTo, file: file.scan, decodes: file.isText } })
      paths.add(segment.path)
    }
    settle()
  }

  #open(bytes: Uint8Array, { file: number, path, from, to, offset }: Part): OpenFile {
    const known = this.#files.get(number)
    if (known) return known
    if (offset === 0) this.#records.remove(path, false)
    const head = bytes.subarray(from, to)
    const file: OpenFile = {
      path,
      scan: new FileScan(),
      isText: isText(head),
      archive: offset === 0 && isZip(head) ? 'zip' : undefined,
      isUtf16: offset === 0 && isUtf16(head),
      lines: new LineCounter(),
      places: new Map(),
      read: 0,
    }
    const kind = archiveKind(head)
    if (kind !== undefined) this.#records.gap({ kind: 'archive', path, what: kind })
    this.#files.set(number, file)
    return file
  }

  #read(bytes: Uint8Array, parts: readonly Read[]): void {
    this.#scanner.regions(
      bytes,
      parts.map(({ region }) => region),
    )
    for (const { segment, file } of parts) {
      const whole = this.#whole(bytes, segment, file)
      this.#place(bytes, segment, file)
      if (segment.isLast && !file.isUtf16) this.#credentials(file, whole)
      if (segment.isLast) {
        this.#files.delete(segment.file)
        this.#finish(file, whole, segment.size)
      }
    }
  }

  /** The whole file where this is its end and it is in memory; else keeps the bytes that are new. */
  #whole(bytes: Uint8Array, { file: number, from, to, offset, size, isLast }: Part, file: OpenFile): Uint8Array | undefined {
    if (isLast && offset === 0) return bytes.subarray(from, to)
    if (!file.archive && size > DIGESTED && readersOf(file.path).length === 0) return undefined
    this.#hold.add(number, bytes.subarray(from + (file.read - offset), to), file.read, size)
    file.read = offset + (to - from)
    return isLast ? this.#hold.take(number) : undefined
  }

  /** Of a file that is known by its path to hold credentials, those that only its form shows. */
  #credentials({ path, scan, places, isText }: Pick<OpenFile, 'path' | 'scan' | 'places' | 'isText'>, whole: Uint8Array | undefined): void {
    for (const reader of readersOf(path)) {
      if (!whole || whole.length > reader.limit) {
        this.#records.gap({
          kind: 'damaged',
          path,
          what: `more than the ${Math.round(reader.limit / KiB)} KiB that are read of a ${reader.title}`,
        })
        continue
      }
      const { sightings, unread } = readCredentials(reader, whole, path)
      for (const sighting of sightings) scan.add(sighting)
      for (const what of unread) this.#records.gap({ kind: 'damaged', path, what })
      if (isText) for (const [sighting, place] of placesOf(whole, sightings)) places.set(sighting, place)
    }
  }

  /** Lines of what was found in this part, and of where the next one will begin. */
  #place(bytes: Uint8Array, { from, to, offset, ownTo, isLast }: Part, file: OpenFile): void {
    if (!file.isText) return
    let at = from
    const until = isLast ? to : Math.max(from, ownTo - BEFORE)
    for (const sighting of file.scan.takeUnplaced()) {
      const place = from + (sighting.from - offset)
      if (place < at || place > to) continue
      file.lines.advance(bytes, at, place)
      at = place
      const comment = commentAt(bytes.subarray(from, to), place - from, Math.min(to, from + sighting.to - offset) - from, sighting)
      file.places.set(sighting, { ...file.lines.place, ...(comment ? { inlineIgnore: comment } : {}) })
    }
    if (!isLast && at <= until) file.lines.advance(bytes, at, until)
  }

  #finish({ path, scan, places, archive, isUtf16 }: OpenFile, whole: Uint8Array | undefined, size: number): void {
    if (whole) keyOfFile(whole, scan)
    this.#list(path, scan, places)
    if (isUtf16) this.#utf16(path, whole)
    if (archive && whole) this.#archive(path, whole)
    else if (archive) this.#records.gap({ kind: 'archive', path, what: `zip of more than ${HOLD / MiB} MiB` })
    if (whole?.length === size && size <= DIGESTED && this.#records.has(path)) this.#records.digests(path, digestsOf(whole))
  }

  /** Read as the text that it is; offsets are told of the file. */
  #utf16(path: string, bytes: Uint8Array | undefined): void {
    if (!bytes || bytes.length > UTF16) {
      this.#records.gap({ kind: 'damaged', path, what: `a text of UTF-16 that is larger than ${UTF16 / MiB} MiB or breaks off` })
      return
    }
    const text = utf8Of(bytes)
    const file = { path, scan: new FileScan(), places: new Map<Sighting, Place>(), isText: true }
    this.#scanner.whole(text, file.scan)
    for (const [sighting, place] of placesOf(text, file.scan.finish().sightings)) file.places.set(sighting, place)
    this.#credentials(file, text)
    this.#list(path, file.scan, file.places, utf16Offsets(text))
  }

  #list(path: string, scan: FileScan, places: ReadonlyMap<Sighting, Place>, offsetOf = (offset: number): number => offset): void {
    if (scan.isQuiet) return
    const { sightings, more } = scan.finish()
    for (const sighting of sightings) this.#records.add(path, { ...sighting, from: offsetOf(sighting.from) }, places.get(sighting))
    for (const [rule, count] of more) this.#records.more(path, rule, count)
    for (const publicKey of scan.certificates) this.#records.certificate(path, publicKey)
    if (scan.encryptedKeys > 0) this.#records.gap({ kind: 'encrypted-key', path, what: `${scan.encryptedKeys} encrypted` })
    for (const [number, offset] of scan.budget.partial)
      this.#records.gap({ kind: 'partial', path, rule: number === KEYS ? PRIVATE_KEY : this.#compiled.rules[number]!.rule.id, offset })
  }

  #archive(path: string, bytes: Uint8Array): void {
    this.#unpack.earn(bytes.length)
    for (const member of readZip(path, bytes, this.#unpack)) {
      if ('reason' in member) {
        this.#records.gap({ kind: 'damaged', path: member.path, what: member.reason })
        continue
      }
      if (isUtf16(member.bytes)) {
        this.#utf16(member.path, member.bytes)
        continue
      }
      const scan = new FileScan()
      keyOfFile(member.bytes, scan)
      this.#scanner.whole(member.bytes, scan, isText(member.bytes))
      this.#list(member.path, scan, isText(member.bytes) ? placesOf(member.bytes, scan.finish().sightings) : new Map())
    }
  }

  finish(): ReturnType<RecordList['finish']> {
    for (const file of this.#files.values()) this.#finish(file, undefined, -1)
    this.#files.clear()
    return this.#records.finish()
  }
}

/** Of what was found in a text that is in memory as a whole. */
export function placesOf(bytes: Uint8Array, sightings: readonly Sighting[]): Map<Sighting, Place> {
  const lines = new LineCounter()
  let at = 0
  return new Map(
    sightings.map((sighting) => {
      lines.advance(bytes, at, sighting.from)
      at = sighting.from
      const comment = commentAt(bytes, at, Math.min(bytes.length, sighting.to), sighting)
      return [sighting, { ...lines.place, ...(comment ? { inlineIgnore: comment } : {}) }]
    }),
  )
}
