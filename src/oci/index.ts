import type { Engine } from './engine/engine.ts'
import type { Image, ImageOptions } from './image.ts'
import type { Artifact, RegistryOptions } from './registry/registry.ts'

export { baseOf } from './base-image.ts'
export { digestOf } from './digest.ts'
export type { Image, ImageLayer, ImageOptions } from './image.ts'
export { decompress } from './layers/decompress.ts'
export { detectFolder } from './layers/detect-folder.ts'
export { type DetectedLayer, type LayerCache, detectImage } from './layers/detect-image.ts'
export { type Detectors, type FoundBy, detectLayer } from './layers/detect-layer.ts'
export type { Detection, Detector, SeenLayer } from './layers/detector.ts'
export { cacheUse, layerCache, pruneCache } from './layers/layer-cache.ts'
export { openLayout } from './layout/layout.ts'
export { type LayerReading, type LayerVisitor, readLayer } from './layers/read-layer.ts'
export type { LayerTree } from './layers/layer-tree.ts'
export { type SquashedTree, squash } from './layers/squash.ts'
export { OciError } from './oci-error.ts'
export { parseReference } from './reference.ts'
export { type TarEntry, TarParser, type Wish } from '#base/index.ts'
export { openArchive, openArchiveStream } from './archive/archive.ts'

// What opens sockets is loaded when it is used: a local target needs none of it.
export const openRegistryImage = async (name: string, options: RegistryOptions): Promise<Image> =>
  (await import('./registry/registry.ts')).openRegistryImage(name, options)

export const openRegistryArtifact = async (name: string, options: RegistryOptions): Promise<Artifact> =>
  (await import('./registry/registry.ts')).openRegistryArtifact(name, options)

export const openEngineImage = async (engine: Engine, name: string, options: ImageOptions): Promise<Image> =>
  (await import('./engine/engine.ts')).openEngineImage(engine, name, options)
