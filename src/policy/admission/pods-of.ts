import { podTemplatesOf } from '#resources/index.ts'
import type { AdmissionInput, FieldPath, Json } from '../judgement.ts'
import { textAt } from '../policy-document.ts'
import { kindOf } from '../workloads/group-kind.ts'

/** A pod that a controller would create. */
export type TemplatePod = {
  readonly input: AdmissionInput
  /** `pod of Deployment web`. */
  readonly via: string
  /** Where a field of the pod stands in the controller. */
  readonly fieldOf: (field: FieldPath) => FieldPath
}

/** Who owns a pod, where that is not the kind that a user writes. */
const OWNERS: Readonly<Record<string, string>> = { CronJob: 'Job', Deployment: 'ReplicaSet', DeploymentConfig: 'ReplicationController' }

function podOf(controller: Json, { metadata, spec }: { readonly metadata: Json; readonly spec: Json }): Json {
  // The name is generated; a template's own is not used, and its namespace is the controller's.
  const { name: _name, namespace: _namespace, ...rest } = metadata
  const { kind } = kindOf(controller)
  const name = textAt(controller, 'metadata', 'name')
  const namespace = textAt(controller, 'metadata', 'namespace')
  const owner = { apiVersion: controller.apiVersion, kind: Object.hasOwn(OWNERS, kind) ? OWNERS[kind] : kind, name, controller: true }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...rest, generateName: `${name}-`, ...(namespace === '' ? {} : { namespace }), ownerReferences: [owner] },
    spec,
  }
}

/** The pods that an object would create; none of a pod, nor of what is taken away. Who creates them is the controller, not the user. */
export function podsOf(input: AdmissionInput): TemplatePod[] {
  const { object, operation, namespaceObject } = input
  if (operation === 'DELETE' || operation === 'CONNECT') return []
  const via = `pod of ${kindOf(object).kind} ${textAt(object, 'metadata', 'name') || textAt(object, 'metadata', 'generateName')}`
  return podTemplatesOf(object)
    .filter(({ path }) => path.length > 0)
    .map(({ path, pod, made }) => ({
      via,
      input: { object: podOf(object, pod), operation: 'CREATE', ...(namespaceObject ? { namespaceObject } : {}) },
      fieldOf: (field) => (made ? path : [...path, ...field]),
    }))
}
