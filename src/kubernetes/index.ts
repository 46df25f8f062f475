export type { Field, Manifest, Manifests, ResourceObject } from './manifests/manifest.ts'
export { readManifests } from './manifests/read-manifests.ts'
