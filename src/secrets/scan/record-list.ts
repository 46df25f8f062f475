import { PathMap, limits } from '#base/index.ts'
import type { Sighting } from '../engine/sighting.ts'
import type { FileDigests, SecretGap, SecretRecords } from '../records.ts'
import type { Place } from './lines.ts'
import { toRecord } from './mask.ts'

/** Records of one layer, a count; the rest is counted with its file and rule. */
const RECORDS = 20_000

type Kept = { -readonly [K in 'records' | 'more' | 'certificates' | 'gaps']: SecretRecords[K][number][] } & { digests?: FileDigests }

/** What files gave, by path, members of archives under their archive's: of two files with one path the later counts. */
export class RecordList {
  readonly #byPath = new PathMap<Kept>((gone) => {
    this.#count -= gone.records.length
    this.#gaps -= gone.gaps.length
  })
  #count = 0
  #gaps = 0
  #moreGaps = 0

  #of(path: string): Kept {
    const outer = path.split('!/', 1)[0]!
    const known = this.#byPath.get(outer)
    if (known) return known
    const kept: Kept = { records: [], more: [], certificates: [], gaps: [] }
    this.#byPath.set(outer, kept)
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

  /** The path is another file now, or a folder. @throws ParseError */
  remove(path: string, isFolder: boolean): void {
    this.#byPath.delete(path)
    if (!isFolder) this.#byPath.deleteBelow(path)
  }

  finish(): SecretRecords {
    const entries = this.#byPath.entries()
    const all = entries.map(([, kept]) => kept)
    return {
      records: all.flatMap(({ records }) => records),
      more: all.flatMap(({ more }) => more),
      certificates: all.flatMap(({ certificates }) => certificates),
      digests: new Map(entries.flatMap(([path, { digests }]) => (digests ? [[path, digests] as const] : []))),
      gaps: all.flatMap(({ gaps }) => gaps),
      moreGaps: this.#moreGaps,
    }
  }
}
