import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { policyDocuments } from '#testing/policy-documents.ts'
import { loadAdmissionPolicies } from './load-admission.ts'

const RULES = '{resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}'
const policy = (spec: string, { version = 'v1', kind = 'Validating', name = 'p', match = RULES } = {}): string => `
apiVersion: admissionregistration.k8s.io/${version}
kind: ${kind}AdmissionPolicy
metadata: {name: ${name}}
spec:
  matchConstraints: ${match}
  ${spec}
`
const binding = (spec: string, kind = 'Validating'): string => `---
apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}AdmissionPolicyBinding
metadata: {name: b}
spec: {policyName: p, ${spec}}
`
const TRUE = 'validations: [{expression: "true"}]'
const MUTATING = 'reinvocationPolicy: Never'
const mutation = (expression: string): string =>
  `mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: '${expression}'}}]\n  ${MUTATING}`

/** What the API refuses, at the place where it stands. */
for (const [why, text, message] of [
  [
    'an undeclared name',
    policy('validations: [{expression: "objekt.spec"}]'),
    /^policy\.yaml:7:30: spec\.validations\[0\]\.expression: compilation failed: ERROR: <input>:1:1: undeclared reference to 'objekt'/,
  ],
  ['syntax', policy('validations: [{expression: "object.spec."}]'), /compilation failed: ERROR: <input>:1:13: Syntax error/],
  [
    'a type',
    policy("validations: [{expression: \"'a' + 'b'\"}]"),
    /spec\.validations\[0\]\.expression: must evaluate to bool but got string$/,
  ],
  ['a type that is not known', policy('validations: [{expression: object.spec.ok}]'), /must evaluate to bool but got dyn$/],
  [
    'a message of another type',
    policy('validations: [{expression: "true", messageExpression: "1"}]'),
    /messageExpression: must evaluate to string but got int$/,
  ],
  [
    'a note of another type',
    policy('auditAnnotations: [{key: a, valueExpression: "1"}]'),
    /must evaluate to one of \[string null_type\] but got int$/,
  ],
  ['params without a paramKind', policy('validations: [{expression: params.a == 1}]'), /undeclared reference to 'params'/],
  [
    'a message asks for permissions',
    policy('validations: [{expression: "true", messageExpression: "string(authorizer)"}]'),
    /undeclared reference to 'authorizer'/,
  ],
  ['an unknown field of the request', policy('validations: [{expression: request.object.a == 1}]'), /undefined field 'object'/],
  [
    'a variable before it is there',
    policy(`${TRUE}\n  variables: [{name: a, expression: variables.b}, {name: b, expression: "1"}]`),
    /variables\[0\]\.expression: .*undefined field 'b'/,
  ],
  [
    'a variable of another type',
    policy('validations: [{expression: variables.a == 1}]\n  variables: [{name: a, expression: "\'x\'"}]'),
    /found no matching overload for '_==_'/,
  ],
  [
    'a name that is none',
    policy(`${TRUE}\n  variables: [{name: a-b, expression: "1"}]`),
    /^policy\.yaml:8:\d+: spec\.variables\[0\]\.name: is no name of CEL$/,
  ],
  ['no rules', policy(TRUE, { match: '{}' }), /spec\.matchConstraints\.resourceRules: must have a rule$/],
  ['nothing to validate', policy('failurePolicy: Fail'), /validations or auditAnnotations must have an entry$/],
  ['an unknown reason', policy('validations: [{expression: "true", reason: No}]'), /spec\.validations\[0\]\.reason: /],
  [
    'a selector',
    policy(TRUE, { match: RULES.replace('{', '{objectSelector: {matchExpressions: [{key: a, operator: NotIn}]}, ') }),
    /values: must be given when the operator is NotIn$/,
  ],
  ['two of a name', `${policy(TRUE)}---${policy(TRUE)}`, /there is another ValidatingAdmissionPolicy "p"$/],
  ['no actions', policy(TRUE) + binding('validationActions: []'), /spec\.validationActions: /],
  ['actions that exclude each other', policy(TRUE) + binding('validationActions: [Deny, Warn]'), /Deny and Warn exclude each other$/],
  [
    'params by name and by labels',
    policy(TRUE) + binding('validationActions: [Deny], paramRef: {name: a, selector: {}, parameterNotFoundAction: Deny}'),
    /spec\.paramRef: must have either a name or a selector$/,
  ],
  [
    'no word on params that are not there',
    policy(TRUE) + binding('validationActions: [Deny], paramRef: {name: a}'),
    /parameterNotFoundAction/,
  ],
  ['a patch of another type', policy(mutation('"x"'), { kind: 'Mutating' }), /must evaluate to Object but got string$/],
  [
    'a part of an object for the whole',
    policy(mutation('Object.spec{}'), { kind: 'Mutating' }),
    /must evaluate to Object but got Object\.spec$/,
  ],
  [
    'a patch that is none',
    policy(`mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[1]'}}]\n  ${MUTATING}`, { kind: 'Mutating' }),
    /must evaluate to list\(JSONPatch\) but got list\(int\)$/,
  ],
  [
    'a patch without its kind',
    policy(`mutations: [{patchType: JSONPatch}]\n  ${MUTATING}`, { kind: 'Mutating' }),
    /spec\.mutations\[0\]\.jsonPatch: /,
  ],
  ['objects are made in patches alone', policy('validations: [{expression: "Object{} == object"}]'), /undeclared reference to 'Object'/],
] as const)
  test(`refused: ${why}`, () => throws(() => loadAdmissionPolicies(policyDocuments(text)), { name: 'PolicyError', message }))

for (const version of ['v1', 'v1beta1', 'v1alpha1'])
  test(`policies of ${version} are read`, () => {
    const validating = policy(TRUE, { version })
    const mutating = policy(mutation('Object{spec: Object.spec{replicas: 3}}'), { version, kind: 'Mutating' })
    const loaded = loadAdmissionPolicies(policyDocuments(`${validating}---${mutating}`))
    equal(loaded.validating.length, 1)
    equal(loaded.mutating.length, 1)
  })

test('notes: what has no binding, and a binding without its policy', () => {
  const { notes } = loadAdmissionPolicies(policyDocuments(policy(TRUE, { name: 'q' }) + binding('validationActions: [Deny]')))
  deepEqual(notes, [
    'ValidatingAdmissionPolicyBinding "b" has no effect: its policy "p" was not given',
    'ValidatingAdmissionPolicy/q has no binding: it counts as bound to everything, with Deny',
  ])
})

/** Libraries came with releases: ip() with 1.30, for new expressions one later (k8s.io/apiserver pkg/cel/environment/base.go). */
for (const [release, accepted] of [
  ['1.29', false],
  ['1.31', true],
  [undefined, true],
] as const)
  test(`a release's own words: ${release}`, () => {
    const load = (): unknown =>
      loadAdmissionPolicies(policyDocuments(policy(`validations: [{expression: "isIP('10.0.0.1')"}]`)), { release })
    if (accepted) load()
    else throws(load, /undeclared reference to 'isIP'/)
  })
