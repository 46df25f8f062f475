/** One step of an image's history, lowest first. */
export type HistoryEntry = {
  /** The instruction as the builder wrote it: `RUN /bin/sh -c make # buildkit`. */
  readonly createdBy: string
  readonly comment?: string
  readonly created?: string
  /** It made no layer. */
  readonly empty: boolean
}

/** What an image says of how it is run (image-spec config.md). Lists are empty and texts absent where it says nothing. */
export type ImageConfig = {
  readonly created?: string
  readonly author?: string
  readonly user?: string
  /** `NAME=value`, in order. */
  readonly env: readonly string[]
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  readonly workingDir?: string
  /** `80/tcp`, sorted. */
  readonly exposedPorts: readonly string[]
  /** Paths, sorted. */
  readonly volumes: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  /** As Docker has it: the first word is NONE, CMD or CMD-SHELL. */
  readonly healthcheck?: readonly string[]
  readonly onBuild: readonly string[]
  /** The words that run what stands in shell form. */
  readonly shellForm: readonly string[]
  readonly stopSignal?: string
  readonly history: readonly HistoryEntry[]
  /** Of the manifest: `org.opencontainers.image.base.name` and the like. */
  readonly annotations: Readonly<Record<string, string>>
}
