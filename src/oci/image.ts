import type { ImageConfig } from '#model/index.ts'

/** One layer. `open` gives the blob's bytes; its size and digest are checked while they stream, and a wrong one ends in an OciError. */
export type ImageLayer = {
  readonly digest: string
  readonly diffId: string
  readonly size: number
  readonly mediaType: string
  readonly open: () => Promise<AsyncIterable<Uint8Array>>
}

/** An image of one platform, wherever it lies. */
export type Image = {
  /** As the user named it. */
  readonly name: string
  readonly repository?: string
  readonly tag?: string
  /** Of the manifest. */
  readonly digest: string
  /** Of the index that it was chosen from, the outermost of several; absent where there is none, or none with a digest. */
  readonly indexDigest?: string
  /** `linux/amd64`, `linux/arm64/v8`. */
  readonly platform: string
  /** Those of the index that it was chosen from, each as often as it stands there; absent where there is none. */
  readonly platforms?: readonly string[]
  readonly config: { readonly digest: string; readonly os: string; readonly architecture: string; readonly created?: string }
  /** How it is run and was made. */
  readonly settings: ImageConfig
  /** Lowest first. */
  readonly layers: readonly ImageLayer[]
  readonly close: () => Promise<void>
}

export type ImageOptions = {
  /** Default the host's. */
  readonly platform?: string
  /** Of several images the first: for who asks which there are. */
  readonly anyPlatform?: boolean
}
