import { deepEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { newestRelease, typesOf } from '#resources/index.ts'
import { policyDocuments } from '#testing/policy-documents.ts'
import { resourceCatalog } from '../admission/resource-catalog.ts'
import type { AdmissionInput, Json, Judged, Judgement } from '../judgement.ts'
import { showPath } from '../workloads/field-path.ts'
import { judgeNative, nativeConstraints } from './judge-native.ts'
import { readGatekeeper } from './read-gatekeeper.ts'

/** A template in the manner of Gatekeeper's library: parameters, variables for all containers, exempt images. */
const IMAGES = `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: k8sallowedrepos}
spec:
  crd:
    spec:
      names: {kind: K8sAllowedRepos}
      validation:
        openAPIV3Schema:
          type: object
          properties:
            repos: {type: array, items: {type: string}, default: [registry.example.com/]}
            exempt: {type: array, items: {type: string}}
  targets:
    - target: admission.k8s.gatekeeper.sh
      code:
        - engine: K8sNativeValidation
          source:
            variables:
              - name: containers
                expression: >-
                  has(variables.anyObject.spec.containers) ? variables.anyObject.spec.containers : []
              - name: exempt
                expression: >-
                  !has(variables.params.exempt) ? [] : variables.params.exempt
              - name: bad
                expression: >-
                  variables.containers.filter(c, !(c.image in variables.exempt) &&
                    !variables.params.repos.exists(r, string(c.image).startsWith(r)))
            validations:
              - expression: variables.bad.all(c, c.image == "")
                messageExpression: '"container " + variables.bad[0].name + " is from elsewhere"'
`

const constraint = (spec: string, kind = 'K8sAllowedRepos'): string => `---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: ${kind}
metadata: {name: ours}
spec: ${spec}
`
const simple = (source: string, operations = '[]'): string => `apiVersion: templates.gatekeeper.sh/v1beta1
kind: ConstraintTemplate
metadata: {name: simple}
spec:
  crd: {spec: {names: {kind: Simple}}}
  targets:
    - target: admission.k8s.gatekeeper.sh
      operations: ${operations}
      code: [{engine: K8sNativeValidation, source: ${source}}]
`
const run = (source: string, spec = '{}', operations?: string): string => simple(source, operations) + constraint(spec, 'Simple')

const pod: Json = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    containers: [
      { name: 'a', image: 'registry.example.com/a' },
      { name: 'b', image: 'docker.io/b' },
    ],
  },
}
const { spec } = pod
const job: Json = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'night', namespace: 'shop' },
  spec: { jobTemplate: { spec: { template: { spec } } } },
}

function judge(text: string, input: Partial<AdmissionInput> = {}): Judged {
  const documents = policyDocuments(text)
  const context = { catalog: resourceCatalog(typesOf(newestRelease), []), params: { objects: [], isComplete: false } }
  return judgeNative({ object: pod, operation: 'CREATE', ...input }, nativeConstraints(readGatekeeper(documents)), context)
}

const line = ({ policy, outcome, rule, field, via, message }: Judgement): string =>
  `${policy} ${outcome} ${rule}${field ? ` ${showPath(field)}` : ''}${via ? ` (${via})` : ''}: ${message}`

const FAILS = '{validations: [{expression: "false", message: no}]}'

/** gatekeeper pkg/drivers/k8scel: driver.go, schema.go, transform. */
for (const [why, text, input, expected] of [
  [
    'the schema’s default is a parameter',
    IMAGES + constraint('{parameters: {}}'),
    {},
    ['K8sAllowedRepos/ours deny validations[0] spec.containers[1].image: container b is from elsewhere'],
  ],
  ['what is set comes before it', IMAGES + constraint('{parameters: {repos: [docker.io/, registry]}}'), {}, []],
  ['a parameter that is left out', IMAGES + constraint('{parameters: {exempt: [docker.io/b]}}'), {}, []],
  [
    'no parameters are null',
    IMAGES + constraint('{}'),
    {},
    [
      `K8sAllowedRepos/ours deny validations[0]: expression 'variables.bad.all(c, c.image == "")' resulted in error: composited variable "bad" fails to evaluate: no such key: repos`,
    ],
  ],
  ['a match that leaves it out', IMAGES + constraint('{match: {excludedNamespaces: [shop]}, parameters: {}}'), {}, []],
  [
    'the pod of a controller',
    IMAGES + constraint('{match: {kinds: [{apiGroups: [""], kinds: [Pod]}]}, parameters: {}, enforcementAction: warn}'),
    { object: job },
    [
      'K8sAllowedRepos/ours warn validations[0] spec.jobTemplate.spec.template.spec.containers[1].image (pod of CronJob night): container b is from elsewhere',
    ],
  ],
  ['what is written alone', run(FAILS, '{match: {source: Original, kinds: [{kinds: [Pod]}]}}'), { object: job }, []],
  ['dryrun is a note', run(FAILS, '{enforcementAction: dryrun}'), {}, ['Simple/ours audit validations[0]: no']],
  ['an action for elsewhere', run(FAILS, '{enforcementAction: scoped, scopedEnforcementActions: []}'), {}, []],
  ['another operation', run(FAILS, '{}', '[UPDATE]'), {}, []],
  [
    'what is taken away is the old object',
    run('{validations: [{expression: "object == null && variables.anyObject.kind == \'Secret\'", message: old}]}'),
    { operation: 'DELETE' },
    ['Simple/ours deny validations[0]: old'],
  ],
  [
    'matchCondition',
    run('{matchCondition: [{name: a, expression: "object.metadata.name == \'x\'"}], validations: [{expression: "false"}]}'),
    {},
    [],
  ],
  [
    'Ignore',
    run('{failurePolicy: Ignore, validations: [{expression: object.none == 1}]}'),
    {},
    [`Simple/ours undetermined validations[0]: failed and is ignored: expression 'object.none == 1' resulted in error: no such key: none`],
  ],
  ['Gatekeeper gives no namespaceObject', run('{validations: [{expression: namespaceObject == null}]}'), {}, []],
  [
    'labels of a namespace that nobody gave',
    run(FAILS, '{match: {namespaceSelector: {matchLabels: {a: b}}}}'),
    {},
    ['Simple/ours undetermined match: cannot be decided: namespace "shop" was not given'],
  ],
  [
    'a namespace that is left out is the default one',
    run(FAILS, '{match: {namespaces: [default]}}'),
    { object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } } },
    ['Simple/ours deny validations[0]: no'],
  ],
] as const satisfies readonly (readonly [string, string, Partial<AdmissionInput>, readonly string[]])[])
  test(`template in CEL: ${why}`, () => deepEqual(judge(text, input).judgements.map(line), expected))

test('template in CEL: who judged', () => {
  deepEqual(judge(run('{validations: [{expression: "true"}]}')).judged, ['Simple/ours'])
  deepEqual(judge(run(FAILS, '{match: {kinds: [{kinds: [Service]}]}}')).judged, [])
  deepEqual(judge(run(FAILS, '{match: {namespaceSelector: {matchLabels: {a: b}}}}')).judged, [])
})

/** Refused when they are read, where Gatekeeper would deny every review. */
for (const [why, source, message] of [
  ['an expression', '{validations: [{expression: "objekt == 1"}]}', /code\[0\]\.source\.validations\[0\]\.expression: compilation failed/],
  ['params beside variables.params', '{validations: [{expression: params.a == 1}]}', /undeclared reference to 'params'/],
  ['permissions', '{validations: [{expression: "authorizer == null"}]}', /undeclared reference to 'authorizer'/],
  ['no name of a variable', '{variables: [{expression: "1"}]}', /source\.variables\[0\]\.name: /],
] as const)
  test(`template in CEL refused: ${why}`, () => throws(() => judge(run(source)), { name: 'PolicyError', message }))
