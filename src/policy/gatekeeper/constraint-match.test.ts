import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { ConstraintMatch, matchTarget, matchesConstraint } from './constraint-match.ts'
import { matchesGenerateName, matchesWildcard } from './wildcard.ts'

const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web-1', namespace: 'shop', labels: { app: 'web' } } }
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } }
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } }
const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { generateName: 'web-' } }
const requires = (operator: string, values?: string[]): object => ({
  labelSelector: { matchExpressions: [{ key: 'app', operator, ...(values ? { values } : {}) }] },
})

/** gatekeeper pkg/mutation/match: match.go and its tests. */
for (const [why, match, object, expected] of [
  ['nothing is said', {}, pod, true],
  ['no kinds are all', { kinds: [] }, pod, true],
  ['its kind', { kinds: [{ apiGroups: [''], kinds: ['Pod'] }] }, pod, true],
  ['another kind', { kinds: [{ apiGroups: [''], kinds: ['Service'] }] }, pod, false],
  ['the kind of another group', { kinds: [{ apiGroups: ['apps'], kinds: ['Pod'] }] }, pod, false],
  ['kind and group in different entries', { kinds: [{ apiGroups: ['apps'] }, { kinds: ['Service'] }] }, pod, false],
  ['stars', { kinds: [{ apiGroups: ['*'], kinds: ['*'] }] }, deployment, true],
  ['groups left out', { kinds: [{ kinds: ['Deployment'] }] }, deployment, true],
  ['kinds left out', { kinds: [{ apiGroups: ['apps'] }] }, deployment, true],
  ['scope Namespaced', { scope: 'Namespaced' }, pod, true],
  ['scope Cluster', { scope: 'Cluster' }, pod, false],
  ['a Namespace is of the cluster', { scope: 'Cluster' }, namespace, true],
  ['and not in a namespace', { scope: 'Namespaced' }, namespace, false],
  ['an unknown scope is all', { scope: 'cluster' }, pod, true],
  ['its namespace', { namespaces: ['shop'] }, pod, true],
  ['namespaces by their beginning', { namespaces: ['sh*'] }, pod, true],
  ['another namespace', { namespaces: ['prod'] }, pod, false],
  ['namespaces leave out nothing of the cluster', { namespaces: ['prod'] }, role, true],
  ['a Namespace by its own name', { namespaces: ['prod'] }, namespace, false],
  ['left out', { excludedNamespaces: ['*op'] }, pod, false],
  ['a Namespace left out', { excludedNamespaces: ['shop'] }, namespace, false],
  ['nothing of the cluster is left out', { excludedNamespaces: ['*'] }, role, true],
  ['its label', { labelSelector: { matchLabels: { app: 'web' } } }, pod, true],
  ['no label', { labelSelector: { matchLabels: { app: 'web' } } }, deployment, false],
  ['In', requires('In', ['api', 'web']), pod, true],
  ['NotIn', requires('NotIn', ['web']), pod, false],
  ['NotIn of what is not there', requires('NotIn', ['web']), deployment, true],
  ['Exists', requires('Exists'), deployment, false],
  ['DoesNotExist', requires('DoesNotExist'), deployment, true],
  ['a Namespace by its own labels', { namespaceSelector: { matchLabels: { team: 'a' } } }, namespace, true],
  ['namespaceSelector does not leave out what is of the cluster', { namespaceSelector: { matchLabels: { team: 'b' } } }, role, true],
  ['an empty namespaceSelector is all', { namespaceSelector: {} }, pod, true],
  ['its name', { name: 'web-*' }, pod, true],
  ['another name', { name: '*-2' }, pod, false],
  ['a name that is still to be made', { name: 'web-*' }, role, true],
  ['what is written', { source: 'Original' }, pod, true],
  ['what is generated alone', { source: 'Generated' }, pod, false],
] as const)
  test(`Gatekeeper's match: ${why}`, () => {
    const target = matchTarget({ object, operation: 'CREATE' })
    deepEqual(matchesConstraint(ConstraintMatch.parse(match), target), { matches: expected })
  })

test(`Gatekeeper's match: labels of a namespace that nobody gave`, () => {
  const match = ConstraintMatch.parse({ namespaceSelector: { matchLabels: { team: 'a' } } })
  const answer = (namespaceObject?: typeof namespace): object =>
    matchesConstraint(match, matchTarget({ object: pod, operation: 'CREATE', ...(namespaceObject ? { namespaceObject } : {}) }))
  deepEqual(answer(), { lacks: 'namespace "shop"' })
  deepEqual(answer(namespace), { matches: true })
  // Where another part of the match says no, the labels do not matter.
  const never = ConstraintMatch.parse({ ...match, scope: 'Cluster' })
  deepEqual(matchesConstraint(never, matchTarget({ object: pod, operation: 'CREATE' })), { matches: false })
})

test(`Gatekeeper's match: the old object or the new one`, () => {
  const match = ConstraintMatch.parse({ labelSelector: { matchLabels: { app: 'web' } } })
  const object = { ...pod, metadata: { ...pod.metadata, labels: {} } }
  deepEqual(matchesConstraint(match, matchTarget({ object, oldObject: pod, operation: 'UPDATE' })), { matches: true })
})

/** pkg/wildcard/wildcard_test.go. */
for (const [pattern, name, whole, beginning] of [
  ['kube-*', 'kube-system', true, true],
  ['*-system', 'kube-system', true, false],
  ['*e-s*', 'kube-system', true, true],
  ['kube', 'kube', true, false],
  ['kube', 'kube-system', false, false],
  ['*', '', true, true],
  ['**', 'x', true, true],
  ['k*m', 'kube-system', false, false],
] as const)
  test(`wildcard: ${pattern} and "${name}"`, () => {
    equal(matchesWildcard(pattern, name), whole)
    equal(matchesGenerateName(pattern, name), beginning)
  })
