import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { test } from 'node:test'
import { CelError, environment, formatType } from '#cel/index.ts'
import { releaseOf, releases } from './releases.ts'
import { typesOf } from './types-of.ts'

for (const [release, apiVersion, kind, resource, source] of [
  ['1.30', 'v1', 'Pod', 'pods', 'core'],
  ['1.30', 'v1', 'Endpoints', 'endpoints', 'the same in the plural'],
  ['1.30', 'networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', 'y becomes ies'],
  ['1.30', 'networking.k8s.io/v1', 'IngressClass', 'ingressclasses *', 'of the cluster'],
  ['1.30', 'rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles *', 'of the cluster'],
  ['1.30', 'v1', 'Namespace', 'namespaces *', 'a namespace lies in none'],
  ['1.30', 'v1', 'Node', 'nodes *', 'of the cluster'],
  ['1.23', 'apps/v1', 'Deployment', 'deployments', 'the paths of 1.23 are not published'],
  ['1.23', 'node.k8s.io/v1alpha1', 'RuntimeClass', 'runtimeclasses *', 'served by 1.23 alone'],
  ['1.24', 'policy/v1beta1', 'PodSecurityPolicy', 'podsecuritypolicies *', 'removed in 1.25'],
  ['1.25', 'policy/v1beta1', 'PodSecurityPolicy', undefined, 'removed in 1.25'],
  ['1.24', 'batch/v1beta1', 'CronJob', 'cronjobs', 'removed in 1.25'],
  ['1.25', 'batch/v1beta1', 'CronJob', undefined, 'removed in 1.25'],
  ['1.29', 'admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', undefined, 'v1 since 1.30'],
  ['1.36', 'admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', 'mutatingadmissionpolicies *', 'v1 since 1.36'],
  ['1.36', 'authorization.k8s.io/v1', 'LocalSubjectAccessReview', 'localsubjectaccessreviews', 'can only be created'],
  ['1.36', 'apps/v1', 'deployment', undefined, 'case counts'],
] as const)
  test(`${apiVersion} ${kind} of ${release}: ${resource}: ${source}`, () => {
    const found = typesOf(release).resourceOf(apiVersion, kind)
    equal(found && `${found.resource}${found.namespaced ? '' : ' *'}`, resource)
  })

test('kinds of a resource, in all versions', () => {
  deepEqual(
    typesOf('1.24')
      .kindsOf('batch', 'cronjobs')
      .map(({ version, kind }) => `${version} ${kind}`),
    ['v1 CronJob', 'v1beta1 CronJob'],
  )
})

for (const [version, release] of [
  ['1.30', '1.30'],
  ['v1.30.4', '1.30'],
  ['v1.31.2-eks-7f9249a', '1.31'],
  ['1.29.1+k3s2', '1.29'],
  ['latest', '1.36'],
  ['1.37', '1.36'],
  ['1.8', '1.23'],
  ['2.0', undefined],
  ['', undefined],
  ['1.30 ', undefined],
] as const)
  test(`the release of "${version}"`, () => equal(releaseOf(version), release))

const published = new URL('../../../../shared/schemas/kubernetes/', import.meta.url)

test('all kinds and fields of all releases are as published', () => {
  let fields = 0
  equal(readdirSync(published).length, releases.length)
  for (const release of releases) {
    const text = gunzipSync(readFileSync(new URL(`openapi-${release}.json.gz`, published))).toString()
    const { schemas } = JSON.parse(text) as { schemas: Record<string, { properties?: object; required?: string[] }> }
    const types = typesOf(release)
    for (const [full, { properties = {}, required = [] }] of Object.entries(schemas)) {
      const name = full.replace(/^.*[/.](?:api|apis)\.(?=[\w-]+\.v\d)/, '')
      const definition = types.definition(name)
      if (!definition) {
        ok(Object.keys(properties).length === 0 || full.endsWith('pkg.version.Info'), `${release} ${full}`)
        continue
      }
      deepEqual([...definition.fields.keys()].toSorted(), Object.keys(properties).toSorted(), `${release} ${name}`)
      deepEqual([...definition.fields].flatMap(([field, { required }]) => (required ? [field] : [])).toSorted(), required.toSorted())
      for (const [field, { type }] of definition.fields) {
        fields++
        if (type.kind === 'struct') ok(types.definition(type.name), `${release} ${name}.${field}: ${type.name}`)
      }
    }
  }
  ok(fields > 20_000)
})

const checked = (expression: string, release = '1.30' as const): string => {
  const types = typesOf(release)
  const env = environment({ types, variables: { object: types.typeOf('apps/v1', 'Deployment')! } })
  return formatType(env.compile(expression).type)
}

for (const [expression, type] of [
  ['object.spec.replicas', 'int'],
  ['object.spec.template.spec.containers.all(c, c.image.startsWith("a"))', 'bool'],
  ['object.metadata.namespace', 'string'],
  ['object.metadata.__namespace__', 'string'],
  ['object.metadata.creationTimestamp', 'timestamp'],
  ['object.metadata.labels', 'map(string, string)'],
  ['object.spec.strategy.rollingUpdate.maxSurge', 'dyn'],
  ['object.spec.template.spec.containers[0].resources.limits["cpu"]', 'dyn'],
  ['object.spec.template.spec', 'core.v1.PodSpec'],
] as const)
  test(`the type of ${expression}`, () => equal(checked(expression), type))

for (const [expression, message] of [
  ['object.spec.replica > 1', "undefined field 'replica'"],
  ['object.spec.replicas == "1"', 'found no matching overload'],
  ['object.spec.template.spec.containers[0].restartPolicyRules.size() > 0', "undefined field 'restartPolicyRules'"],
] as const)
  test(`refused: ${expression}`, () =>
    throws(
      () => checked(expression),
      (error) => error instanceof CelError && error.message.includes(message),
    ))
