import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { folderBeside, isNpmName, locatedPackage } from './npm-names.ts'

const MAGIC = '#!/usr/bin/env bun\nbun-lockfile-format-v0\n'
/** Bytes of each of a version's three numbers by the format: 2 was written up to Bun 1.1, 3 since by who asks for it. */
const NUMBERS: ReadonlyMap<number, 4 | 8> = new Map([
  [2, 4],
  [3, 8],
])
/** Bytes of a package's columns: name, its hash, resolution (in format 2), where its dependencies and their packages stand; then what is not read. */
const COLUMNS = [8, 8, 64, 8, 8] as const
/** The column of the resolutions. */
const RESOLUTION = 2
const DEPENDENCY = 26
/** The six arrays behind the columns: trees, hoisted, resolutions, dependencies, external strings, text. */
const ARRAYS = 6
/** Ways to need a package, as bits: normal, optional and peer; that of the root to have each workspace, from Bun 1.1 on beside all that these need. */
const RUNNING = 0b10110
const DEVELOPMENT = 0b1000
const WORKSPACE = 0b100000
const isRunning = (ways: number): boolean => (ways & RUNNING) !== 0
const isReached = (ways: number): boolean => isRunning(ways) || (ways & (WORKSPACE | DEVELOPMENT)) === WORKSPACE

/** Of a resolution, by its tag (`Resolution.Tag` of Bun). */
const TAGS = { root: 1, npm: 2, folder: 4, tarball: 8, github: 16, gitlab: 24, git: 32, symlink: 64, workspace: 72, remote: 80 } as const

type Lock = { readonly view: DataView; readonly bytes: Uint8Array; readonly text: readonly [number, number]; readonly number: 4 | 8 }

const bad = (what: string, at: number): ParseError => new ParseError('malformed', what, { position: `offset ${at}` })

/** An offset of 64 bits; past 2 ** 53 there is no file. */
const offsetAt = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

/** Eight bytes: the text itself, or with the highest bit set where it stands and how long it is. */
function stringAt({ view, bytes, text }: Lock, at: number): string {
  const length = view.getUint32(at + 4, true)
  if (length < 0x80000000) return textOf(bytes.subarray(at, at + 8)).replace(/\0.*$/s, '')
  const start = text[0] + view.getUint32(at, true)
  const end = start + (length & 0x7fffffff)
  if (end > text[1]) throw bad('a text outside of the file', at)
  return textOf(bytes.subarray(start, end))
}

/** Three numbers, then what stands behind the dash and the plus. */
function versionAt(lock: Lock, at: number): string {
  const numbers = [0, 1, 2].map((i) =>
    lock.number === 4 ? lock.view.getUint32(at + 4 * i, true) : lock.view.getBigUint64(at + 8 * i, true).toString(),
  )
  const tags = at + (lock.number === 4 ? 16 : 24)
  const [pre, build] = [stringAt(lock, tags), stringAt(lock, tags + 16)]
  return `${numbers.join('.')}${pre === '' ? '' : `-${pre}`}${build === '' ? '' : `+${build}`}`
}

type Tables = {
  readonly lock: Lock
  readonly count: number
  readonly columns: readonly number[]
  readonly arrays: readonly (readonly [number, number])[]
}

function tablesOf(bytes: Uint8Array): Tables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (textOf(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw bad('not a lock file of Bun', 0)
  const format = view.getUint32(MAGIC.length, true)
  const number = NUMBERS.get(format)
  if (number === undefined) throw new ParseError('unsupported', `format ${format} of bun.lockb`, { position: `offset ${MAGIC.length}` })
  // A hash of 32 bytes and the file's size, then how many packages of how many columns lie where.
  const at = MAGIC.length + 44
  const [count, , , begin, end] = [0, 8, 16, 24, 32].map((offset) => offsetAt(view, at + offset)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const sizes = COLUMNS.map((size, i) => (i === RESOLUTION && number === 8 ? size + 8 : size))
  const width = sizes.reduce((sum, size) => sum + size, 0)
  if (end > bytes.length || begin + count * width > end) throw bad(`${count} packages do not fit`, at)
  let column = begin
  const columns = sizes.map((size) => (column += size * count) - size * count)
  const arrays: [number, number][] = []
  for (let next = end; arrays.length < ARRAYS;) {
    const [from, to] = [offsetAt(view, next), offsetAt(view, next + 8)]
    if (from > to || to > bytes.length || from < next) throw bad('an array outside of the file', next)
    arrays.push([from, to])
    next = to
  }
  return { lock: { view, bytes, text: arrays[5]!, number }, count, columns, arrays }
}

/** The numbers of the packages that one needs in the given ways. */
function needsOf({ lock: { view }, columns, arrays, count }: Tables, index: number, counts: (ways: number) => boolean): number[] {
  const at = columns[3]! + 8 * index
  const [first, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)]
  const [[resolutions, end], [dependencies, last]] = [arrays[2]!, arrays[3]!]
  if (resolutions + 4 * (first + length) > end || dependencies + DEPENDENCY * (first + length) > last)
    throw bad('dependencies outside of their array', at)
  const needs: number[] = []
  for (let i = first; i < first + length; i++) {
    const behaviour = view.getUint8(dependencies + DEPENDENCY * i + 16)
    const target = view.getUint32(resolutions + 4 * i, true)
    if (counts(behaviour) && target < count) needs.push(target)
  }
  return needs
}

function foundAt({ lock, columns }: Tables, path: string, index: number, requires: readonly string[]): Found | undefined {
  const at = columns[RESOLUTION]! + (lock.number === 4 ? 64 : 72) * index
  const tag = lock.view.getUint8(at)
  const name = stringAt(lock, columns[0]! + 8 * index)
  const key = String(index)
  const published = (version: string, locator?: string): Found | undefined =>
    isNpmName(name) ? locatedPackage(name, version, locator, { key, requires }) : undefined
  /** Owner, name, what was asked for, and the folder that it was put into: of Git the commit, of a host's archive the name with it. */
  const repository = (prefix: string): string => {
    const [owner, repo, asked, got] = [8, 16, 24, 32].map((offset) => stringAt(lock, at + offset)) as [string, string, string, string]
    const commit = /(?:^|-)([0-9a-f]{7,40})$/.exec(got)?.[1] ?? asked
    return `${prefix}${owner}${owner === '' ? '' : '/'}${repo}#${commit}`
  }
  switch (tag) {
    case TAGS.npm:
      return published(versionAt(lock, at + 16))
    case TAGS.root:
      return { kind: 'project', key, folder: folderBeside(path, ''), requires }
    case TAGS.folder:
    case TAGS.symlink:
    case TAGS.workspace:
      return { kind: 'project', key, folder: folderBeside(path, stringAt(lock, at + 8)), requires }
    case TAGS.github:
      return published('', repository('github:'))
    case TAGS.gitlab:
      return published('', repository('gitlab:'))
    case TAGS.git:
      return published('', repository(''))
    default:
      return published('', tag === TAGS.remote ? stringAt(lock, at + 8) : undefined)
  }
}

function* parse(file: FoundFile): Generator<Found> {
  const tables = tablesOf(file.bytes)
  const needed = new Set<number>()
  const pending = tables.count > 0 ? [0] : []
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (needed.has(index)) continue
    needed.add(index)
    for (const next of needsOf(tables, index, isReached)) if (!needed.has(next)) pending.push(next)
  }
  for (const index of [...needed].toSorted((a, b) => a - b)) {
    const found = foundAt(tables, file.path, index, needsOf(tables, index, isRunning).map(String))
    if (found) yield found
  }
}

/** Offsets that lie are the reader's own errors: they are the file's. */
function* guarded(file: FoundFile): Generator<Found> {
  try {
    yield* parse(file)
  } catch (thrown) {
    if (thrown instanceof RangeError)
      throw new ParseError('malformed', 'the file breaks off', { cause: thrown, position: `offset ${file.size}` })
    throw thrown
  }
}

/** bun.lockb: the lock of Bun before version 1.2, the tables of its memory as they were. */
export const bunBinaryLock = {
  id: 'npm-bun-binary-lock',
  revision: 1,
  paths: ['**/bun.lockb'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'As bun.lock, from the binary form that Bun wrote before version 1.2.',
  parse: guarded,
} satisfies Cataloger
