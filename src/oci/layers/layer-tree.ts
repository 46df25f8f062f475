import { ParseError, limits } from '#base/index.ts'
import { PathSet } from './path-set.ts'

/** What one layer does to the tree below it. Serialisable with `v8.serialize`. */
export type LayerTree = {
  /** Sorted hashes of every path that the layer writes; those of folders with a slash at their end. */
  readonly files: Float64Array<ArrayBuffer>
  /** Paths that it deletes (`.wh.NAME`). */
  readonly whiteouts: readonly string[]
  /** Folders whose older content it hides (`.wh..wh..opq`). */
  readonly opaques: readonly string[]
  /** Bytes of the layer's tar stream, and its count of entries. */
  readonly size: number
  readonly entries: number
}

const WHITEOUT = '.wh.'
const OPAQUE = '.wh..wh..opq'

/** Notes each entry of a layer while it streams by (image-spec layer.md, "Whiteouts"). */
export class LayerTreeBuilder {
  readonly #files = new PathSet()
  readonly #whiteouts: string[] = []
  readonly #opaques: string[] = []
  #entries = 0
  #paths = 0
  #characters = 0
  #folder = ''

  /** Whether the entry is a whiteout, which is no file of the tree. */
  add(path: string, isFolder: boolean): boolean {
    this.#entries++
    const slash = path.lastIndexOf('/')
    if (path.startsWith(WHITEOUT, slash + 1)) {
      this.#characters += path.length
      if (this.#characters > limits.names) throw new ParseError('too-large', `whiteouts of more than ${limits.names} characters in a layer`)
      const folder = path.slice(0, Math.max(slash, 0))
      const name = path.slice(slash + 1)
      if (name === OPAQUE) this.#opaques.push(folder)
      // Other names of AUFS's own (`.wh..wh.aufs`, `.wh..wh.plnk`) are its bookkeeping and hide nothing.
      else if (!name.startsWith(`${WHITEOUT}${WHITEOUT}`) && name.length > WHITEOUT.length)
        this.#whiteouts.push(folder === '' ? name.slice(4) : `${folder}/${name.slice(4)}`)
      return true
    }
    this.#addFolders(path, slash)
    if (!isFolder) this.#add(path)
    else if (path !== this.#folder) {
      this.#add(`${path}/`)
      this.#folder = path
    }
    return false
  }

  #add(path: string): void {
    if (++this.#paths > limits.entries) throw new ParseError('too-large', `more than ${limits.entries} files and folders in a layer`)
    this.#files.add(path)
  }

  /** The folders above a path, for a file makes them whether they are entries or not; those above the last path are known already. */
  #addFolders(path: string, slash: number): void {
    const before = this.#folder
    if (slash <= 0 || (slash === before.length && path.startsWith(before))) return
    let common = 0
    while (common < before.length && before.charCodeAt(common) === path.charCodeAt(common)) common++
    let level = 0
    for (let end = path.indexOf('/'); end >= 0 && end <= slash && level < limits.depth; end = path.indexOf('/', end + 1), level++)
      if (end > common || (end === common && common < before.length)) this.#add(path.slice(0, end + 1))
    this.#folder = path.slice(0, slash)
  }

  finish(size: number): LayerTree {
    return { files: this.#files.sorted(), whiteouts: this.#whiteouts, opaques: this.#opaques, size, entries: this.#entries }
  }
}
