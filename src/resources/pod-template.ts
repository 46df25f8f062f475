import { type Path, type ResourceObject, isObject } from './resource-object.ts'
import { argoPods } from './argo-pods.ts'

/** A pod, or the template of the pods that an object creates, and where it is. */
export type PodTemplate = {
  /** Empty of a pod itself. */
  readonly path: Path
  readonly pod: { readonly metadata: ResourceObject; readonly spec: ResourceObject }
  /** The pod is put together from fields that lie elsewhere below the path: a change of the pod is none of the object. */
  readonly made?: boolean
}

/** Below `spec`, unless another place is said. */
const TEMPLATE = 'spec.template'

/**
 * By group and kind, whatever the version: the field has been in the same place in all of them. `*` is every item of a list, every value of a
 * map. Kinds of others are as their own reference documents have them.
 */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  '/Pod': [''],
  '/PodTemplate': ['template'],
  '/ReplicationController': [TEMPLATE],
  'apps/DaemonSet': [TEMPLATE],
  'apps/Deployment': [TEMPLATE],
  'apps/ReplicaSet': [TEMPLATE],
  'apps/StatefulSet': [TEMPLATE],
  'batch/CronJob': ['spec.jobTemplate.spec.template'],
  'batch/Job': [TEMPLATE],
  'extensions/DaemonSet': [TEMPLATE],
  'extensions/Deployment': [TEMPLATE],
  'extensions/ReplicaSet': [TEMPLATE],
  'agones.dev/Fleet': ['spec.template.spec.template'],
  'agones.dev/GameServer': [TEMPLATE],
  'agones.dev/GameServerSet': ['spec.template.spec.template'],
  'apps.kruise.io/AdvancedCronJob': ['spec.template.jobTemplate.spec.template', 'spec.template.broadcastJobTemplate.spec.template'],
  'apps.kruise.io/BroadcastJob': [TEMPLATE],
  'apps.kruise.io/CloneSet': [TEMPLATE],
  'apps.kruise.io/DaemonSet': [TEMPLATE],
  'apps.kruise.io/StatefulSet': [TEMPLATE],
  'apps.openshift.io/DeploymentConfig': [TEMPLATE],
  'argoproj.io/Rollout': [TEMPLATE],
  'batch.volcano.sh/Job': ['spec.tasks.*.template'],
  'jobset.x-k8s.io/JobSet': ['spec.replicatedJobs.*.template.spec.template'],
  'keda.sh/ScaledJob': ['spec.jobTargetRef.template'],
  'kubeflow.org/MPIJob': ['spec.mpiReplicaSpecs.*.template'],
  'kubeflow.org/PyTorchJob': ['spec.pytorchReplicaSpecs.*.template'],
  'kubeflow.org/TFJob': ['spec.tfReplicaSpecs.*.template'],
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': ['spec.leaderWorkerTemplate.leaderTemplate', 'spec.leaderWorkerTemplate.workerTemplate'],
  'ray.io/RayCluster': ['spec.headGroupSpec.template', 'spec.workerGroupSpecs.*.template'],
  'ray.io/RayJob': ['spec.rayClusterSpec.headGroupSpec.template', 'spec.rayClusterSpec.workerGroupSpecs.*.template'],
  'ray.io/RayService': ['spec.rayClusterConfig.headGroupSpec.template', 'spec.rayClusterConfig.workerGroupSpecs.*.template'],
  'serving.knative.dev/Configuration': [TEMPLATE],
  'serving.knative.dev/Revision': [''],
  'serving.knative.dev/Service': [TEMPLATE],
}

/** `apps/Deployment`, `/Pod`. */
function kindKey({ apiVersion, kind }: ResourceObject): string {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return ''
  const slash = apiVersion.indexOf('/')
  return `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`
}

/** All values that a place names. */
function valuesAt(value: unknown, steps: readonly string[], path: Path): { readonly path: Path; readonly value: unknown }[] {
  const [step, ...rest] = steps
  if (step === undefined) return [{ path, value }]
  if (typeof value !== 'object' || value === null) return []
  if (step !== '*') return isObject(value) && Object.hasOwn(value, step) ? valuesAt(value[step], rest, [...path, step]) : []
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => valuesAt(item, rest, [...path, index]))
  return Object.entries(value).flatMap(([key, item]) => valuesAt(item, rest, [...path, key]))
}

/** Every pod that an object is or creates; empty where it creates none, or what should be a template is none. */
export function podTemplatesOf(object: ResourceObject): readonly PodTemplate[] {
  const key = kindKey(object)
  const made = argoPods(key, object)
  if (made) return made
  const places = Object.hasOwn(PLACES, key) ? PLACES[key]! : []
  return places.flatMap((place) =>
    valuesAt(object, place === '' ? [] : place.split('.'), []).flatMap(({ path, value }) => {
      if (!isObject(value) || !isObject(value['spec'])) return []
      const { metadata, spec } = value
      return [{ path, pod: { metadata: isObject(metadata) ? metadata : {}, spec } }]
    }),
  )
}

/** The pod that an object is or creates, the first of several. */
export const podTemplateOf = (object: ResourceObject): PodTemplate | undefined => podTemplatesOf(object)[0]
