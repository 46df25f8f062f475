import { KiB, ParseError, isProgram, matcherOf, messageOf } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { Cataloger, Found, FoundFile } from './catalogers/contract.ts'

/** What one cataloger made of one file. Serialisable: the cache keeps it. */
export type FileRecord = { readonly path: string; readonly cataloger: string; readonly found: readonly Found[] }

/** A set of catalogers as one question per path. */
export type Selection = {
  readonly catalogers: readonly Cataloger[]
  /** Names the set: part of the cache key. */
  readonly key: string
  /** Those that want the path whatever is in it. */
  readonly named: (path: string) => readonly Cataloger[]
  /** `large` are those that want the file but not at that size. */
  readonly wants: (
    path: string,
    size: number,
    mode: number,
  ) => { readonly wish: 'keep' | 'magic' | 'skip'; readonly large: readonly Cataloger[] }
  readonly parse: (file: FoundFile) => { readonly records: readonly FileRecord[]; readonly unknowns: readonly Unknown[] }
}

/** Records of one file; past it the file is taken for a bomb. */
const FOUND_LIMIT = 2_000_000
/** No linked program of any language is smaller. */
const PROGRAM_MINIMUM = 4 * KiB
const NOTHING = { wish: 'skip', large: [] } as const
/** Shared libraries are installed without the bit that lets programs run, and Windows has no such bit. */
const LOADED = /\.(?:so|exe)$/
/** The smallest library that holds the runtime of Go or Rust has 300 KiB; most others are a tenth of that. */
const LIBRARY_MINIMUM = 256 * KiB

function runOne(cataloger: Cataloger, file: FoundFile): { record?: FileRecord; unknowns: Unknown[] } {
  const found: Found[] = []
  const unknowns: Unknown[] = []
  const unknown = (reason: string, path = file.path): void => void unknowns.push({ path, cataloger: cataloger.id, reason })
  try {
    for (const item of cataloger.parse(file)) {
      if (item.kind === 'unknown') unknown(item.reason, item.path)
      else found.push(item)
      if (found.length > FOUND_LIMIT) throw new ParseError('too-large', `more than ${FOUND_LIMIT} records in one file`)
    }
  } catch (thrown) {
    // Not only ParseError: a fault of a parser of ours must not take the rest of the image with it either.
    unknown(thrown instanceof ParseError ? thrown.message : `unexpected: ${messageOf(thrown)}`)
  }
  return { ...(found.length > 0 ? { record: { path: file.path, cataloger: cataloger.id, found } } : {}), unknowns }
}

export function selectionOf(catalogers: readonly Cataloger[]): Selection {
  const match = matcherOf(catalogers.flatMap((cataloger) => cataloger.paths.map((glob) => [glob, cataloger] as const)))
  const byMagic = catalogers.filter((cataloger) => cataloger.magic === 'executable')
  const magicLimit = Math.max(0, ...byMagic.map((cataloger) => cataloger.limit))
  const mayRun = (path: string, size: number, mode: number): boolean =>
    (mode & 0o111) !== 0 ? size >= PROGRAM_MINIMUM : size >= LIBRARY_MINIMUM && LOADED.test(path)
  return {
    catalogers,
    key: catalogers.map(({ id, revision }) => `${id}@${revision}`).join(','),
    named: match,
    wants: (path, size, mode) => {
      const named = match(path)
      if (named.length > 0) {
        const large = named.filter((cataloger) => size > cataloger.limit)
        return { wish: large.length < named.length ? 'keep' : 'skip', large }
      }
      if (byMagic.length === 0 || !mayRun(path, size, mode)) return NOTHING
      return size > magicLimit ? { wish: 'skip', large: byMagic } : { wish: 'magic', large: [] }
    },
    parse: (file) => {
      const named = match(file.path)
      const programs = byMagic.length > 0 && mayRun(file.path, file.size, file.mode) && isProgram(file.bytes) ? byMagic : []
      const results = [...named.filter((cataloger) => !programs.includes(cataloger)), ...programs]
        .filter((cataloger) => file.size <= cataloger.limit)
        .map((cataloger) => runOne(cataloger, file))
      return {
        records: results.flatMap(({ record }) => (record ? [record] : [])),
        unknowns: results.flatMap(({ unknowns }) => unknowns),
      }
    },
  }
}
