import { PathMap, limits } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { FileRecord } from './selection.ts'

type Parsed = { readonly records: readonly FileRecord[]; readonly unknowns: readonly Unknown[] }

const countOf = ({ records }: Parsed): number => records.reduce((sum, record) => sum + record.found.length, 0)

/** What the files of a layer or folder gave, by path: of two members with one name the later counts. Bounded: the rest is one unknown. */
export class PathFindings {
  readonly #byPath = new PathMap<Parsed>((gone) => {
    this.#records -= countOf(gone)
    this.#unknowns -= gone.unknowns.length
  })
  #records = 0
  #unknowns = 0
  #leftOut = 0

  of(path: string): Parsed | undefined {
    return this.#byPath.get(path)
  }

  /** In place of what the path gave before. */
  set(path: string, parsed: Parsed): void {
    this.remove(path, false)
    if (parsed.records.length === 0 && parsed.unknowns.length === 0) return
    const found = countOf(parsed)
    if (this.#records + found > limits.findings || this.#unknowns + parsed.unknowns.length > limits.unknowns) {
      this.#leftOut++
      return
    }
    this.#records += found
    this.#unknowns += parsed.unknowns.length
    this.#byPath.set(path, parsed)
  }

  /** The path is another file now, or a folder. @throws ParseError */
  remove(path: string, isFolder: boolean): void {
    this.#byPath.delete(path)
    if (!isFolder) this.#byPath.deleteBelow(path)
  }

  finish(): Parsed {
    const all = this.#byPath.entries().map(([, parsed]) => parsed)
    const rest: Unknown[] =
      this.#leftOut === 0
        ? []
        : [
            {
              path: '.',
              reason: `${this.#leftOut} more files: a layer or folder may have ${limits.findings} findings and ${limits.unknowns} unknowns`,
            },
          ]
    return { records: all.flatMap(({ records }) => records), unknowns: [...all.flatMap(({ unknowns }) => unknowns), ...rest] }
  }
}
