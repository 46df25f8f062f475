import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { newestRelease, typesOf } from '#resources/index.ts'
import { policyDocuments } from '#testing/policy-documents.ts'
import type { AdmissionInput, Json, Judgement } from '../judgement.ts'
import { showPath } from '../workloads/field-path.ts'
import { judgeAdmission } from './judge-admission.ts'
import { loadAdmissionPolicies } from './load-admission.ts'
import { resourceCatalog } from './resource-catalog.ts'

/** A policy on a kind of resource; `spec` is the rest of it, indented by two. */
const policy = (
  spec: string,
  rules = '[{apiGroups: ["", apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [pods]}]',
): string => `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec:
  matchConstraints: {resourceRules: ${rules}}
${spec}`

const binding = (spec: string, name = 'b'): string => `
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: ${name}}
spec: {policyName: p, ${spec}}
`
const DENY = binding('validationActions: [Deny]')
const RULE = (resource: string, group: string): string =>
  `[{apiGroups: ["${group}"], apiVersions: ["*"], operations: ["*"], resources: ["${resource}"]}]`
const POLICY: Json = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata: { name: 'q' } }

const container = { name: 'app', image: 'nginx:latest', securityContext: { privileged: true } }
const pod: Json = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
  spec: { containers: [{ name: 'side', image: 'side:1' }, container] },
}
const deployment: Json = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { replicas: 1, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } } },
}
const shop: Json = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } }

type More = Partial<AdmissionInput> & { readonly isComplete?: boolean }

function judge(text: string, { isComplete = false, ...input }: More = {}): ReturnType<typeof judgeAdmission> {
  const documents = policyDocuments(text)
  const objects = documents.map(({ object }) => object)
  const context = { catalog: resourceCatalog(typesOf(newestRelease), objects), params: { objects, isComplete } }
  return judgeAdmission({ object: pod, operation: 'CREATE', ...input }, loadAdmissionPolicies(documents), context)
}

/** Outcome, rule, place and message in one line. */
const line = ({ outcome, rule, field, via, message }: Judgement): string =>
  `${outcome} ${rule}${field ? ` ${showPath(field)}` : ''}${via ? ` (${via})` : ''}: ${message}`

const PREFIX = `ValidatingAdmissionPolicy 'p' with binding 'b' denied request:`
const NO_LATEST = '  validations: [{expression: "object.spec.containers.all(c, !c.image.endsWith(\':latest\'))", message: no latest}]'

/** A validation that fails by label, message and all. */
const labelled = (more: string): string => policy(`  validations: [{expression: "object.metadata.labels.app == 'api'", ${more}}]`)
const failing = (expression: string, more = ''): string => policy(`  validations: [{expression: ${JSON.stringify(expression)}}]\n${more}`)
const onShop = { namespaceObject: shop }
const DENIED = `deny validations[0]`

/** k8s.io/apiserver pkg/admission/plugin/policy/validating: validator.go, dispatcher.go. */
for (const [why, text, input, expected] of [
  ['denied', policy(NO_LATEST) + DENY, {}, [`${DENIED} spec.containers[1].image: ${PREFIX} no latest`]],
  [
    'without a message the expression is told',
    failing("object.metadata.name == 'x'") + DENY,
    {},
    [`${DENIED} metadata.name: ${PREFIX} failed expression: object.metadata.name == 'x'`],
  ],
  [
    'a messageExpression comes before the message',
    labelled('message: m, messageExpression: "\'is \' + object.metadata.labels.app"') + DENY,
    {},
    [`${DENIED} metadata.labels.app: ${PREFIX} is web`],
  ],
  [
    'a messageExpression of several lines is not used',
    labelled(String.raw`message: m, messageExpression: "'a\\nb'"`) + DENY,
    {},
    [`${DENIED} metadata.labels.app: ${PREFIX} m`],
  ],
  [
    'nor one that fails',
    labelled('message: m, messageExpression: "string(object.none)"') + DENY,
    {},
    [`${DENIED} metadata.labels.app: ${PREFIX} m`],
  ],
  ['nor an empty one', labelled('message: " m ", messageExpression: "\'  \'"') + DENY, {}, [`${DENIED} metadata.labels.app: ${PREFIX} m`]],
  ['what holds is not told', failing("object.metadata.name == 'web'") + DENY, {}, []],
  [
    'Warn',
    policy(NO_LATEST) + binding('validationActions: [Warn, Audit]'),
    {},
    [`warn validations[0] spec.containers[1].image: Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': no latest`],
  ],
  [
    'Audit',
    policy(NO_LATEST) + binding('validationActions: [Audit]'),
    {},
    [`audit validations[0] spec.containers[1].image: Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': no latest`],
  ],
  [
    'without a binding it denies',
    policy(NO_LATEST),
    {},
    [`${DENIED} spec.containers[1].image: ValidatingAdmissionPolicy 'p' denied request: no latest`],
  ],
  [
    'two bindings',
    policy(NO_LATEST) + DENY + binding('validationActions: [Audit]', 'c'),
    {},
    [
      `${DENIED} spec.containers[1].image: ${PREFIX} no latest`,
      `audit validations[0] spec.containers[1].image: Validation failed for ValidatingAdmissionPolicy 'p' with binding 'c': no latest`,
    ],
  ],
  [
    'an error denies',
    failing('object.spec.none == 1') + DENY,
    {},
    [`${DENIED}: ${PREFIX} expression 'object.spec.none == 1' resulted in error: no such key: none`],
  ],
  [
    'an error under Ignore does not',
    failing('object.spec.none == 1', '  failurePolicy: Ignore') + DENY,
    {},
    [
      `undetermined validations[0]: ValidatingAdmissionPolicy 'p' with binding 'b' failed and is ignored: expression 'object.spec.none == 1' resulted in error: no such key: none`,
    ],
  ],
  [
    'an error warns where failures warn',
    failing('object.spec.none == 1') + binding('validationActions: [Warn]'),
    {},
    [
      `warn validations[0]: Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': expression 'object.spec.none == 1' resulted in error: no such key: none`,
    ],
  ],
  [
    'a variable that fails',
    failing('variables.a == 1', '  variables: [{name: a, expression: object.spec.none}]') + DENY,
    {},
    [`${DENIED}: ${PREFIX} expression 'variables.a == 1' resulted in error: composited variable "a" fails to evaluate: no such key: none`],
  ],
  ['one that is not read does not', failing('true', '  variables: [{name: a, expression: object.spec.none}]') + DENY, {}, []],
  [
    'variables see those before them',
    failing(
      'variables.bad.size() == 0',
      `  variables:
    - {name: all, expression: object.spec.containers}
    - {name: bad, expression: "variables.all.filter(c, c.image.endsWith(':latest'))"}`,
    ) + DENY,
    {},
    [`${DENIED} spec.containers: ${PREFIX} failed expression: variables.bad.size() == 0`],
  ],
  [
    'match conditions leave out',
    failing('false', `  matchConditions: [{name: a, expression: "request.namespace == 'prod'"}]`) + DENY,
    {},
    [],
  ],
  [
    'one that is false decides before one that fails',
    failing('false', '  matchConditions: [{name: a, expression: object.none == 1}, {name: b, expression: "false"}]') + DENY,
    {},
    [],
  ],
  [
    'match conditions that fail deny',
    failing('true', '  matchConditions: [{name: a, expression: object.none == 1}, {name: b, expression: object.some == 1}]') + DENY,
    {},
    [
      `deny matchConditions[a]: ${PREFIX} [expression 'object.none == 1' resulted in error: no such key: none, expression 'object.some == 1' resulted in error: no such key: some]`,
    ],
  ],
  [
    'match conditions have no namespaceObject',
    failing('false', '  matchConditions: [{name: a, expression: namespaceObject != null}]') + DENY,
    onShop,
    [],
  ],
  [
    'the namespace',
    failing("namespaceObject.metadata.labels.team == 'b'") + DENY,
    onShop,
    [`${DENIED}: ${PREFIX} failed expression: namespaceObject.metadata.labels.team == 'b'`],
  ],
  [
    'a namespace that nobody gave',
    failing("namespaceObject.metadata.labels.team == 'b'") + DENY,
    {},
    [`undetermined validations[0]: ValidatingAdmissionPolicy 'p' with binding 'b' cannot be decided: namespace "shop" was not given`],
  ],
  ['which does not matter', failing("namespaceObject.metadata.labels.team == 'b' || true") + DENY, {}, []],
  [
    'a namespace of the same run',
    `${failing("namespaceObject.metadata.labels.team == 'b'") + DENY}---\n${JSON.stringify(shop)}`,
    {},
    [`${DENIED}: ${PREFIX} failed expression: namespaceObject.metadata.labels.team == 'b'`],
  ],
  [
    'who asks',
    failing("request.userInfo.username != 'joe'") + DENY,
    { userInfo: { username: 'joe', groups: [] } },
    [`${DENIED}: ${PREFIX} failed expression: request.userInfo.username != 'joe'`],
  ],
  [
    'nobody said who asks',
    failing("request.userInfo.username != 'joe'") + DENY,
    {},
    [`undetermined validations[0]: ValidatingAdmissionPolicy 'p' with binding 'b' cannot be decided: request.userInfo was not given`],
  ],
  [
    'what may be done',
    failing("authorizer.group('').resource('pods').check('delete').allowed()") + DENY,
    {},
    [`undetermined validations[0]: ValidatingAdmissionPolicy 'p' with binding 'b' cannot be decided: authorizer was not given`],
  ],
  ['the request', failing("request.resource.resource == 'pods' && request.kind.kind == 'Pod' && request.name == 'web'") + DENY, {}, []],
  ['an update', failing('oldObject.spec == object.spec') + DENY, { operation: 'UPDATE', oldObject: pod }, []],
  [
    'an update of what nobody gave',
    failing('oldObject.spec == object.spec') + DENY,
    { operation: 'UPDATE' },
    [`undetermined validations[0]: ValidatingAdmissionPolicy 'p' with binding 'b' cannot be decided: oldObject was not given`],
  ],
  ['what is made has no old object', failing('oldObject == null') + DENY, {}, []],
  [
    'notes for the audit log',
    policy(
      '  auditAnnotations: [{key: image, valueExpression: "string(object.spec.containers[0].image)"}, {key: none, valueExpression: "null"}]',
    ) + DENY,
    {},
    [`audit auditAnnotations[image]: ValidatingAdmissionPolicy 'p' notes p/image: side:1`],
  ],
  [
    'notes that fail deny, whatever the action',
    policy('  auditAnnotations: [{key: image, valueExpression: "string(object.none)"}]') + binding('validationActions: [Audit]'),
    {},
    [`deny auditAnnotations[image]: ${PREFIX} expression 'string(object.none)' resulted in error: no such key: none`],
  ],
  [
    'an expression that costs too much',
    failing(
      'object.spec.containers.all(a, lists.range(900).all(b, lists.range(900).all(c, b + c > -1)))'.replaceAll(
        'lists.range(900)',
        `[${'1,'.repeat(899)}1]`,
      ),
    ) + DENY,
    {},
    [`${DENIED}: ${PREFIX} expression`],
  ],
  [
    'the pod of a controller',
    policy(NO_LATEST) + DENY,
    { object: deployment },
    [`${DENIED} spec.template.spec.containers[0].image (pod of Deployment web): ${PREFIX} no latest`],
  ],
  [
    'a policy on the controller judges the controller',
    policy('  validations: [{expression: object.spec.replicas > 1}]', RULE('deployments', 'apps')) + DENY,
    { object: deployment },
    [`${DENIED} spec.replicas: ${PREFIX} failed expression: object.spec.replicas > 1`],
  ],
  [
    'the user does not create the pod of a controller',
    failing("request.userInfo.username != 'joe'") + DENY,
    { object: deployment, userInfo: { username: 'joe' } },
    [
      `undetermined validations[0] (pod of Deployment web): ValidatingAdmissionPolicy 'p' with binding 'b' cannot be decided: request.userInfo was not given`,
    ],
  ],
  ['policies are not asked about policies', policy('  validations: [{expression: "false"}]', RULE('*', '*')), { object: POLICY }, []],
] as const satisfies readonly (readonly [string, string, More, readonly string[]])[])
  test(`validating policy: ${why}`, () => {
    const lines = judge(text, input).judgements.map(line)
    deepEqual(why.includes('costs too much') ? lines.map((one) => one.slice(0, expected[0]!.length)) : lines, expected)
  })
