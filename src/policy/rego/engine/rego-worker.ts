import { messageOf, serveWorker } from '#base/index.ts'
import { PolicyError } from '../../policy-error.ts'
import { type Instance, instantiate } from './instance.ts'
import { webAssembly } from './web-assembly.ts'
import type { Reply, Request } from './thread-messages.ts'

/** Makes the instance anew where the last evaluation broke off: nobody knows what it left in its memory. */
type Loaded = { readonly start: () => Instance; instance: Instance | undefined }

function load({ wasm, data, memory }: Extract<Request, { kind: 'load' }>): Loaded {
  const module = new webAssembly.Module(wasm)
  const start = (): Instance => instantiate(module, wasm.length, memory, data)
  return { start, instance: start() }
}

function evaluate(loaded: Loaded, { entrypoint, input, now }: Extract<Request, { kind: 'evaluate' }>): unknown {
  const instance = (loaded.instance ??= loaded.start())
  try {
    return instance.evaluate(entrypoint, input, { now })
  } catch (thrown) {
    loaded.instance = undefined
    throw thrown
  }
}

serveWorker((_data, post) => {
  const policies = new Map<number, Loaded>()
  const answer = (request: Request): Reply => {
    const { id } = request
    if (request.kind === 'load') {
      const loaded = load(request)
      policies.set(id, loaded)
      return { kind: 'loaded', id, entrypoints: loaded.instance?.entrypoints ?? [] }
    }
    const loaded = policies.get(request.policy)
    if (!loaded) throw new PolicyError('invalid', `policy ${request.policy} is not loaded`)
    return { kind: 'evaluated', id, results: evaluate(loaded, request) }
  }
  return (message) => {
    const request = message as Request
    try {
      post(answer(request))
    } catch (thrown) {
      const code = thrown instanceof PolicyError ? thrown.code : 'invalid'
      post({ kind: 'failed', id: request.id, code, message: messageOf(thrown) } satisfies Reply)
    }
  }
})
