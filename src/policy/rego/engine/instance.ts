import * as sdk from '@open-policy-agent/opa-wasm'
import { messageOf } from '#base/index.ts'
import { PolicyError } from '../../policy-error.ts'
import type { EvaluationContext } from '../builtins/contract.ts'
import { BUILTINS, refusal } from '../builtins/registry.ts'
import { writeValue } from '../values/print-value.ts'
import { readValue } from '../values/read-value.ts'
import { RegoObject, type Value } from '../values/value.ts'
import { type Imports, type Memory, type Module, type Instance as WasmInstance, webAssembly } from './web-assembly.ts'

// As a module the SDK has this class below its default export alone; its types say otherwise.
const { LoadedPolicy } = (sdk as unknown as { readonly default: Pick<typeof sdk, 'LoadedPolicy'> }).default
type LoadedPolicy = sdk.LoadedPolicy

/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65_536
/** Pages beyond the module's own size that a policy starts with: its stack, and room for small inputs. */
const START_PAGES = 16
/** The first version of the interface between a policy and its host; later ones have only added to it. */
const ABI = 1

type Global = { readonly value: unknown }

/** What a policy of ABI 1 exports and is used here; `docs/wasm.md` of OPA. */
type Exports = {
  readonly opa_malloc: (size: number) => number
  readonly opa_value_dump: (value: number) => number
  readonly opa_value_parse: (text: number, length: number) => number
  readonly builtins: () => number
  readonly opa_wasm_abi_version: Global
  readonly opa_wasm_abi_minor_version?: Global
}

const FUNCTIONS = ['opa_malloc', 'opa_value_dump', 'opa_value_parse', 'builtins', 'entrypoints', 'opa_json_dump', 'opa_json_parse']
const NO_POLICY = 'the module is no policy that "opa build -t wasm" makes'

function exportsOf(instance: WasmInstance): Exports {
  const { exports } = instance
  const isWhole = FUNCTIONS.every((name) => typeof exports[name] === 'function') && typeof exports.opa_wasm_abi_version === 'object'
  if (!isWhole) throw new PolicyError('invalid', NO_POLICY)
  return exports as unknown as Exports
}

/** The memory of a policy, and values in it. Nothing is freed: the next evaluation starts where the data ends. */
class PolicyMemory {
  readonly memory: Memory
  #exports: Exports | undefined

  constructor(memory: Memory) {
    this.memory = memory
  }

  attach(exports: Exports): void {
    this.#exports = exports
  }

  get exports(): Exports {
    if (!this.#exports) throw new PolicyError('invalid', `${NO_POLICY}: it runs before it is asked`)
    return this.#exports
  }

  /** A text that ends with a zero byte. */
  textAt(address: number): string {
    const bytes = Buffer.from(this.memory.buffer)
    const end = bytes.indexOf(0, address)
    return bytes.toString('utf8', address, end < 0 ? bytes.length : end)
  }

  read(address: number): Value {
    return readValue(this.textAt(this.exports.opa_value_dump(address)))
  }

  write(value: Value): number {
    const bytes = Buffer.from(writeValue(value))
    const address = this.exports.opa_malloc(bytes.length)
    bytes.copy(new Uint8Array(this.memory.buffer), address)
    return this.exports.opa_value_parse(address, bytes.length)
  }
}

/** A policy in memory of its own. */
export type Instance = {
  readonly entrypoints: readonly string[]
  /** The results of an entry point: a list that is empty where it is undefined. @throws whatever ends the evaluation */
  readonly evaluate: (entrypoint: string, input: ArrayBuffer, context: EvaluationContext) => unknown
}

/**
 * The functions that a policy asks for. The SDK's own would come before ours and are others than OPA's: a sprintf of C, a regex.split
 * that backtracks, and lists where there are sets; so we hand out the calls, and leave loading and evaluating to it.
 */
function importsOf(memory: PolicyMemory, nameOf: (id: number) => string, contextOf: () => EvaluationContext): Imports {
  const call = (id: number, _context: number, ...addresses: number[]): number => {
    const name = nameOf(id)
    const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
    if (!builtin) throw refusal(name)
    const result = builtin(
      addresses.map((address) => memory.read(address)),
      contextOf(),
    )
    return result === undefined ? 0 : memory.write(result)
  }
  const abort = (address: number): never => {
    throw new PolicyError('invalid', `the policy ended: ${memory.textAt(address)}`)
  }
  const env = { memory: memory.memory, opa_abort: abort, opa_println: () => {} }
  return { env: { ...env, opa_builtin0: call, opa_builtin1: call, opa_builtin2: call, opa_builtin3: call, opa_builtin4: call } }
}

/**
 * Makes a policy ready to run.
 * @param size of the module; @param bytes that its memory may have
 * @throws PolicyError
 */
export function instantiate(module: Module, size: number, bytes: number, data: ArrayBuffer): Instance {
  const names = new Map<number, string>()
  let context: EvaluationContext = { now: 0n }
  const initial = START_PAGES + Math.ceil(size / PAGE)
  const memory = new PolicyMemory(new webAssembly.Memory({ initial, maximum: Math.max(initial, Math.floor(bytes / PAGE)) }))
  const imports = importsOf(
    memory,
    (id) => names.get(id) ?? String(id),
    () => context,
  )
  let policy: LoadedPolicy
  try {
    const instance = new webAssembly.Instance(module, imports)
    const exports = exportsOf(instance)
    if (exports.opa_wasm_abi_version.value !== ABI) throw new PolicyError('unsupported', `the policy's interface is not version ${ABI}`)
    memory.attach(exports)
    const ids = memory.read(exports.builtins())
    if (ids instanceof RegoObject) for (const [name, id] of ids.entries) if (typeof name === 'string') names.set(Number(id), name)
    policy = new LoadedPolicy({ instance, module }, memory.memory, Number(exports.opa_wasm_abi_minor_version?.value ?? 0))
    policy.setData(data)
  } catch (cause) {
    if (cause instanceof PolicyError) throw cause
    throw new PolicyError('invalid', `${NO_POLICY}: ${messageOf(cause)}`, { cause })
  }
  return {
    entrypoints: Object.keys(policy.entrypoints as object),
    evaluate: (entrypoint, input, given) => {
      context = given
      return policy.evaluate(input, entrypoint)
    },
  }
}
