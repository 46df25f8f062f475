import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { compileControl } from './compile.ts'
import { ControlYaml } from './control-yaml.ts'
import { inventoryOf } from './inventory.ts'
import { judgeControl } from './judge-control.ts'
import { workloadFacts } from './facts.ts'

const privileged = ControlYaml.parse({
  id: 'privileged',
  title: 'privileged',
  severity: 'high',
  each: 'containers',
  expression: '!container.?securityContext.?privileged.orValue(false)',
  rationale: 'a',
  remediation: 'a',
  pass: [{}],
  fail: [{}],
})

const debugging = ControlYaml.parse({ ...privileged, expression: 'container.kind != "ephemeral"' })

const pod = (spec: unknown): Readonly<Record<string, unknown>> => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec })

function judge(control: ControlYaml, spec: unknown): string {
  const object = pod(spec)
  const verdict = judgeControl(compileControl(control), workloadFacts({ object, operation: 'CREATE' }, inventoryOf([object])), {})
  return verdict.status === 'undetermined' ? `undetermined: ${verdict.reason}` : verdict.status
}

const refused = (path: string): string => `undetermined: ${path} is not of the form that the API has`

for (const [why, spec, expected] of [
  ['a field with null is not there', { containers: [{ name: 'a', securityContext: { privileged: null } }] }, 'passed'],
  ['nor is the whole context', { containers: [{ name: 'a', securityContext: null }] }, 'passed'],
  [
    'text for a map is no pass',
    { containers: [{ name: 'a', securityContext: 'privileged' }] },
    refused('spec.containers[0].securityContext'),
  ],
  ['a list for a map neither', { containers: [{ name: 'a', securityContext: [] }] }, refused('spec.containers[0].securityContext')],
  ['a map for the list of containers', { containers: { a: { securityContext: { privileged: true } } } }, refused('spec.containers')],
  ['a word among the containers', { containers: ['a'] }, refused('spec.containers[0]')],
  ['nothing among the containers', { containers: [null] }, refused('spec.containers[0]')],
  ['what fails fails beside it', { containers: [{ securityContext: { privileged: true } }], volumes: 'none' }, 'failed'],
  ['names of the language are not fields', { containers: [{ name: 'a' }], constructor: 'x', __proto__: null }, 'passed'],
] as const)
  test(`facts: ${why}`, () => equal(judge(privileged, spec), expected))

test('facts: a container does not say of itself what kind it is', () => {
  equal(judge(debugging, { containers: [], ephemeralContainers: [{ name: 'a', kind: 'regular' }] }), 'failed')
})

test('facts: an object without nulls is seen as it is', () => {
  const object = pod({ containers: [{ name: 'a', args: [null, 'b'] }] })
  equal(workloadFacts({ object, operation: 'CREATE' }, {}).object, object)
})

test('facts: others in the run have no nulls either', () => {
  deepEqual(inventoryOf([{ kind: 'ConfigMap', data: null }]), { ConfigMap: [{ kind: 'ConfigMap' }] })
})

test('facts: neighbours are those of the namespace, where none is said default', () => {
  const at = (name: string, namespace?: string): Readonly<Record<string, unknown>> => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  })
  const inventory = inventoryOf([at('a'), at('b', 'default'), at('c', 'shop')])
  const seen = (object: Readonly<Record<string, unknown>>): unknown =>
    workloadFacts({ object, operation: 'CREATE' }, inventory).bindings['neighbours']
  deepEqual(seen(at('x')), { ServiceAccount: [at('a'), at('b', 'default')] })
  deepEqual(seen(at('x', 'shop')), { ServiceAccount: [at('c', 'shop')] })
  deepEqual(seen(at('x', 'mail')), {})
})

test('facts: elements share what a control may cost', () => {
  const squared = ControlYaml.parse({
    ...privileged,
    each: 'containers.args as word',
    expression: 'container.args.all(one, one != "b" || word != "b")',
  })
  equal(
    judge(squared, { containers: [{ name: 'a', args: Array.from({ length: 9000 }, () => 'a') }] }),
    'undetermined: operation cancelled: actual cost limit exceeded',
  )
})
