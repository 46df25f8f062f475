import { ParseError } from '#base/index.ts'

/** What a Windows program or .NET assembly says of itself in its version resource. */
export type PeVersion = {
  /** What it was compiled for, as the header has it. */
  readonly machine: number
  /** Whether it is .NET code: it has a CLR header (ECMA-335 II.25.3.3). */
  readonly isManaged: boolean
  /** ProductVersion, FileVersion, OriginalFilename, CompanyName … */
  readonly strings: ReadonlyMap<string, string>
}

const RESOURCES = 2
const CLR = 14
const RT_VERSION = 16
/** Bytes, levels and counts; version resources of real files have some 1 KiB and twelve strings. */
const LARGEST = 64 * 1024
const SECTIONS = 96
const ENTRIES = 4096
const STRINGS = 256

const malformed = (message: string, offset: number): ParseError => new ParseError('malformed', message, { position: `offset ${offset}` })

type Image = {
  readonly view: DataView
  readonly machine: number
  /** Where an address of the loaded program lies in the file. */
  readonly offsetOf: (address: number) => number | undefined
  readonly directory: (index: number) => { readonly address: number; readonly size: number }
}

/** Headers of a PE file (Microsoft's PE format, "Optional header", "Section table"). */
function openImage(bytes: Uint8Array): Image {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 64 || view.getUint16(0) !== 0x4d5a) throw malformed('not a PE file', 0)
  const start = view.getUint32(60, true)
  if (start + 24 + 2 > bytes.length || view.getUint32(start) !== 0x50450000) throw malformed('not a PE file', start)
  const optional = start + 24
  const directories = optional + (view.getUint16(optional, true) === 0x20b ? 112 : 96)
  const sections = optional + view.getUint16(start + 20, true)
  const count = view.getUint16(start + 6, true)
  if (count > SECTIONS || sections + 40 * count > bytes.length || directories > bytes.length)
    throw malformed('a PE header that breaks off', optional)
  const listed = view.getUint32(directories - 4, true)
  return {
    view,
    machine: view.getUint16(start + 4, true),
    directory: (index) => {
      const at = directories + 8 * index
      return index < listed && at + 8 <= sections
        ? { address: view.getUint32(at, true), size: view.getUint32(at + 4, true) }
        : { address: 0, size: 0 }
    },
    offsetOf: (address) => {
      for (let at = sections; at < sections + 40 * count; at += 40) {
        const inside = address - view.getUint32(at + 12, true)
        if (inside >= 0 && inside < view.getUint32(at + 16, true)) return view.getUint32(at + 20, true) + inside
      }
      return undefined
    },
  }
}

/** The bytes of the first version resource: three levels of directories, type, name and language. */
function versionResource({ view, offsetOf, directory }: Image): DataView | undefined {
  const root = offsetOf(directory(RESOURCES).address)
  if (directory(RESOURCES).address === 0 || root === undefined) return undefined
  let at = root
  for (let level = 0; level < 3; level++) {
    if (at + 16 > view.byteLength) throw malformed('a resource directory that breaks off', at)
    const count = Math.min(ENTRIES, view.getUint16(at + 12, true) + view.getUint16(at + 14, true))
    let next: number | undefined
    for (let entry = at + 16; next === undefined && entry < at + 16 + 8 * count; entry += 8) {
      if (entry + 8 > view.byteLength) throw malformed('a resource directory that breaks off', entry)
      if (level > 0 || view.getUint32(entry, true) === RT_VERSION) next = view.getUint32(entry + 4, true)
    }
    if (next === undefined) return undefined
    at = root + (next & 0x7fffffff)
  }
  if (at + 8 > view.byteLength) throw malformed('a resource that breaks off', at)
  const start = offsetOf(view.getUint32(at, true))
  const size = Math.min(LARGEST, view.getUint32(at + 4, true))
  if (start === undefined || start + size > view.byteLength) throw malformed('a resource that leads nowhere', at)
  return new DataView(view.buffer, view.byteOffset + start, size)
}

const aligned = (offset: number): number => (offset + 3) & ~3

/** UTF-16 up to a zero; `end` is behind the zero. */
function textAt(view: DataView, from: number, limit: number): { text: string; end: number } {
  let text = ''
  for (let at = from; at + 2 <= limit; at += 2) {
    const code = view.getUint16(at, true)
    if (code === 0) return { text, end: at + 2 }
    text += String.fromCharCode(code)
  }
  return { text, end: limit }
}

/** Blocks of length, value length, type, key, value and further blocks ("VS_VERSIONINFO structure"); the strings are the leaves at level 3. */
function readStrings(view: DataView, from: number, limit: number, level: number, into: Map<string, string>): void {
  for (let at = from; at + 6 <= limit && into.size < STRINGS;) {
    const length = view.getUint16(at, true)
    if (length < 6) return
    const end = Math.min(limit, at + length)
    const valueLength = view.getUint16(at + 2, true)
    const key = textAt(view, at + 6, end)
    const value = aligned(key.end)
    if (level === 3) into.set(key.text, textAt(view, value, end).text.trim())
    else readStrings(view, level === 0 ? aligned(value + valueLength) : value, end, level + 1, into)
    at = aligned(at + length)
  }
}

/** @throws ParseError with an offset */
export function readPeVersion(bytes: Uint8Array): PeVersion {
  const image = openImage(bytes)
  const strings = new Map<string, string>()
  const resource = versionResource(image)
  if (resource) readStrings(resource, 0, resource.byteLength, 0, strings)
  return { machine: image.machine, isManaged: image.directory(CLR).address !== 0, strings }
}
