import { PathSet } from './path-set.ts'

/** What one layer does to the tree below it. Serialisable with `v8.serialize`. */
export type LayerTree = {
  /** Sorted hashes of every path that the layer writes, folders apart. */
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

  /** Whether the entry is a whiteout, which is no file of the tree. */
  add(path: string, isFolder: boolean): boolean {
    this.#entries++
    const slash = path.lastIndexOf('/')
    if (path.startsWith(WHITEOUT, slash + 1)) {
      const folder = path.slice(0, Math.max(slash, 0))
      const name = path.slice(slash + 1)
      if (name === OPAQUE) this.#opaques.push(folder)
      // Other names of AUFS's own (`.wh..wh.aufs`, `.wh..wh.plnk`) are its bookkeeping and hide nothing.
      else if (!name.startsWith(`${WHITEOUT}${WHITEOUT}`) && name.length > WHITEOUT.length)
        this.#whiteouts.push(folder === '' ? name.slice(4) : `${folder}/${name.slice(4)}`)
      return true
    }
    if (!isFolder) this.#files.add(path)
    return false
  }

  finish(size: number): LayerTree {
    return { files: this.#files.sorted(), whiteouts: this.#whiteouts, opaques: this.#opaques, size, entries: this.#entries }
  }
}
