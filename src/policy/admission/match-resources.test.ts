import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { newestRelease, typesOf } from '#resources/index.ts'
import type { AdmissionInput, Json } from '../judgement.ts'
import { admissionRequest } from './admission-request.ts'
import { matchResources } from './match-resources.ts'
import { MatchResources } from './policy-schema.ts'
import { resourceCatalog } from './resource-catalog.ts'

const labels = { app: 'web', tier: 'front' }
const object = (apiVersion: string, kind: string, metadata: Json = { name: 'web', namespace: 'shop' }): Json => ({
  apiVersion,
  kind,
  metadata,
})
const pod = object('v1', 'Pod', { name: 'web', namespace: 'shop', labels })
const deployment = object('apps/v1', 'Deployment')
const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler')
const node = object('v1', 'Node', { name: 'n1' })
const namespace = object('v1', 'Namespace', { name: 'shop', labels: { team: 'a' } })
const custom = object('example.com/v1', 'Policy')

const rule = (resources: string, more: Json = {}): Json => ({
  apiGroups: ['*'],
  apiVersions: ['*'],
  operations: ['CREATE'],
  resources: [resources],
  ...more,
})
const rules = (...resourceRules: Json[]): Json => ({ resourceRules })
const on = (resources: string, more: Json = {}): Json => rules(rule(resources, more))
const selecting = (namespaceSelector: Json): Json => ({ ...on('*'), namespaceSelector: { matchLabels: namespaceSelector } })

const isInput = (input: Json | AdmissionInput): input is AdmissionInput => 'operation' in input

type Row = readonly [why: string, match: Json, input: Json | AdmissionInput, expected: boolean | string]

/** k8s.io/apiserver pkg/admission/plugin/policy/matching and webhook/predicates, their code and tests. */
for (const [why, match, input, expected] of [
  ['a resource', on('pods'), pod, true],
  ['another', on('services'), pod, false],
  ['all resources', on('*'), pod, true],
  ['a resource and its subresources', on('pods/*'), pod, true],
  ['a subresource is not the resource', on('pods/exec'), pod, false],
  ['nor the other way round', on('pods'), { object: pod, operation: 'CREATE', subResource: 'ephemeralcontainers' }, false],
  ['a subresource', on('pods/exec', { operations: ['CONNECT'] }), { object: pod, operation: 'CONNECT', subResource: 'exec' }, true],
  ['that of any resource', on('*/scale', { operations: ['*'] }), { object: deployment, operation: 'UPDATE', subResource: 'scale' }, true],
  ['all and all of them', on('*/*'), pod, true],
  ['its group', on('deployments', { apiGroups: ['apps'] }), deployment, true],
  ['another group', on('deployments', { apiGroups: ['extensions'] }), deployment, false],
  ['the core has an empty group', on('pods', { apiGroups: [''] }), pod, true],
  ['another version, which is not served', on('deployments', { apiVersions: ['v1beta1'] }), deployment, false],
  ['another version of the same resource', on('horizontalpodautoscalers', { apiVersions: ['v1'] }), scaler, 'autoscaling/v1'],
  ['not where the match is exact', { ...on('horizontalpodautoscalers', { apiVersions: ['v1'] }), matchPolicy: 'Exact' }, scaler, false],
  ['its own version comes first', rules(rule('*', { apiVersions: ['v1'] }), rule('*', { apiVersions: ['v2'] })), scaler, true],
  ['another operation', on('pods', { operations: ['UPDATE'] }), pod, false],
  ['all operations', on('pods', { operations: ['*'] }), { object: pod, operation: 'DELETE' }, true],
  ['its name', on('pods', { resourceNames: ['a', 'web'] }), pod, true],
  ['another name', on('pods', { resourceNames: ['api'] }), pod, false],
  ['scope Namespaced', on('*', { scope: 'Namespaced' }), pod, true],
  ['scope Cluster', on('*', { scope: 'Cluster' }), pod, false],
  ['a node is of the cluster', on('*', { scope: 'Cluster' }), node, true],
  ['so is a namespace', on('*', { scope: 'Cluster' }), namespace, true],
  ['and not in one', on('*', { scope: 'Namespaced' }), namespace, false],
  ['a namespace that is left out is the default one', on('pods', { scope: 'Namespaced' }), object('v1', 'Pod', { name: 'a' }), true],
  ['an unknown kind by kubectl’s plural', on('policies', { apiGroups: ['example.com'] }), custom, true],
  ['any rule', rules(rule('services'), rule('pods')), pod, true],
  ['excluded', { ...on('*'), excludeResourceRules: [rule('pods')] }, pod, false],
  ['others excluded', { ...on('*'), excludeResourceRules: [rule('services')] }, pod, true],
  ['no rules, as a binding may have', {}, pod, true],
  ['its labels', { ...on('*'), objectSelector: { matchLabels: { app: 'web' } } }, pod, true],
  ['other labels', { ...on('*'), objectSelector: { matchLabels: { app: 'api' } } }, pod, false],
  [
    'the old labels do as well',
    { ...on('*', { operations: ['*'] }), objectSelector: { matchLabels: { app: 'web' } } },
    { object: object('v1', 'Pod'), oldObject: pod, operation: 'UPDATE' },
    true,
  ],
  [
    'nobody gave the old ones',
    { ...on('*', { operations: ['*'] }), objectSelector: { matchLabels: { app: 'web' } } },
    { object: object('v1', 'Pod'), operation: 'UPDATE' },
    'oldObject',
  ],
  ['an empty selector', { ...on('*'), objectSelector: {}, namespaceSelector: {} }, pod, true],
  ['the namespace’s labels', selecting({ team: 'a' }), { object: pod, operation: 'CREATE', namespaceObject: namespace }, true],
  ['others', selecting({ team: 'b' }), { object: pod, operation: 'CREATE', namespaceObject: namespace }, false],
  ['a namespace that nobody gave', selecting({ team: 'a' }), pod, 'namespace "shop"'],
  ['which does not matter', { ...selecting({ team: 'a' }), resourceRules: [rule('services')] }, pod, false],
  ['a namespace’s own labels', selecting({ team: 'a' }), namespace, true],
  ['what is in no namespace is not left out', selecting({ team: 'b' }), node, true],
] as const satisfies readonly Row[])
  test(`matchResources: ${why}`, () => {
    const catalog = resourceCatalog(typesOf(newestRelease), [])
    const given: AdmissionInput = isInput(input) ? input : { object: input, operation: 'CREATE' }
    const request = admissionRequest(given, catalog)
    const matched = matchResources(MatchResources.parse(match), request, catalog)
    if (typeof expected === 'boolean') deepEqual(matched, expected ? { kind: request.kind } : undefined)
    else if (matched && 'kind' in matched) deepEqual(`${matched.kind.group}/${matched.kind.version}`, expected)
    else deepEqual(matched, { lacks: expected })
  })
