import type { TarEntry, Wish } from '#base/index.ts'
import type { LayerVisitor } from './read-layer.ts'

/** What a detection may ask for once it has seen all of a layer or folder. */
export type SeenLayer = {
  /** Hard links that some detection wanted by name, with the file that holds the content. */
  readonly hardLinks: ReadonlyMap<string, string>
  /** Symbolic links of the root folder, and those that some detection wanted to keep. */
  readonly symlinks: ReadonlyMap<string, string>
  /** Reads the layer once more. Costs as much as the first time. A folder, whose links are not followed, has none. */
  readonly again?: (visitor: LayerVisitor) => Promise<void>
}

/** One layer, or one folder, while it streams by. Paths have no leading slash. */
export type Detection<Found> = {
  /** Before any content, of every entry that is no whiteout. `keep` hands the whole file to `file`. */
  readonly entry: (entry: TarEntry) => Wish
  readonly file?: (entry: TarEntry, bytes: Uint8Array) => void
  /** The bytes of every regular file as they arrive. A view of a buffer that is used again: copy what is kept. */
  readonly piece?: (entry: TarEntry, bytes: Uint8Array, offset: number) => void
  /** After each piece of the stream; a promise holds the reading back until a bounded queue has room. */
  readonly flush?: () => Promise<void> | undefined
  /** At the path stands no regular file, or no longer one: of two members with one name the later counts, with all that is below it. */
  readonly replaced?: (path: string, isFolder: boolean) => void
  /** Serialisable with `v8.serialize`: the cache keeps it. No secret's value is in it. */
  readonly finish: (seen: SeenLayer) => Promise<Found>
  /** In place of `finish` where the layer could not be read to its end. */
  readonly abandon?: () => void
}

/** One way to look at the content of a layer or folder; all of them share one pass. */
export type Detector<Found> = {
  readonly id: string
  /** Names the detector with its rules and their revision: part of the cache's key. */
  readonly key: string
  readonly start: () => Detection<Found>
  /** All that it was started for is read: what it keeps for more may go. */
  readonly rest?: () => void
  /** Whether a value of the cache has the form of what is found: the key names the form, this keeps a reader from falling. */
  readonly recognises: (value: unknown) => boolean
}
