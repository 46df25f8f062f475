import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { newestRelease, typesOf } from '#resources/index.ts'
import { policyDocuments } from '#testing/policy-documents.ts'
import { clusterContext, judgeByCluster, loadClusterPolicies } from './cluster-policies.ts'

const ALL = '{resourceRules: [{apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: [pods]}]}'
const POLICIES = `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingAdmissionPolicy
metadata: {name: owned}
spec:
  reinvocationPolicy: Never
  matchConstraints: ${ALL}
  mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[JSONPatch{op: "add", path: "/metadata/labels", value: {"owner": "a"}}]'}}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: few}
spec:
  paramKind: {apiVersion: v1, kind: ConfigMap}
  matchConstraints: ${ALL}
  validations: [{expression: "object.spec.containers.size() <= int(params.data.most)", messageExpression: "'at most ' + params.data.most"}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: few}
spec: {policyName: few, validationActions: [Deny], paramRef: {name: limits, namespace: policies, parameterNotFoundAction: Deny}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: limits, namespace: policies}
data: {most: "0"}
---
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: mustown}
spec:
  crd: {spec: {names: {kind: MustOwn}}}
  targets:
    - target: admission.k8s.gatekeeper.sh
      code: [{engine: K8sNativeValidation, source: {validations: [{expression: "object.metadata.labels.owner == 'b'", message: not b}]}}]
---
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: inrego}
spec:
  crd: {spec: {names: {kind: InRego}}}
  targets: [{target: admission.k8s.gatekeeper.sh, rego: package x}]
---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: MustOwn
metadata: {name: all}
---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: InRego
metadata: {name: all}
`

test('policies of a cluster: params among the documents, mutations before all others, Rego left to its own', () => {
  const policies = loadClusterPolicies(policyDocuments(POLICIES))
  deepEqual(
    policies.rego.map(({ template, name }) => `${template.kind}/${name}`),
    ['InRego/all'],
  )
  deepEqual(policies.notes, ['MutatingAdmissionPolicy/owned has no binding: it counts as bound to everything'])
  const context = clusterContext(policies, { types: typesOf(newestRelease), objects: [] })
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' }, spec: { containers: [{ name: 'a' }] } }
  const { judgements, judged, mutated } = judgeByCluster({ object, operation: 'CREATE' }, policies, context)
  deepEqual(mutated?.by, ['MutatingAdmissionPolicy/owned'])
  deepEqual(judged, ['MustOwn/all', 'MutatingAdmissionPolicy/owned', 'ValidatingAdmissionPolicy/few'])
  deepEqual(
    judgements.map(({ policy, message }) => `${policy}: ${message}`),
    [`ValidatingAdmissionPolicy/few: ValidatingAdmissionPolicy 'few' with binding 'few' denied request: at most 0`, 'MustOwn/all: not b'],
  )
})
