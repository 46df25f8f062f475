/** Bounds on what comes from outside, in one place so that they can be read together. Bytes unless said otherwise. */
export const KiB = 1024
export const MiB = 1024 * KiB
export const GiB = 1024 * MiB

export const limits = {
  /** A manifest, index or image configuration; registries refuse larger manifests (distribution-spec, 4 MiB). */
  manifest: 4 * MiB,
  /** A compressed layer. */
  blob: 32 * GiB,
  /** A decompressed layer; past it a layer is taken for a bomb. */
  layer: 64 * GiB,
  /** Layers of one image, a count; Docker's own bound is 127. */
  layers: 512,
  /** Entries of one layer, a count. */
  entries: 8_000_000,
  /** A path in a tar archive; Linux' PATH_MAX is 4096. */
  path: 4 * KiB,
  /** Names that are kept of one layer: its whiteouts, its symbolic links; characters, of each kind. */
  names: 64 * MiB,
  /** A decompressed image, all layers together. */
  image: 256 * GiB,
  /** Files and folders of all layers of an image, a count. */
  imageEntries: 32_000_000,
  /** Records and unknowns that one layer may add, a count; a million packages are no image. */
  findings: 1_000_000,
  unknowns: 10_000,
  /** A PAX or GNU long-name header block. */
  extendedHeader: 1 * MiB,
  /** A JSON, YAML, TOML or XML document that a cataloger reads, unless it says otherwise. */
  document: 64 * MiB,
  /** Objects and lists of one JSON document, a count: 64 MiB of empty ones make 2 GB of memory. */
  containers: 2_000_000,
  /** Nesting of a parsed document, and of the folders of a file that is read in an image; a count. */
  depth: 200,
  /** Objects of Kubernetes that are judged at once, a count, and the text that they are read from. */
  manifests: 200_000,
  manifestText: 512 * MiB,
  /** Files and folders of a folder of manifests, a count. */
  manifestEntries: 1_000_000,
  /** A file of settings, credentials or exceptions. */
  settings: 4 * MiB,
  /** Body of an error response that is quoted. */
  errorBody: 8 * KiB,
} as const
