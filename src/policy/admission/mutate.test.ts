import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { newestRelease, typesOf } from '#resources/index.ts'
import { policyDocuments } from '#testing/policy-documents.ts'
import type { AdmissionInput, Json } from '../judgement.ts'
import { isJson } from '../policy-document.ts'
import { judgeAdmission } from './judge-admission.ts'
import { loadAdmissionPolicies } from './load-admission.ts'
import type { ObjectForms } from './patch-object.ts'
import { resourceCatalog } from './resource-catalog.ts'

/** Maps field by field, all else as a whole; a text does not become a map. */
function merge(live: Json, applied: Json): Json {
  const fields = Object.entries(applied).map(([name, value]) => {
    const before = live[name]
    if (isJson(before) && !isJson(value)) throw new Error(`.${name}: expected map, got ${JSON.stringify(value)}`)
    return [name, isJson(before) && isJson(value) ? merge(before, value) : value]
  })
  return { ...live, ...(Object.fromEntries(fields) as Json) }
}
const forms: ObjectForms = {
  merge: (live, applied) => (live.kind === 'Unknown' ? undefined : merge(live, applied)),
  withDefaults: (object) => object,
}

const policy = (mutations: string, { name = 'p', more = '', reinvocation = 'Never' } = {}): string => `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: {name: ${name}}
spec:
  reinvocationPolicy: ${reinvocation}
  matchConstraints: {resourceRules: [{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: [pods, configmaps, unknowns]}]}
  mutations:
${mutations}
  ${more}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicyBinding
metadata: {name: ${name}-binding}
spec: {policyName: ${name}}
---
`
const apply = (expression: string): string =>
  `    - {patchType: ApplyConfiguration, applyConfiguration: {expression: ${JSON.stringify(expression)}}}`
const patch = (expression: string): string => `    - {patchType: JSONPatch, jsonPatch: {expression: ${JSON.stringify(expression)}}}`
const label = (name: string, value: string): string => apply(`Object{metadata: Object.metadata{labels: {"${name}": ${value}}}}`)

const object: Json = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
  spec: { containers: [] },
}
const labelsOf = (one: Json | undefined): unknown => (one?.metadata as Json | undefined)?.labels

function judge(text: string, input: Partial<AdmissionInput> = {}): ReturnType<typeof judgeAdmission> {
  const context = { catalog: resourceCatalog(typesOf(newestRelease), []), params: { objects: [], isComplete: false }, forms }
  return judgeAdmission({ object, operation: 'CREATE', ...input }, loadAdmissionPolicies(policyDocuments(text)), context)
}

/** k8s.io/apiserver pkg/admission/plugin/policy/mutating: dispatcher.go, patch. */
for (const [why, text, labels] of [
  ['applied', policy(label('team', '"a"')), { app: 'web', team: 'a' }],
  ['a patch', policy(patch('[JSONPatch{op: "add", path: "/metadata/labels/team", value: "a"}]')), { app: 'web', team: 'a' }],
  [
    'a key with a slash',
    policy(patch('[JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("a/b"), value: "c"}]')),
    { app: 'web', 'a/b': 'c' },
  ],
  [
    'a patch whose test does not hold',
    policy(patch('[JSONPatch{op: "test", path: "/metadata/labels/app", value: "api"}, JSONPatch{op: "remove", path: "/metadata/labels"}]')),
    undefined,
  ],
  ['one after the other', policy(`${label('a', '"1"')}\n${label('b', 'object.metadata.labels.a + "2"')}`), { app: 'web', a: '1', b: '12' }],
  [
    'policies by their names',
    policy(label('a', '"last"'), { name: 'z' }) + policy(label('a', '"first"'), { name: 'y' }),
    { app: 'web', a: 'last' },
  ],
  [
    'one that is invoked again sees what came after it',
    policy(label('seen', 'has(object.metadata.labels.late) ? "yes" : "no"'), { name: 'a', reinvocation: 'IfNeeded' }) +
      policy(label('late', '"x"'), { name: 'b' }),
    { app: 'web', seen: 'yes', late: 'x' },
  ],
  [
    'one that is not does not',
    policy(label('seen', 'has(object.metadata.labels.late) ? "yes" : "no"'), { name: 'a' }) + policy(label('late', '"x"'), { name: 'b' }),
    { app: 'web', seen: 'no', late: 'x' },
  ],
  [
    'variables, and a condition on what came before',
    policy(label('n', 'variables.n'), {
      more: `variables: [{name: n, expression: "string(size(object.metadata.labels))"}]\n  matchConditions: [{name: c, expression: "has(object.metadata.labels.app)"}]`,
    }),
    { app: 'web', n: '1' },
  ],
  ['a condition that does not hold', policy(label('a', '"b"'), { more: 'matchConditions: [{name: c, expression: "false"}]' }), undefined],
] as const)
  test(`mutating policy: ${why}`, () => {
    const { mutated, judgements } = judge(text)
    deepEqual(judgements, [])
    deepEqual(labelsOf(mutated?.object), labels)
  })

const PREFIX = `policy 'p' with binding 'p-binding' denied request:`

for (const [why, text, input, expected] of [
  [
    'names of types say where they stand',
    policy(apply('Object{metadata: Object.spec{}}')),
    {},
    [
      `deny mutations[0]: ${PREFIX} type mismatch: unexpected type name "Object.spec", expected "Object.metadata", which matches field name path from root Object type`,
    ],
  ],
  [
    'what cannot be merged',
    policy(apply('Object{metadata: Object.metadata{labels: "x"}}')),
    {},
    [`deny mutations[0]: ${PREFIX} error applying patch: .labels: expected map, got "x"`],
  ],
  [
    'a patch that does not apply',
    policy(patch('[JSONPatch{op: "remove", path: "/metadata/none"}]')),
    {},
    [
      `deny mutations[0]: ${PREFIX} JSON Patch: error in remove for path: '/metadata/none': Unable to remove nonexistent key: none: missing value`,
    ],
  ],
  [
    'an error under Ignore',
    policy(label('a', 'object.none'), { more: 'failurePolicy: Ignore' }),
    {},
    [
      `undetermined mutations[0]: policy 'p' with binding 'p-binding' failed and is ignored: expression 'Object{metadata: Object.metadata{labels: {"a": object.none}}}' resulted in error: no such key: none`,
    ],
  ],
  [
    'what nobody gave',
    policy(label('a', 'namespaceObject.metadata.name')),
    {},
    [`undetermined mutations[0]: policy 'p' with binding 'p-binding' cannot be decided: namespace "shop" was not given`],
  ],
  [
    'a kind that nobody knows',
    policy(label('a', '"b"')),
    { object: { apiVersion: 'example.com/v1', kind: 'Unknown', metadata: { name: 'x' } } },
    [
      `undetermined mutations[0]: policy 'p' with binding 'p-binding' cannot be decided: the schema of example.com/v1 Unknown was not given`,
    ],
  ],
  ['nothing is patched where it is taken away', policy(label('a', 'object.none')), { operation: 'DELETE' }, []],
  [
    'validating policies see what was made',
    `${policy(label('a', '"b"'))}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: v}
spec:
  matchConstraints: {resourceRules: [{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: [pods]}]}
  validations: [{expression: "object.metadata.labels.a != 'b'", message: seen}]`,
    {},
    [`deny validations[0]: ValidatingAdmissionPolicy 'v' denied request: seen`],
  ],
  [
    'values that stand for too many',
    policy(label('a', 'variables.v24.size() > 0 ? variables.v24 : []'), {
      more: `variables: [{name: v0, expression: "[dyn(1), dyn(2)]"}${Array.from({ length: 24 }, (_, i) => `, {name: v${i + 1}, expression: "[dyn(variables.v${i}), dyn(variables.v${i})]"}`).join('')}]`,
    }),
    {},
    [`deny mutations[0]: ${PREFIX} error applying patch: more values than a patch may have`],
  ],
] as const satisfies readonly (readonly [string, string, Partial<AdmissionInput>, readonly string[]])[])
  test(`mutating policy: ${why}`, () =>
    deepEqual(
      judge(text, input).judgements.map(({ outcome, rule, message }) => `${outcome} ${rule}: ${message}`),
      expected,
    ))
