import type { FieldPath } from '../judgement.ts'
import { valueAt } from './field-path.ts'
import { kindOf } from './group-kind.ts'

type Json = { readonly [field: string]: unknown }

/** Where kinds keep the pod that they create. */
const TEMPLATES: Readonly<Record<string, FieldPath>> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
}

/** The pod that an object is or would create, and where in the object it stands. */
export function podTemplateOf(object: Json): { readonly path: FieldPath; readonly pod: Json } | undefined {
  const { kind } = kindOf(object)
  const path = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined
  const pod = path && valueAt(object, path)
  return path && pod !== null && typeof pod === 'object' ? { path, pod: pod as Json } : undefined
}
