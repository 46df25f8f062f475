/** What is asked of the thread in which policies run; each has its answer, in the same order. */
export type Request =
  | { readonly kind: 'load'; readonly id: number; readonly wasm: Uint8Array; readonly data: ArrayBuffer; readonly memory: number }
  /** `input` is JSON. */
  | {
      readonly kind: 'evaluate'
      readonly id: number
      readonly policy: number
      readonly entrypoint: string
      readonly input: ArrayBuffer
      readonly now: bigint
    }

export type Reply = { readonly id: number } & (
  | { readonly kind: 'loaded'; readonly entrypoints: readonly string[] }
  | { readonly kind: 'evaluated'; readonly results: unknown }
  | { readonly kind: 'failed'; readonly code: 'expression' | 'invalid' | 'unsupported'; readonly message: string }
)
