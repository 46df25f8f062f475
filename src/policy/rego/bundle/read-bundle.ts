import * as z from 'zod'
import { KiB, MiB, ParseError, TarParser, gunzipPieces, limits, messageOf, parseJson, readJson } from '#base/index.ts'
import { PolicyError } from '../../policy-error.ts'

/** What `opa build -t wasm` makes: compiled policies, and the data that they look up. */
export type RegoBundle = {
  /** As the user gave it: part of what a judgement is called by. */
  readonly name: string
  readonly modules: readonly RegoModule[]
  readonly data: Readonly<Record<string, unknown>>
}

export type RegoModule = {
  readonly wasm: Uint8Array
  /** `main/deny`; undefined for all that the module itself names. */
  readonly entrypoints: readonly string[] | undefined
}

/** A bundle has its policies, data and sources; more files are none. */
const FILES = 10_000
/** Bytes of a compiled policy; those of the largest libraries have some hundred KiB beyond OPA's own. */
const WASM = 32 * MiB
/** Of all data files together. */
const DATA = limits.document
/** Of the unpacked archive: what is not kept is stepped over, but costs time. */
const UNPACKED = 128 * MiB
const MANIFEST = 1 * MiB

/** Parts of the manifest that say what to run. */
const BundleManifest = z.object({
  wasm: z.array(z.object({ entrypoint: z.string(), module: z.string() })).optional(),
})

type Files = Map<string, Uint8Array>

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b
const isWasm = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('\0asm'))

/** Bytes that a file of a bundle may have; undefined for what is not read. */
function limitOf(path: string): number | undefined {
  if (path.endsWith('.wasm')) return WASM
  if (path === 'data.json' || path.endsWith('/data.json')) return DATA
  return path === '.manifest' ? MANIFEST : undefined
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * KiB) yield bytes.subarray(at, at + 64 * KiB)
}

async function unpack(bytes: Uint8Array): Promise<Files> {
  const files: Files = new Map()
  let count = 0
  let kept = 0
  const parser = new TarParser({
    entry: ({ path, type, size }) => {
      if (++count > FILES) throw new ParseError('too-large', `more than ${FILES} files`)
      const limit = type === 'file' ? limitOf(path) : undefined
      if (limit === undefined) return 'skip'
      kept += size
      if (size > limit || kept > WASM + DATA) throw new ParseError('too-large', `"${path}" has ${size} bytes`)
      return 'keep'
    },
    content: ({ path }, content) => void files.set(path, content),
  })
  let length = 0
  for await (const piece of isGzip(bytes) ? gunzipPieces(once(bytes)) : once(bytes)) {
    length += piece.length
    if (length > UNPACKED) throw new ParseError('too-large', `more than ${UNPACKED / MiB} MiB unpacked`)
    parser.push(piece)
  }
  parser.end()
  return files
}

type Data = { readonly [key: string]: unknown }

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Both; a key that both have must be an object in both. @throws ParseError where files contradict each other */
export function mergeData(one: Data, other: Data): Data {
  const merged = new Map(Object.entries(one))
  for (const [key, value] of Object.entries(other)) {
    const given = merged.get(key)
    if (given !== undefined && !(isData(given) && isData(value))) throw new ParseError('malformed', `two values for data "${key}"`)
    merged.set(key, isData(given) && isData(value) ? mergeData(given, value) : value)
  }
  return Object.fromEntries(merged)
}

/** The files `a/b/data.json` as one document, each below its folder. */
function dataOf(files: Files): Data {
  let data: Data = {}
  for (const [path, bytes] of files) {
    if (!path.endsWith('data.json')) continue
    const folders = path.split('/').slice(0, -1)
    if (folders.length > limits.depth) throw new ParseError('too-deep', `"${path.slice(0, 100)}" lies too deep`)
    let value = readJson(bytes)
    for (const folder of folders.toReversed()) value = { [folder]: value }
    if (!isData(value)) throw new ParseError('malformed', `"${path}" is no object`)
    data = mergeData(data, value)
  }
  return data
}

function modulesOf(files: Files): RegoModule[] {
  const manifest = files.get('.manifest')
  const listed = manifest ? (parseJson(BundleManifest, manifest).wasm ?? []) : []
  const modules = [...files].filter(([path]) => path.endsWith('.wasm'))
  if (modules.length === 0)
    throw new PolicyError('unsupported', 'the bundle has no compiled policy', {
      hint: 'build it with "opa build -t wasm -e PACKAGE/RULE …"',
    })
  return modules.map(([path, wasm]) => {
    if (!isWasm(wasm)) throw new ParseError('malformed', `"${path}" is no WebAssembly`)
    const own = listed.filter(({ module }) => module.replace(/^\/+/, '') === path)
    return { wasm, entrypoints: own.length > 0 ? own.map(({ entrypoint }) => entrypoint) : undefined }
  })
}

/**
 * Reads a bundle (a tar archive, packed or not) or a compiled policy alone.
 * @throws PolicyError with the file's name where it is damaged, too large or has no compiled policy
 */
export async function readBundle(name: string, bytes: Uint8Array): Promise<RegoBundle> {
  if (isWasm(bytes) && bytes.length <= WASM) return { name, modules: [{ wasm: bytes, entrypoints: undefined }], data: {} }
  try {
    const files = await unpack(bytes)
    return { name, modules: modulesOf(files), data: dataOf(files) }
  } catch (cause) {
    if (cause instanceof PolicyError) throw new PolicyError(cause.code, `${name}: ${cause.message}`, { hint: cause.hint, cause })
    throw new PolicyError('invalid', `${name}: not a bundle: ${messageOf(cause)}`, { cause })
  }
}
