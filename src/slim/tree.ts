import { type LayerTree, squash } from '#oci/index.ts'
import type { Content } from './content.ts'
import type { ElfLinks } from './elf-links.ts'

export type SlimLayer = { readonly diffId: string; readonly tree: LayerTree; readonly content: Content }

/** A file of a layer that a later one replaces or deletes: its bytes are pulled and never seen. */
export type HiddenFile = {
  readonly path: string
  readonly size: number
  readonly layer: number
  readonly by: number
  readonly how: 'replaced' | 'deleted'
}

/** The files of an image as a container sees them, and those that it does not. */
export type ImageTree = {
  readonly sizes: ReadonlyMap<string, number>
  readonly hidden: readonly HiddenFile[]
  readonly symlinks: ReadonlyMap<string, string>
  readonly programs: ReadonlyMap<string, ElfLinks>
  readonly scripts: ReadonlyMap<string, string>
  readonly linkerFiles: ReadonlyMap<string, string>
}

/** @throws OciError too-large */
export function imageTree(layers: readonly SlimLayer[]): ImageTree {
  const squashed = squash(layers.map(({ tree }) => tree))
  const sizes = new Map<string, number>()
  const hidden: HiddenFile[] = []
  const seen = <V>(of: (content: Content) => ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
    new Map(layers.flatMap(({ content }, i) => [...of(content)].filter(([path]) => !squashed.hiddenBy(path, i))))
  for (const [layer, { content }] of layers.entries())
    for (const [i, path] of content.paths.entries()) {
      const size = content.sizes[i]!
      const by = squashed.hiddenBy(path, layer)
      if (by) hidden.push({ path, size, layer, by: by.layer, how: by.how })
      else sizes.set(path, size)
    }
  return {
    sizes,
    hidden,
    symlinks: seen((content) => content.symlinks),
    programs: seen((content) => content.programs),
    scripts: seen((content) => content.scripts),
    linkerFiles: seen((content) => content.linkerFiles),
  }
}

/** Links on the way to one file, a count, as Linux has it (path_resolution(7)). */
const HOPS = 40
/** Parts of a path. */
const PARTS = 512

/** Where a path leads once every link on its way is followed; undefined for a loop. Nothing leads out of the root. */
export function resolvePath(path: string, symlinks: ReadonlyMap<string, string>): string | undefined {
  let rest = path.split('/').filter((part) => part !== '' && part !== '.')
  let done: string[] = []
  for (let hops = 0; rest.length > 0;) {
    if (rest.length + done.length > PARTS) return undefined
    const [next = '', ...others] = rest
    rest = others
    if (next === '..') done = done.slice(0, -1)
    else {
      const at = [...done, next].join('/')
      const target = symlinks.get(at)
      if (target === undefined) done.push(next)
      else {
        if (++hops > HOPS) return undefined
        // Targets are kept as paths from the root.
        rest = [...target.split('/').filter((part) => part !== ''), ...rest]
        done = []
      }
    }
  }
  return done.join('/')
}
