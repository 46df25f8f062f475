import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ResourceObject } from '../resource-object.ts'
import { typesOf } from '../types/types-of.ts'
import { withDefaults } from './with-defaults.ts'

/** Each an object and what Kubernetes 1.36 itself makes of it: testdata/make.sh. */
const held = readFileSync(new URL('testdata/held.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as [ResourceObject, ResourceObject])

for (const [index, [given, expected]] of held.entries())
  test(`held as by the API server: ${String(given['kind'])}, line ${index + 1}`, () => deepEqual(withDefaults(given, '1.36'), expected))

test('an object is not changed, and one that is held is held as it is', () => {
  for (const [given] of held) {
    const before = structuredClone(given)
    const once = withDefaults(given)
    deepEqual(given, before)
    // A list that is empty is said, and gone when it is read again.
    if (given['kind'] !== 'HorizontalPodAutoscaler') deepEqual(withDefaults(once), once)
  }
})

const job = { apiVersion: 'batch/v1', kind: 'Job', spec: { template: { spec: { containers: [{ name: 'c', image: 'a' }] } } } }
const set = { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: {} }
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  spec: { resources: { limits: { cpu: '1' } }, volumes: [{ name: 'v', image: { reference: 'a' } }] },
}

// Feature gates by release: pkg/features/kube_features.go.
for (const [release, object, field, value, why] of [
  ['1.27', job, 'podReplacementPolicy', undefined, 'the field is not there yet'],
  ['1.28', job, 'podReplacementPolicy', undefined, 'JobPodReplacementPolicy is alpha'],
  ['1.29', job, 'podReplacementPolicy', 'TerminatingOrFailed', 'JobPodReplacementPolicy is on'],
  ['1.26', set, 'persistentVolumeClaimRetentionPolicy', undefined, 'StatefulSetAutoDeletePVC is alpha'],
  ['1.27', set, 'persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Retain', whenScaled: 'Retain' }, 'StatefulSetAutoDeletePVC is on'],
  ['1.33', pod, 'resources', { limits: { cpu: '1' } }, 'PodLevelResources is alpha'],
  ['1.34', pod, 'resources', { limits: { cpu: '1' }, requests: { cpu: '1' } }, 'PodLevelResources is on'],
  ['1.34', pod, 'volumes', [{ name: 'v', image: { reference: 'a' } }], 'ImageVolume is off'],
  ['1.35', pod, 'volumes', [{ name: 'v', image: { reference: 'a', pullPolicy: 'Always' } }], 'ImageVolume is on'],
] as const)
  test(`${field} of ${release}: ${why}`, () => {
    const { spec } = withDefaults(object, release) as { spec: ResourceObject }
    deepEqual(spec[field], value)
  })

const definition = (schema: unknown): ResourceObject => ({
  kind: 'CustomResourceDefinition',
  spec: {
    group: 'example.com',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [{ name: 'v1', schema: { openAPIV3Schema: schema } }],
  },
})

// kubernetes.io, "Extend the Kubernetes API with CustomResourceDefinitions": defaulting, nullable, pruning.
test('custom objects get the defaults of their schema, and lose what it has not', () => {
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        default: {},
        properties: {
          size: { type: 'integer', default: 3 },
          name: { type: 'string', nullable: true, default: 'x' },
          list: { type: 'array', items: { type: 'string' } },
          free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: { type: 'integer', default: 1 } } },
        },
      },
    },
  }
  const types = typesOf('1.30', [definition(schema)])
  const head = { apiVersion: 'example.com/v1', kind: 'Widget' }
  deepEqual(withDefaults(head, types), { ...head, spec: { size: 3, name: 'x' } })
  deepEqual(withDefaults({ ...head, spec: { size: null, name: null, list: [], gone: 1, free: { b: 2 } } }, types), {
    ...head,
    spec: { size: 3, name: null, list: [], free: { b: 2, a: 1 } },
  })
})

for (const [what, object] of [
  ['a kind that is not known', { apiVersion: 'example.com/v1', kind: 'Widget', spec: { a: null } }],
  ['no kind', { spec: {} }],
  ['a kind that is a number', { apiVersion: 'v1', kind: 1 }],
] as const)
  test(`left as it is: ${what}`, () => equal(withDefaults(object), object))

test('what is of another form than its type stays, for validity to be told', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: 'none', spec: { containers: { a: 1 }, volumes: 'x', hostNetwork: 'yes' } }
  const filled = withDefaults(object) as { metadata: unknown; spec: ResourceObject }
  equal(filled.metadata, 'none')
  deepEqual(filled.spec['containers'], { a: 1 })
  equal(filled.spec['hostNetwork'], 'yes')
})

test('whatever stands in the fields of a kind, it is filled without fault', () => {
  const names = fc.constantFrom(
    'spec',
    'template',
    'containers',
    'metadata',
    'labels',
    'ports',
    'resources',
    'limits',
    'cpu',
    'volumes',
    '__proto__',
    'a',
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom(null, true, 0, -1, '', 'x', '1Gi', 1e300),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(names, tie('tree'), { maxKeys: 4 }),
    ),
  }))
  const kinds = typesOf('1.36').resources()
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.dictionary(names, tree), ({ group, version, kind }, body) => {
      const object = { ...body, apiVersion: group === '' ? version : `${group}/${version}`, kind }
      const filled = withDefaults(object)
      equal(filled['kind'], kind)
      ok(JSON.stringify(filled))
    }),
  )
})
