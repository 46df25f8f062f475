/** The image that a subject was built on. */
export type BaseImage = {
  /** As it was recorded, or as the image's annotations name it. */
  readonly name?: string
  /** Of its manifest. */
  readonly digest?: string
  /**
   * `certain`: the layers of a recorded image are the lowest of this one. `stated`: an annotation names it. `guessed`: the history has a
   * CMD or ENTRYPOINT with layers after it.
   */
  readonly confidence: 'certain' | 'stated' | 'guessed'
  /** How many of the lowest layers are its, and of the oldest entries of the history; absent where nothing tells. */
  readonly layers?: number
  readonly history?: number
}

/** An image that the user recorded as a base. */
export type RecordedBase = {
  readonly name: string
  readonly digest: string
  readonly platform: string
  /** Lowest first; never empty. */
  readonly diffIds: readonly string[]
  readonly history: number
}
