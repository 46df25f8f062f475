import { OciError } from '../oci-error.ts'
import type { LayerTree } from './layer-tree.ts'
import { PathSet } from './path-set.ts'

/** Folders of files that are asked of layers, a count: fifty thousand files ten folders deep in sixty layers are thirty million. */
const LOOKS = 100_000_000

type Layer = { readonly files: PathSet; readonly whiteouts: ReadonlySet<string>; readonly opaques: ReadonlySet<string> }

/** The layers of an image over each other: which file of which layer is still to be seen. */
export type SquashedTree = {
  /**
   * The layer above `layer` that replaces, deletes or hides the path; undefined while it is visible. Layers count from 0, the lowest.
   * @throws OciError too-large past a bound on all questions together
   */
  readonly hiddenBy: (path: string, layer: number) => { readonly layer: number; readonly how: 'replaced' | 'deleted' } | undefined
  /** The layer whose file stands at the path in the final tree. */
  readonly layerOf: (path: string) => number | undefined
}

/** A path and its ancestors, nearest first, the root (`''`) last. */
function* ancestors(path: string): Generator<string> {
  for (let slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
    yield path.slice(0, slash)
    if (slash === 0) break
  }
  yield ''
}

/** Within one layer a whiteout hides only what lies below it: a file that the same layer writes again lives. */
function effect(layer: Layer, path: string): 'replaced' | 'deleted' | undefined {
  if (layer.files.has(path)) return 'replaced'
  if (layer.whiteouts.has(path) || layer.files.has(`${path}/`)) return 'deleted'
  for (const folder of ancestors(path)) {
    if (layer.opaques.has(folder) || (folder !== '' && layer.whiteouts.has(folder))) return 'deleted'
    if (folder !== '' && layer.files.has(folder)) return 'deleted'
  }
  return undefined
}

export function squash(trees: readonly LayerTree[], mostLooks = LOOKS): SquashedTree {
  const layers = trees.map((tree): Layer => ({
    files: new PathSet(tree.files, tree.files.length),
    whiteouts: new Set(tree.whiteouts),
    opaques: new Set(tree.opaques),
  }))
  let looks = 0
  return {
    hiddenBy: (path, layer) => {
      for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) looks += layers.length - layer
      if (looks > mostLooks) throw new OciError('too-large', 'read image: too many files in too many folders and layers')
      for (let i = layer + 1; i < layers.length; i++) {
        const how = effect(layers[i]!, path)
        if (how) return { layer: i, how }
      }
      return undefined
    },
    layerOf: (path) => {
      for (let i = layers.length - 1; i >= 0; i--) {
        const how = effect(layers[i]!, path)
        if (how) return how === 'replaced' ? i : undefined
      }
      return undefined
    },
  }
}
