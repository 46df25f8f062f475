import { ParseError, limits } from '#base/index.ts'
import type { Sighting } from '../engine/sighting.ts'
import type { FileDigests, SecretGap, SecretRecords } from '../records.ts'
import type { Place } from './lines.ts'
import { toRecord } from './mask.ts'

/** Records of one layer, a count; the rest is counted with its file and rule. */
const RECORDS = 20_000

type Kept = { -readonly [K in 'records' | 'more' | 'certificates' | 'gaps']: SecretRecords[K][number][] } & { digests?: FileDigests }

/** Paths that are looked through for those below others, of all such cases together. */
const LOOKS = 50_000_000

/** What files gave, by path, members of archives under their archive's: of two files with one path the later counts. */
export class RecordList {
  readonly #byPath = new Map<string, Kept>()
  /** Above the paths that gave something. */
  readonly #folders = new Set<string>()
  #looks = 0
  #count = 0
  #gaps = 0
  #moreGaps = 0

  #of(path: string): Kept {
    const outer = path.split('!/', 1)[0]!
    let kept = this.#byPath.get(outer)
    if (kept) return kept
    this.#byPath.set(outer, (kept = { records: [], more: [], certificates: [], gaps: [] }))
    for (let slash = outer.lastIndexOf('/'); slash > 0; slash = outer.lastIndexOf('/', slash - 1)) {
      const folder = outer.slice(0, slash)
      if (this.#folders.has(folder)) break
      this.#folders.add(folder)
    }
    return kept
  }

  add(path: string, sighting: Sighting, place: Place | undefined): void {
    if (this.#count >= RECORDS) {
      this.more(path, sighting.rule, 1)
      return
    }
    this.#count++
    this.#of(path).records.push(toRecord(path, sighting, place))
  }

  more(path: string, rule: string, count: number): void {
    this.#of(path).more.push({ path, rule, count })
  }

  certificate(path: string, publicKey: string): void {
    this.#of(path).certificates.push({ path, publicKey })
  }

  gap(gap: SecretGap): void {
    if (this.#gaps >= limits.unknowns) {
      this.#moreGaps++
      return
    }
    this.#gaps++
    this.#of(gap.path).gaps.push(gap)
  }

  has(path: string): boolean {
    return (this.#byPath.get(path)?.records.length ?? 0) > 0
  }

  digests(path: string, digests: FileDigests): void {
    this.#of(path).digests = digests
  }

  /** The path is another file now, or a folder: what is no folder takes with it what was below. @throws ParseError */
  remove(path: string, isFolder: boolean): void {
    this.#removeOne(path)
    if (isFolder || !this.#folders.delete(path)) return
    this.#looks += this.#byPath.size
    if (this.#looks > LOOKS) throw new ParseError('too-large', 'files and folders that take the place of each other again and again')
    for (const below of this.#byPath.keys()) if (below.startsWith(`${path}/`)) this.#removeOne(below)
  }

  #removeOne(path: string): void {
    const kept = this.#byPath.get(path)
    if (!kept) return
    this.#count -= kept.records.length
    this.#gaps -= kept.gaps.length
    this.#byPath.delete(path)
  }

  finish(): SecretRecords {
    const all = [...this.#byPath.values()]
    return {
      records: all.flatMap(({ records }) => records),
      more: all.flatMap(({ more }) => more),
      certificates: all.flatMap(({ certificates }) => certificates),
      digests: new Map([...this.#byPath].flatMap(([path, { digests }]) => (digests ? [[path, digests] as const] : []))),
      gaps: all.flatMap(({ gaps }) => gaps),
      moreGaps: this.#moreGaps,
    }
  }
}
