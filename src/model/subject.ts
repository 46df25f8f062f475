import type { BaseImage } from './base-image.ts'

/** What is judged. `digest` names the content: the image's manifest digest, or the digest of the sorted inventory for trees. */
export type Subject = {
  /** `unknown` where nothing of it could be read. */
  readonly kind: 'image' | 'directory' | 'root' | 'sbom' | 'dockerfile' | 'manifests' | 'unknown'
  /** As the user named it. */
  readonly name: string
  readonly digest?: string
  /** What it was built on, where anything tells. */
  readonly base?: BaseImage
  /** Of an image. */
  readonly image?: {
    readonly repository?: string
    readonly tag?: string
    readonly platform: string
    /** Of the index that it was chosen from, the outermost of several: what a tag of several platforms leads to. */
    readonly indexDigest?: string
    /** The image's id: the digest of its configuration. */
    readonly config: string
    readonly layers: readonly { readonly diffId: string; readonly digest: string; readonly size: number }[]
  }
}
