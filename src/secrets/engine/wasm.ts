/**
 * As much of an assembler for WebAssembly (core specification 1.0, binary format, chapter 5) as the search needs: functions over 32-bit
 * integers and one memory of their own. Instructions are lists of bytes that are joined.
 */

/** Unsigned LEB128. */
function u32(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...u32(value >>> 7)]
}

/** Signed LEB128. */
function s32(value: number): readonly number[] {
  const rest = value >> 7
  const isLast = (rest === 0 && (value & 0x40) === 0) || (rest === -1 && (value & 0x40) !== 0)
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...s32(rest)]
}

export type Code = readonly number[]

/** What stands on the stack before an instruction is given to it as its operands. */
export const get = (local: number): Code => [0x20, ...u32(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...u32(local)]
export const constant = (value: number): Code => [0x41, ...s32(value)]
export const load8 = (address: Code, offset: number): Code => [...address, 0x2d, 0, ...u32(offset)]
export const load16 = (address: Code, offset: number): Code => [...address, 0x2f, 1, ...u32(offset)]
export const load32 = (address: Code, offset: number): Code => [...address, 0x28, 2, ...u32(offset)]
export const store32 = (address: Code, value: Code, offset: number): Code => [...address, ...value, 0x36, 2, ...u32(offset)]
const binary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [...left, ...right, opcode]
export const [add, and, or, shl, isLess, isNotLess] = [binary(0x6a), binary(0x71), binary(0x72), binary(0x74), binary(0x49), binary(0x4f)]
export const when = (condition: Code, then: Code): Code => [...condition, 0x04, 0x40, ...then, 0x0b]
/** Runs as long as `condition` holds at its end. */
export const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b]
export const giveBack = (value: Code): Code => [...value, 0x0f]

/** A function over `parameters` integers with one result, and so many more locals. */
export type WasmFunction<Name extends string> = {
  readonly name: Name
  readonly parameters: number
  readonly locals: number
  readonly body: Code
}

const vector = (items: readonly Code[]): Code => [...u32(items.length), ...items.flat()]
const section = (id: number, content: Code): Code => [id, ...u32(content.length), ...content]
const text = (value: string): Code => [...u32(value.length), ...Buffer.from(value)]
const I32 = 0x7f
/** `\0asm`, version 1. */
const MAGIC: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

/** What this runtime has of the JavaScript interface, and the library's types leave out. */
type Runtime = {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** A started module's functions by name, and its memory. */
export type WasmExports<Name extends string> = Readonly<Record<Name, (...integers: readonly number[]) => number>> & {
  readonly memory: { readonly buffer: ArrayBuffer }
}

export function startModule<Name extends string>(pages: number, functions: readonly WasmFunction<Name>[]): WasmExports<Name> {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Runtime }).WebAssembly
  return new Instance(new Module(moduleOf(pages, functions))).exports as WasmExports<Name>
}

/** The module, with its memory of `pages` of 64 KiB as `memory`. */
function moduleOf(pages: number, functions: readonly WasmFunction<string>[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(Array.from({ length: parameters }, () => [I32])), 1, I32])
  const bodies = functions.map(({ locals, body }) => {
    const code = [...vector([[...u32(locals), I32]]), ...body, 0x0b]
    return [...u32(code.length), ...code]
  })
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, vector(types)),
    ...section(3, vector(functions.map((_, i) => u32(i)))),
    ...section(5, vector([[1, ...u32(pages), ...u32(pages)]])),
    ...section(7, vector([[...text('memory'), 2, 0], ...functions.map(({ name }, i) => [...text(name), 0, ...u32(i)])])),
    ...section(10, vector(bodies)),
  ])
}
