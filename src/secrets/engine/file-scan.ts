import type { Sighting } from './sighting.ts'
import { type FileBudget, fileBudget } from './windows.ts'

/** Findings of one rule that are listed of one file, a count. */
const LISTED = 100
/** Certificates of one file whose keys are remembered, a count: a bundle of authorities has some 150. */
const CERTIFICATES = 500

/** What is found in one file, as long as it is being read. */
export class FileScan {
  readonly budget: FileBudget = fileBudget()
  readonly certificates: string[] = []
  readonly #sightings: Sighting[] = []
  readonly #counts = new Map<string, number>()
  readonly #places = new Set<string>()
  #unplaced: Sighting[] = []
  encryptedKeys = 0

  add(sighting: Sighting): void {
    // Windows of two regions may hold the same value.
    const place = `${sighting.rule} ${sighting.from}`
    const count = this.#counts.get(sighting.rule) ?? 0
    if (this.#places.has(place)) return
    this.#counts.set(sighting.rule, count + 1)
    if (count >= LISTED) return
    this.#places.add(place)
    this.#sightings.push(sighting)
    this.#unplaced.push(sighting)
  }

  /** Whether there is nothing to say of the file: so it is with nearly all. */
  get isQuiet(): boolean {
    return this.#counts.size === 0 && this.certificates.length === 0 && this.encryptedKeys === 0 && this.budget.partial.size === 0
  }

  /** What was found since this was asked for last, by offset. */
  takeUnplaced(): readonly Sighting[] {
    if (this.#unplaced.length === 0) return this.#unplaced
    const taken = this.#unplaced.toSorted((a, b) => a.from - b.from)
    this.#unplaced = []
    return taken
  }

  addCertificate(publicKey: string): void {
    if (this.certificates.length < CERTIFICATES) this.certificates.push(publicKey)
  }

  /** What was found in base64 that begins at `offset` of this file. */
  addDecoded(inside: FileScan, offset: number): void {
    const place = (decoded: number): number => offset + Math.floor((decoded * 4) / 3)
    for (const one of inside.finish().sightings)
      this.add({ ...one, from: place(one.from), to: place(one.to), evidence: [...one.evidence, 'in base64'] })
    for (const publicKey of inside.certificates) this.addCertificate(publicKey)
    this.encryptedKeys += inside.encryptedKeys
  }

  /** By offset; of those that overlap the one that says most. */
  finish(): { readonly sightings: readonly Sighting[]; readonly more: ReadonlyMap<string, number> } {
    const more = new Map([...this.#counts].flatMap(([rule, count]) => (count > LISTED ? [[rule, count - LISTED] as const] : [])))
    return { sightings: withoutOverlaps(this.#sightings), more }
  }
}

const SEVERITY: Readonly<Record<Sighting['severity'], number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4, unknown: 5 }
const CONFIDENCE: Readonly<Record<Sighting['confidence'], number>> = { high: 0, medium: 1, low: 2 }

/** Negative when `a` says more of the value than `b`. */
const compare = (a: Sighting, b: Sighting): number =>
  a.rank - b.rank ||
  SEVERITY[a.severity] - SEVERITY[b.severity] ||
  CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence] ||
  b.to - b.from - (a.to - a.from) ||
  a.from - b.from ||
  (a.rule < b.rule ? -1 : 1)

/** A token given to a name that says `password` is one secret. */
function withoutOverlaps(sightings: readonly Sighting[]): Sighting[] {
  const kept: Sighting[] = []
  let group: Sighting[] = []
  let end = -1
  // Groups of what overlaps in a chain are small; only within one are all compared with all.
  const close = (): void => {
    const best: Sighting[] = []
    for (const one of group.toSorted(compare)) if (!best.some((other) => one.from < other.to && other.from < one.to)) best.push(one)
    kept.push(...best)
    group = []
  }
  for (const one of sightings.toSorted((a, b) => a.from - b.from)) {
    if (one.from >= end) close()
    group.push(one)
    end = Math.max(end, one.to)
  }
  close()
  return kept.toSorted((a, b) => a.from - b.from || a.to - b.to)
}
