import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { podTemplateOf, podTemplatesOf } from './pod-template.ts'
import { type ResourceObject, partOf, pathText } from './resource-object.ts'

const spec = { containers: [{ name: 'c', image: 'nginx' }] }
const template = { metadata: { labels: { a: 'b' } }, spec }

for (const [apiVersion, kind, body, places, source] of [
  ['v1', 'Pod', { spec }, [''], 'a pod is its own'],
  ['v1', 'PodTemplate', { template }, ['template'], 'core/v1 PodTemplate'],
  ['v1', 'ReplicationController', { spec: { template } }, ['spec.template'], 'core/v1'],
  ['apps/v1', 'Deployment', { spec: { template } }, ['spec.template'], 'apps/v1'],
  ['apps/v1beta2', 'Deployment', { spec: { template } }, ['spec.template'], 'apps, before 1.16'],
  ['batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template } } } }, ['spec.jobTemplate.spec.template'], 'batch/v1'],
  ['batch/v1beta1', 'CronJob', { spec: { jobTemplate: { spec: { template } } } }, ['spec.jobTemplate.spec.template'], 'batch/v1beta1'],
  ['argoproj.io/v1alpha1', 'Rollout', { spec: { template } }, ['spec.template'], 'Argo Rollouts'],
  ['argoproj.io/v1alpha1', 'Rollout', { spec: { workloadRef: { name: 'web' } } }, [], 'a rollout may refer to a deployment instead'],
  ['serving.knative.dev/v1', 'Service', { spec: { template } }, ['spec.template'], 'Knative serving'],
  ['v1', 'Service', { spec: { template } }, [], 'the core has a Service too'],
  ['apps.openshift.io/v1', 'DeploymentConfig', { spec: { template } }, ['spec.template'], 'OpenShift'],
  ['keda.sh/v1alpha1', 'ScaledJob', { spec: { jobTargetRef: { template } } }, ['spec.jobTargetRef.template'], 'KEDA'],
  [
    'kubeflow.org/v1',
    'PyTorchJob',
    { spec: { pytorchReplicaSpecs: { Master: { template }, Worker: { template } } } },
    ['spec.pytorchReplicaSpecs.Master.template', 'spec.pytorchReplicaSpecs.Worker.template'],
    'a template for each role',
  ],
  [
    'ray.io/v1',
    'RayCluster',
    { spec: { headGroupSpec: { template }, workerGroupSpecs: [{ template }, { template }] } },
    ['spec.headGroupSpec.template', 'spec.workerGroupSpecs[0].template', 'spec.workerGroupSpecs[1].template'],
    'a template for the head and each group',
  ],
  ['v1', 'ConfigMap', { data: {} }, [], 'creates no pod'],
  ['v1', 'Pod', { spec: 'none' }, [], 'no specification'],
  ['apps/v1', 'Deployment', { spec: { template: [] } }, [], 'a list is no template'],
  ['apps/v1', 'Deployment', {}, [], 'empty'],
  ['constructor/v1', 'Pod', { spec }, [], 'no such group'],
] as const)
  test(`pods of ${apiVersion} ${kind}: ${source}`, () => {
    const object: ResourceObject = { apiVersion, kind, ...body }
    const found = podTemplatesOf(object)
    deepEqual(
      found.map(({ path }) => pathText(path)),
      places,
    )
    for (const { path, pod } of found) equal(partOf(object, [...path, 'spec']), pod.spec)
  })

test('the container of a step of an Argo workflow is a pod, with what the workflow says of all', () => {
  const object = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'CronWorkflow',
    spec: {
      schedule: '* * * * *',
      workflowSpec: {
        serviceAccountName: 'robot',
        securityContext: { runAsNonRoot: true },
        templates: [
          { name: 'all', steps: [[{ name: 'one', template: 'one' }]] },
          { name: 'one', container: { image: 'alpine' }, sidecars: [{ name: 'log', image: 'busybox' }] },
          { name: 'two', script: { image: 'python', source: 'print()' }, securityContext: { runAsUser: 0 } },
        ],
      },
    },
  }
  deepEqual(podTemplatesOf(object), [
    {
      path: ['spec', 'workflowSpec', 'templates', 1],
      pod: {
        metadata: {},
        spec: {
          containers: [
            { name: 'main', image: 'alpine' },
            { name: 'log', image: 'busybox' },
          ],
          securityContext: { runAsNonRoot: true },
          serviceAccountName: 'robot',
        },
      },
      made: true,
    },
    {
      path: ['spec', 'workflowSpec', 'templates', 2],
      pod: {
        metadata: {},
        spec: {
          containers: [{ name: 'main', image: 'python', source: 'print()' }],
          securityContext: { runAsUser: 0 },
          serviceAccountName: 'robot',
        },
      },
      made: true,
    },
  ])
})

test('metadata of a template may be left out', () => {
  deepEqual(podTemplateOf({ apiVersion: 'batch/v1', kind: 'Job', spec: { template: { spec } } })?.pod, { metadata: {}, spec })
})
