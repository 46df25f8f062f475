import { MiB, ParseError } from '#base/index.ts'
import { PolicyError } from '../../policy-error.ts'
import { type RegoBundle, type RegoModule, mergeData } from '../bundle/read-bundle.ts'
import { RegoThread } from './rego-thread.ts'

export type RegoOptions = {
  /** Of the judgement. */
  readonly now: Date
  /** Documents that are laid beside the bundles' own data: `{ inventory: … }`. */
  readonly data?: Readonly<Record<string, unknown>>
  /** That one evaluation may take. */
  readonly seconds?: number
  /** Bytes that one policy may take. */
  readonly memory?: number
}

/** The answer of one entry point for one input. */
export type Evaluation =
  /** Undefined where the entry point has no value. */
  { readonly value: unknown } | { readonly failure: string }

/** Compiled policies that are ready to be asked. */
export type Rego = {
  readonly entrypoints: readonly RegoEntrypoint[]
  /** Must be called once nothing more is asked. */
  readonly close: () => Promise<void>
}

export type RegoEntrypoint = {
  /** Name of its bundle. */
  readonly bundle: string
  /** `main/deny`: a package and a rule, or a package. */
  readonly path: string
  /** A policy that fails, calls what there is not, or does not end has a failure and stops no other. */
  readonly evaluate: (input: unknown) => Promise<Evaluation>
}

const SECONDS = 5
/** Values take some ten times their text: room for the largest manifest that etcd holds (1.5 MiB) beside an inventory of 10 MiB. */
const MEMORY = 256 * MiB

/** Bytes of a value as JSON. An ArrayBuffer is what the SDK takes for written JSON. */
function jsonBytes(value: unknown): ArrayBuffer {
  const bytes = Buffer.from(JSON.stringify(value))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
}

function dataOf({ name, data }: RegoBundle, beside: RegoOptions['data']): ArrayBuffer {
  try {
    return jsonBytes(mergeData(data, beside ?? {}))
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new PolicyError('invalid', `${name}: ${cause.message}`, { cause })
  }
}

/** Starts the thread with all bundles. @throws PolicyError naming the bundle that cannot be run */
export async function openRego(bundles: readonly RegoBundle[], options: RegoOptions): Promise<Rego> {
  const thread = new RegoThread((options.seconds ?? SECONDS) * 1000)
  const now = BigInt(options.now.getTime()) * 1_000_000n
  const load = async (bundle: RegoBundle, { wasm, entrypoints }: RegoModule, data: ArrayBuffer): Promise<RegoEntrypoint[]> => {
    const loaded = await thread.ask({ kind: 'load', wasm, data, memory: options.memory ?? MEMORY })
    const known = loaded.kind === 'loaded' ? loaded.entrypoints : []
    const missing = entrypoints?.find((path) => !known.includes(path))
    if (missing !== undefined) throw new PolicyError('invalid', `its manifest names the entry point "${missing}", the policy does not`)
    const evaluate = async (entrypoint: string, input: unknown): Promise<Evaluation> => {
      try {
        const reply = await thread.ask({ kind: 'evaluate', policy: loaded.id, entrypoint, input: jsonBytes(input), now })
        return valueOf(reply.kind === 'evaluated' ? reply.results : [])
      } catch (thrown) {
        if (thrown instanceof PolicyError) return { failure: thrown.message }
        throw thrown
      }
    }
    return (entrypoints ?? known).map((path) => ({ bundle: bundle.name, path, evaluate: (input) => evaluate(path, input) }))
  }
  const entrypoints: RegoEntrypoint[] = []
  try {
    for (const bundle of bundles) {
      const data = dataOf(bundle, options.data)
      for (const module of bundle.modules)
        entrypoints.push(
          ...(await load(bundle, module, data).catch((thrown: unknown) => {
            if (!(thrown instanceof PolicyError)) throw thrown
            throw new PolicyError(thrown.code, `${bundle.name}: ${thrown.message}`, { cause: thrown })
          })),
        )
    }
  } catch (thrown) {
    await thread.close()
    throw thrown
  }
  return { entrypoints, close: () => thread.close() }
}

/** Of a result set: `[{ result }]`, empty where it is undefined. */
function valueOf(results: unknown): Evaluation {
  const first: unknown = Array.isArray(results) ? results[0] : undefined
  if (typeof first !== 'object' || first === null || !('result' in first)) return { value: undefined }
  return { value: first.result }
}
