/**
 * Evaluations a second on one core with the cost meter on, beside @bufbuild/cel on the same expressions and inputs: `node bench/cel.ts`.
 * Fails below a million a second of the first expression, or below five times the peer.
 */
import { cpus } from 'node:os'
import { CelScalar, celEnv, celMethod, mapType, parse, plan, celFunc } from '@bufbuild/cel'
import { environment, stringsLibrary, types } from '#cel/index.ts'

const container = (name: string, securityContext?: object): object => ({
  name,
  image: `registry.example/${name}:1.2`,
  ...(securityContext && { securityContext }),
})

/** Pods as a cluster has them: three containers, none privileged. */
const pods = ['web', 'api', 'job'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels: { app: name } },
  spec: {
    containers: [container('main', { privileged: false, runAsUser: 1000 }), container('proxy'), container('log', { runAsNonRoot: true })],
    volumes: [{ name: 'tmp', emptyDir: {} }],
  },
}))

const EXPRESSIONS = [
  'object.spec.containers.all(c, !has(c.securityContext) || !has(c.securityContext.privileged) || c.securityContext.privileged == false)',
  "object.metadata.namespace != 'kube-system' && object.metadata.labels.app in ['web', 'api', 'job']",
  "object.spec.containers.filter(c, c.image.startsWith('registry.example/')).map(c, c.name).size() == 3",
  'size(object.spec.containers) + size(object.spec.volumes) < 10',
]

const env = environment({ libraries: [stringsLibrary], variables: { object: types.dyn } })
const peer = celEnv({ variables: { object: mapType(CelScalar.STRING, CelScalar.DYN) } })
void celMethod
void celFunc

/** Evaluations a second: the best of some rounds, as what else the machine does only takes away. */
function speed(evaluate: (pod: (typeof pods)[number]) => unknown, rounds: number): number {
  for (const pod of pods) if (evaluate(pod) !== true) throw new Error('not true')
  let best = 0
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    for (let i = 0; i < rounds; i++) evaluate(pods[i % pods.length]!)
    best = Math.max(best, rounds / ((performance.now() - start) / 1000))
  }
  return best
}

process.stdout.write(`${cpus()[0]?.model}, node ${process.version}\n`)
let failed = false
for (const [i, expression] of EXPRESSIONS.entries()) {
  const program = env.program(env.compile(expression))
  const options = { costLimit: 10_000_000 }
  const ours = speed((object) => {
    const result = program.evaluate({ object }, options)
    return result.kind === 'value' && result.value
  }, 300_000)
  const planned = plan(peer, parse(expression))
  const theirs = speed((object) => planned({ object: object as never }), 30_000)
  const ratio = ours / theirs
  if (ratio < 5 || (i === 0 && ours < 1_000_000)) failed = true
  process.stdout.write(
    `${(ours / 1e6).toFixed(2)} M/s, ${(theirs / 1e6).toFixed(3)} M/s @bufbuild/cel, × ${ratio.toFixed(1)}  ${expression}\n`,
  )
}
if (failed) process.exitCode = 1
