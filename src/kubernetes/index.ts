export type { Field, Manifest, Manifests } from './manifests/manifest.ts'
export { readManifests } from './manifests/read-manifests.ts'
