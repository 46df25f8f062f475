import { deepEqual, equal, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { newestRelease, typesOf } from '#resources/index.ts'
import { policyDocuments } from '#testing/policy-documents.ts'
import { resourceCatalog } from '../admission/resource-catalog.ts'
import { readGatekeeper } from '../gatekeeper/read-gatekeeper.ts'
import type { AdmissionInput, Json, Judged, Judgement } from '../judgement.ts'
import { inventoryOf, judgeTemplates, openRego, readBundle, regoConstraints, unclaimed } from './index.ts'
import { packagePath } from './template-rules.ts'
import { asYaml, constraints, templates } from './testdata/gatekeeper-documents.ts'

const gatekeeper = readGatekeeper(policyDocuments(asYaml([...constraints, ...templates])))
const bundle = await readBundle('gatekeeper', readFileSync(new URL('testdata/gatekeeper.tar.gz', import.meta.url)))
const now = new Date('2026-01-01T00:00:00Z')

async function judge(
  input: Omit<AdmissionInput, 'operation'>,
  others: readonly Json[] = [],
  operation: AdmissionInput['operation'] = 'CREATE',
): Promise<Judged> {
  const rego = await openRego([bundle], { now, data: { inventory: inventoryOf([...others, input.object]) } })
  try {
    return await judgeTemplates({ ...input, operation }, regoConstraints(gatekeeper, rego), resourceCatalog(typesOf(newestRelease), []))
  } finally {
    await rego.close()
  }
}

const short = ({ policy, outcome, message, via }: Judgement): string => `${outcome} ${policy}${via ? ` (${via})` : ''}: ${message}`
const said = async (input: Omit<AdmissionInput, 'operation'>, others?: readonly Json[]): Promise<string[]> =>
  (await judge(input, others)).judgements.map(short).toSorted()

const pod = (memory: string | undefined, metadata: object = {}): Json => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop', labels: { owner: 'shop' }, ...metadata },
  spec: { containers: [{ name: 'app', image: 'web:1', resources: memory ? { limits: { memory } } : {} }] },
})
const ingress = (name: string, host: string): Json => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name, namespace: 'shop' },
  spec: { rules: [{ host }] },
})

for (const [why, object, others, expected] of [
  ['nothing wrong', pod('512Mi'), [], []],
  [
    'a parameter that the schema gives',
    pod('2Gi'),
    [],
    ['warn K8sContainerLimits/at-most-1g: container <app> memory limit <2Gi> is higher than the maximum allowed of <1Gi>'],
  ],
  [
    'a constraint that is for notes, by a selector',
    pod('5G', { labels: { owner: 'shop', tier: 'web' } }),
    [],
    [
      'audit K8sContainerLimits/at-most-4g: container <app> memory limit <5G> is higher than the maximum allowed of <4Gi>',
      'warn K8sContainerLimits/at-most-1g: container <app> memory limit <5G> is higher than the maximum allowed of <1Gi>',
    ],
  ],
  ['a set in a message', pod('1Gi', { labels: {} }), [], ['deny K8sRequiredLabels/must-have-owner: you must provide labels: {"owner"}']],
  [
    'a default of an item',
    pod('1Gi', { labels: { owner: 'SHOP' } }),
    [],
    ['deny K8sRequiredLabels/must-have-owner: label <owner: SHOP> does not satisfy allowed regex: ^[a-z]+$'],
  ],
  ['an excluded namespace', pod('1Gi', { namespace: 'kube-system', labels: {} }), [], []],
  [
    'the pod of a controller',
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop', labels: { owner: 'shop' } },
      spec: { template: { metadata: {}, spec: pod(undefined).spec } },
    },
    [],
    [
      'deny K8sRequiredLabels/must-have-owner (pod of Deployment web): you must provide labels: {"owner"}',
      'warn K8sContainerLimits/at-most-1g (pod of Deployment web): container <app> has no memory limit',
    ],
  ],
  [
    'another object of the run',
    ingress('a', 'shop.example'),
    [ingress('b', 'shop.example')],
    ['deny K8sUniqueHost/unique-host: ingress host conflicts with an existing ingress <shop.example>'],
  ],
  ['itself in the inventory', ingress('a', 'shop.example'), [ingress('b', 'other.example')], []],
  [
    'a violation without a message',
    pod('1Gi', { annotations: { broken: 'x' } }),
    [],
    ['undetermined K8sContainerLimits/at-most-1g: the violation has no "msg" that is a string'],
  ],
] as const)
  test(`Gatekeeper in Rego: ${why}`, async () => deepEqual(await said({ object }, others), expected))

test('Gatekeeper in Rego: what is deleted stands as the object, and its operation is known', async () => {
  const { judgements, judged } = await judge({ object: pod(undefined) }, [], 'DELETE')
  deepEqual(judgements, [])
  deepEqual(judged, ['K8sContainerLimits/at-most-1g', 'K8sRequiredLabels/must-have-owner'])
})

test('Gatekeeper in Rego: a template without its bundle decides nothing, and says how to build it', async () => {
  const [first, ...rest] = (
    await judgeTemplates(
      { object: pod('1Gi'), operation: 'CREATE' },
      regoConstraints(gatekeeper, { entrypoints: [] }),
      resourceCatalog(typesOf(newestRelease), []),
    )
  ).judgements
  equal(first?.outcome, 'undetermined')
  equal(first?.lacks, 'bundle with "k8srequiredlabels/violation"')
  match(first?.message ?? '', /opa build -t wasm --v0-compatible -e k8srequiredlabels\/violation$/)
  equal(rest.length, 1)
})

test('Gatekeeper in Rego: two templates with other rules in one package cannot be told apart', async () => {
  const twin = JSON.parse(
    JSON.stringify(templates[0])
      .replaceAll('K8sRequiredLabels', 'K8sTwin')
      .replaceAll('"k8srequiredlabels"', '"k8stwin"')
      .replace('must provide', 'should have'),
  ) as object
  const both = readGatekeeper(policyDocuments(asYaml([...templates, twin, ...constraints])))
  const rego = await openRego([bundle], { now })
  const [one] = regoConstraints(both, rego)
  await rego.close()
  deepEqual(one && 'lacks' in one ? one.lacks : undefined, 'bundle of its own package, not of "k8srequiredlabels" as other templates')
})

test('Gatekeeper in Rego: what templates ask for is not asked as conftest would', async () => {
  const rego = await openRego([bundle], { now })
  await rego.close()
  deepEqual(
    unclaimed(rego, gatekeeper.templates.slice(1)).map(({ path }) => path),
    ['k8srequiredlabels/violation'],
  )
})

for (const [rego, path] of [
  ['# package no\npackage a.b\n', 'a/b'],
  ['\n  package lib["x-y"].z # of a team', 'lib/x-y/z'],
  ['violation[x] { true }', undefined],
] as const)
  test(`Gatekeeper in Rego: the package of ${JSON.stringify(rego)}`, () => equal(packagePath(rego), path))
