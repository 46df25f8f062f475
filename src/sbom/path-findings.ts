import { ParseError, limits } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { FileRecord } from './selection.ts'

type Parsed = { readonly records: readonly FileRecord[]; readonly unknowns: readonly Unknown[] }

/** A count; in a layer with more, a file that takes the place of a further folder is not seen to do so. */
const FOLDERS = 1_000_000

/** Paths that are looked through for those below others, of all such cases together. */
const LOOKS = 50_000_000

const countOf = ({ records }: Parsed): number => records.reduce((sum, record) => sum + record.found.length, 0)

/** What the files of a layer or folder gave, by path: of two members with one name the later counts. Bounded: the rest is one unknown. */
export class PathFindings {
  readonly #byPath = new Map<string, Parsed>()
  /** Above the paths that gave something. */
  readonly #folders = new Set<string>()
  #records = 0
  #unknowns = 0
  #leftOut = 0
  #looks = 0

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
    for (let slash = path.lastIndexOf('/'); slash > 0 && this.#folders.size < FOLDERS; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash)
      if (this.#folders.has(folder)) break
      this.#folders.add(folder)
    }
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
    const before = this.#byPath.get(path)
    if (!before) return
    this.#records -= countOf(before)
    this.#unknowns -= before.unknowns.length
    this.#byPath.delete(path)
  }

  finish(): Parsed {
    const all = [...this.#byPath.values()]
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
