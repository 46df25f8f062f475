/** The part of WebAssembly's JavaScript interface that policies need; the types of Node leave it to browsers' libraries. */
export type Memory = { readonly buffer: ArrayBuffer }
export type Instance = { readonly exports: Readonly<Record<string, unknown>> }
declare const brand: unique symbol
export type Module = { readonly [brand]: 'module' }
export type Imports = { readonly [module: string]: { readonly [name: string]: unknown } }

type Runtime = {
  /** Pages of 64 KiB. */
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => Memory
  readonly Module: new (bytes: Uint8Array) => Module
  readonly Instance: new (module: Module, imports: Imports) => Instance
}

export const webAssembly = (globalThis as unknown as { readonly WebAssembly: Runtime }).WebAssembly
