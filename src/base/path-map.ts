import { ParseError } from './errors.ts'

/** A count; in a tree with more, a file that takes the place of a further folder is not seen to do so. */
const FOLDERS = 1_000_000

/** Paths that are looked through for those below others, of all such cases together. */
const LOOKS = 20_000_000

/**
 * What the paths of a tree gave, while its entries come one by one: of two with one path the later counts, and what is no folder takes with it
 * what was below.
 */
export class PathMap<T> {
  readonly #byPath = new Map<string, T>()
  /** Above the paths that gave something. */
  readonly #folders = new Set<string>()
  readonly #most: number
  readonly #gone: (value: T) => void
  #looks = 0

  /** `gone` is told of each value that counts no longer. */
  constructor(gone: (value: T) => void, folders = FOLDERS) {
    this.#gone = gone
    this.#most = folders
  }

  get(path: string): T | undefined {
    return this.#byPath.get(path)
  }

  entries(): (readonly [path: string, value: T])[] {
    return [...this.#byPath]
  }

  /** In place of what the path gave before. */
  set(path: string, value: T): void {
    this.delete(path)
    this.#byPath.set(path, value)
    for (let slash = path.lastIndexOf('/'); slash > 0 && this.#folders.size < this.#most; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash)
      if (this.#folders.has(folder)) break
      this.#folders.add(folder)
    }
  }

  delete(path: string): void {
    const value = this.#byPath.get(path)
    if (value === undefined) return
    this.#byPath.delete(path)
    this.#gone(value)
  }

  /** The path is no folder, or none any longer. @throws ParseError */
  deleteBelow(path: string): void {
    if (!this.#folders.delete(path)) return
    this.#looks += this.#byPath.size
    if (this.#looks > LOOKS) throw new ParseError('too-large', 'files and folders that take the place of each other again and again')
    for (const below of this.#byPath.keys()) if (below.startsWith(`${path}/`)) this.delete(below)
  }
}
