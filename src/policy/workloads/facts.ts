import type { AdmissionInput, FieldPath } from '../judgement.ts'
import { kindOf } from './group-kind.ts'
import { neighboursOf } from './inventory.ts'
import { misshapen } from './misshapen.ts'
import { podTemplateOf } from './pod-template.ts'
import { withoutNulls } from './without-nulls.ts'

type Json = { readonly [field: string]: unknown }

/** A container of a pod, as its manifest has it. */
export type ContainerFacts = { readonly kind: 'ephemeral' | 'init' | 'regular'; readonly path: FieldPath; readonly container: Json }

/** What expressions of controls see, and where in the object it stands. */
export type WorkloadFacts = {
  readonly bindings: Readonly<Record<string, unknown>>
  readonly object: Json
  readonly pod?: { readonly path: FieldPath; readonly value: Json }
  readonly containers: readonly ContainerFacts[]
  /** A field of the pod that is not what the API has there: no control passes. */
  readonly misshapen?: FieldPath
}

/** Objects of the same run by kind, for what one object says of others. */
export type Inventory = Readonly<Record<string, readonly Json[]>>

const LISTS = [
  ['initContainers', 'init'],
  ['containers', 'regular'],
  ['ephemeralContainers', 'ephemeral'],
] as const

function containersOf(pod: Json, path: FieldPath): ContainerFacts[] {
  const spec = Object(pod['spec']) as Json
  return LISTS.flatMap(([list, kind]) => {
    const containers = spec[list]
    if (!Array.isArray(containers)) return []
    return containers.flatMap((container: unknown, i): ContainerFacts[] =>
      container !== null && typeof container === 'object' && !Array.isArray(container)
        ? [{ kind, path: [...path, 'spec', list, i], container: container as Json }]
        : [],
    )
  })
}

const requestOf = ({ object, operation, userInfo }: AdmissionInput): Json => {
  const { name = '', namespace = '' } = Object(object['metadata']) as { readonly name?: string; readonly namespace?: string }
  return { operation, name, namespace, kind: kindOf(object), userInfo: userInfo ?? {}, dryRun: false }
}

/** Of containers the kind is seen beside what their manifest has; a field of the name, which the API does not know, is not. */
export function workloadFacts(input: AdmissionInput, inventory: Inventory): WorkloadFacts {
  const { oldObject, namespaceObject } = input
  const object = withoutNulls(input.object)
  const template = podTemplateOf(object)
  const pod = template && { path: template.path, value: template.pod }
  const containers = pod ? containersOf(pod.value, pod.path) : []
  const odd = pod && misshapen(pod.value)
  return {
    object,
    ...(pod ? { pod } : {}),
    ...(pod && odd ? { misshapen: [...pod.path, ...odd] } : {}),
    containers,
    bindings: {
      object,
      oldObject: oldObject ?? null,
      request: requestOf(input),
      inventory,
      neighbours: neighboursOf(object, inventory),
      pod: pod?.value ?? null,
      containers: containers.map(({ kind, container }) => ({ ...container, kind })),
      // Absent, not null: who asks for it without having it given gets an unknown.
      ...(namespaceObject ? { namespaceObject } : {}),
    },
  }
}
