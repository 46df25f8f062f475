import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { policyDocuments } from '#testing/policy-documents.ts'
import { readGatekeeper } from './read-gatekeeper.ts'

const SCHEMA = `type: object
          properties:
            labels: {type: array, items: {type: object, required: [key], properties: {key: {type: string}, allowedRegex: {type: string, default: ".*"}}}}
            mode: {type: string, default: strict, enum: [strict, loose]}
            limits: {type: object, default: {}, properties: {most: {type: integer, default: 3}}}
            notes: {type: object, additionalProperties: {type: object, properties: {on: {type: boolean, default: true}}}}
            free: {type: object, x-kubernetes-preserve-unknown-fields: true}`

const template = (target: string, name = 'k8srequiredlabels'): string => `
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: ${name}}
spec:
  crd:
    spec:
      names: {kind: K8sRequiredLabels}
      validation:
        openAPIV3Schema:
          ${SCHEMA}
  targets:
    - target: admission.k8s.gatekeeper.sh
      ${target}
---
`
const REGO = 'rego: "package x"'
const constraint = (spec: string): string => `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequiredLabels
metadata: {name: must-have-owner}
spec:
  ${spec}
`
const read = (text: string): ReturnType<typeof readGatekeeper> => readGatekeeper(policyDocuments(text))
const readOne = (spec: string): ReturnType<typeof readGatekeeper>['constraints'][number] =>
  read(template(REGO) + constraint(spec)).constraints[0]!

/** apiextensions, structural defaulting: fields of objects that are there, and of objects that have a default. */
for (const [why, parameters, expected] of [
  ['nothing is set', '{}', { mode: 'strict', limits: { most: 3 } }],
  ['what is set stays', '{mode: loose, limits: {most: 1}}', { mode: 'loose', limits: { most: 1 } }],
  [
    'in lists',
    '{labels: [{key: a}, {key: b, allowedRegex: x}]}',
    {
      labels: [
        { key: 'a', allowedRegex: '.*' },
        { key: 'b', allowedRegex: 'x' },
      ],
      mode: 'strict',
      limits: { most: 3 },
    },
  ],
  ['in maps', '{notes: {a: {}}}', { notes: { a: { on: true } }, mode: 'strict', limits: { most: 3 } }],
  ['null is not given', '{mode: null}', { mode: 'strict', limits: { most: 3 } }],
  ['what the schema leaves open', '{free: {a: [1]}}', { free: { a: [1] }, mode: 'strict', limits: { most: 3 } }],
] as const)
  test(`parameters: ${why}`, () => deepEqual(readOne(`parameters: ${parameters}`).parameters, expected))

test('parameters: none are made where there are none', () => equal(readOne('match: {}').parameters, undefined))

/** website/docs/enforcement-points.md of Gatekeeper, and the table of actions in violations.md. */
for (const [spec, outcome] of [
  ['match: {}', 'deny'],
  ['enforcementAction: deny', 'deny'],
  ['enforcementAction: warn', 'warn'],
  ['enforcementAction: dryrun', 'audit'],
  ['{enforcementAction: scoped, scopedEnforcementActions: [{action: warn, enforcementPoints: [{name: "*"}]}]}', 'warn'],
  [
    '{enforcementAction: scoped, scopedEnforcementActions: [{action: warn, enforcementPoints: [{name: vap.k8s.io}]}, {action: deny, enforcementPoints: [{name: validation.gatekeeper.sh}]}]}',
    'deny',
  ],
  ['{enforcementAction: scoped, scopedEnforcementActions: [{action: deny, enforcementPoints: [{name: audit.gatekeeper.sh}]}]}', 'audit'],
  ['{enforcementAction: scoped, scopedEnforcementActions: [{action: deny, enforcementPoints: [{name: other}]}]}', 'off'],
] as const)
  test(`action: ${spec}`, () => equal(readOne(spec).outcome, outcome))

test('template: native code comes before Rego', () => {
  const both = 'code: [{engine: Rego, source: {rego: x}}, {engine: K8sNativeValidation, source: {validations: [{expression: "true"}]}}]'
  const { code } = read(template(both)).templates[0]!
  deepEqual(code, { engine: 'native', source: { validations: [{ expression: 'true' }] }, index: 1 })
})

test('template: Rego in its old place and in its new one', () => {
  deepEqual(read(template(`${REGO}\n      libs: [y]`)).templates[0]!.code, {
    engine: 'rego',
    rego: 'package x',
    libs: ['y'],
    version: 'v0',
  })
  deepEqual(read(template('code: [{engine: Rego, source: {rego: x, version: v1}}]')).templates[0]!.code, {
    engine: 'rego',
    rego: 'x',
    libs: [],
    version: 'v1',
  })
})

test('template: it may stand after its constraints', () =>
  equal(read(`${constraint('match: {}')}---${template(REGO)}`.replace(/---\n$/, '')).constraints.length, 1))

/** What Gatekeeper's webhook refuses, at its place. */
for (const [why, text, message] of [
  ['no template', constraint('match: {}'), /^policy\.yaml:2:7: the constraint's kind "K8sRequiredLabels" has no ConstraintTemplate$/],
  ['another name', template(REGO, 'labels'), /^policy\.yaml:4:18: the template of kind "K8sRequiredLabels" is called "labels"/],
  ['two of a kind', template(REGO) + template(REGO).replace(/---\n$/, ''), /has a template already$/],
  ['no code', template('libs: []'), /the target has no code, should have it for "K8sNativeValidation" or "Rego"$/],
  ['an unknown engine', template('code: [{engine: JS, source: {}}]'), /the target has code for "JS"/],
  ['a reserved name', template('code: [{engine: K8sNativeValidation, source: {variables: [{name: anyObject, expression: x}]}}]'), /own$/],
  ['an action', template(REGO) + constraint('enforcementAction: block'), /^policy\.yaml:\d+:\d+: spec\.enforcementAction: /],
  ['scoped without a scope', template(REGO) + constraint('enforcementAction: scoped'), /scopedEnforcementActions must be given/],
  ['a type', template(REGO) + constraint('parameters: {mode: 1}'), /:22: spec\.parameters\.mode: is of type integer, should be string$/],
  ['a value', template(REGO) + constraint('parameters: {mode: x}'), /spec\.parameters\.mode: "x" is none of "strict", "loose"$/],
  ['a field', template(REGO) + constraint('parameters: {lables: []}'), /spec\.parameters\.lables: no such field$/],
  ['a missing field', template(REGO) + constraint('parameters: {labels: [{}]}'), /spec\.parameters\.labels\[0\]: "key" is required$/],
  [
    'a selector',
    template(REGO) + constraint('match: {labelSelector: {matchExpressions: [{key: a, operator: In}]}}'),
    /matchExpressions\[0\]\.values: must be given when the operator is In$/,
  ],
  ['a wildcard', template(REGO) + constraint('match: {namespaces: [a*b]}'), /spec\.match\.namespaces\[0\]: /],
] as const)
  test(`refused: ${why}`, () => throws(() => read(text.replace(/---\n$/, '')), { name: 'PolicyError', message }))
