import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { CelUnknown } from '#cel/index.ts'
import { newestRelease, typesOf } from '#resources/index.ts'
import type { Json } from '../judgement.ts'
import { admissionRequest } from './admission-request.ts'
import { collectParams } from './collect-params.ts'
import type { ParamRef } from './policy-schema.ts'
import { resourceCatalog } from './resource-catalog.ts'

const map = (name: string, namespace?: string, labels: Json = {}): Json => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, labels, ...(namespace ? { namespace } : {}) },
})
const node = (name: string): Json => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } })
const objects = [map('a', 'shop', { env: 'x' }), map('b', 'shop', { env: 'x' }), map('a', 'prod'), map('c'), node('n')]

const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap' }
const NODE = { apiVersion: 'v1', kind: 'Node' }
const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' } }
const ref = (more: Partial<ParamRef>): ParamRef => ({ parameterNotFoundAction: 'Deny', ...more })
const selector = { matchLabels: { env: 'x' } }
const NOT_FOUND = 'no params found for policy binding with `Deny` parameterNotFoundAction'

/** Names of what is found, or what is said instead; k8s.io/apiserver CollectParams. */
for (const [why, kind, paramRef, object, isComplete, expected] of [
  ['none is asked for', undefined, ref({ name: 'a' }), pod, true, [null]],
  ['the binding names none', CONFIG, undefined, pod, true, [null]],
  ['by name in the namespace of the object', CONFIG, ref({ name: 'a' }), pod, true, ['shop/a']],
  ['by name in another', CONFIG, ref({ name: 'a', namespace: 'prod' }), pod, true, ['prod/a']],
  ['what is written without a namespace is in the default one', CONFIG, ref({ name: 'c', namespace: 'default' }), pod, true, ['/c']],
  ['by labels', CONFIG, ref({ selector }), pod, true, ['shop/a', 'shop/b']],
  ['an empty selector is all', CONFIG, ref({ selector: {}, namespace: 'prod' }), pod, true, ['prod/a']],
  ['of the cluster', NODE, ref({ name: 'n' }), pod, true, ['/n']],
  ['not there', CONFIG, ref({ name: 'z' }), pod, true, NOT_FOUND],
  ['not there, which is allowed', CONFIG, ref({ name: 'z', parameterNotFoundAction: 'Allow' }), pod, true, []],
  ['none of these labels', CONFIG, ref({ selector: { matchLabels: { env: 'y' } } }), pod, true, NOT_FOUND],
  ['perhaps elsewhere', CONFIG, ref({ name: 'z', parameterNotFoundAction: 'Allow' }), pod, false, 'ConfigMap "z"'],
  ['others perhaps elsewhere', CONFIG, ref({ selector: { matchLabels: { env: 'y' } } }), pod, false, 'params of kind ConfigMap'],
  [
    'a custom kind that nobody knows',
    { apiVersion: 'example.com/v1', kind: 'Limit' },
    ref({ name: 'z', namespace: 'shop' }),
    pod,
    false,
    'Limit "z"',
  ],
  ['nor is there one', { apiVersion: 'example.com/v1', kind: 'Limit' }, ref({ name: 'z', namespace: 'shop' }), pod, true, NOT_FOUND],
  [
    'a namespace for what is in none',
    NODE,
    ref({ name: 'n', namespace: 'shop' }),
    pod,
    true,
    'paramRef.namespace must not be provided for a cluster-scoped `paramKind`',
  ],
  [
    'no namespace for what must be in one',
    CONFIG,
    ref({ name: 'a' }),
    node('m'),
    true,
    'cannot use namespaced paramRef in policy binding that matches cluster-scoped resources',
  ],
] as const)
  test(`params: ${why}`, () => {
    const catalog = resourceCatalog(typesOf(newestRelease), [])
    const request = admissionRequest({ object, operation: 'CREATE' }, catalog)
    const binding = { name: 'b', match: undefined, paramRef, actions: [] }
    const collected = collectParams(kind, binding, request, { objects, isComplete }, catalog)
    const nameOf = (params: Json | CelUnknown | null): unknown => {
      const { metadata } = Object(params) as { readonly metadata?: { readonly name: string; readonly namespace?: string } }
      return metadata ? `${metadata.namespace ?? ''}/${metadata.name}` : params
    }
    if (collected.kind === 'params') deepEqual(collected.params.map(nameOf), expected)
    else deepEqual(collected.kind === 'fault' ? collected.message : collected.lacks, expected)
  })

test('params: nobody said which, for there is no binding', () => {
  const catalog = resourceCatalog(typesOf(newestRelease), [])
  const request = admissionRequest({ object: pod, operation: 'CREATE' }, catalog)
  const binding = { name: undefined, match: undefined, paramRef: undefined, actions: [] }
  deepEqual(collectParams(CONFIG, binding, request, { objects, isComplete: true }, catalog), {
    kind: 'params',
    params: [new CelUnknown(['params of kind ConfigMap'])],
  })
})
