import type { PodTemplate } from './pod-template.ts'
import { type Path, type ResourceObject, isObject, partOf } from './resource-object.ts'

/** Where the specification of a workflow is, https://argo-workflows.readthedocs.io/en/latest/fields/. */
const SPECIFICATIONS: Readonly<Record<string, Path>> = {
  'argoproj.io/ClusterWorkflowTemplate': ['spec'],
  'argoproj.io/CronWorkflow': ['spec', 'workflowSpec'],
  'argoproj.io/Workflow': ['spec'],
  'argoproj.io/WorkflowTemplate': ['spec'],
}

/** Fields of a template or else of the workflow that are the pod's. */
const INHERITED = [
  'activeDeadlineSeconds',
  'affinity',
  'automountServiceAccountToken',
  'hostAliases',
  'nodeSelector',
  'priorityClassName',
  'schedulerName',
  'securityContext',
  'serviceAccountName',
  'tolerations',
] as const

/** Of the workflow alone. */
const OF_WORKFLOW = ['dnsConfig', 'dnsPolicy', 'hostNetwork', 'imagePullSecrets'] as const

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A step that runs is a pod: its container, or its script's, under the name `main`, with the sidecars. */
function podOf(template: ResourceObject, workflow: ResourceObject): PodTemplate['pod'] | undefined {
  const { container, script, containerSet, sidecars, initContainers, volumes } = template
  const set = isObject(containerSet) ? listOf(containerSet['containers']) : []
  const main = [container, script].filter(isObject).map((each) => ({ name: 'main', ...each }))
  if (main.length + set.length === 0) return undefined
  const spec: Record<string, unknown> = { containers: [...main, ...set, ...listOf(sidecars)] }
  if (Array.isArray(initContainers)) spec['initContainers'] = initContainers
  const all = [...listOf(workflow['volumes']), ...listOf(volumes)]
  if (all.length > 0) spec['volumes'] = all
  for (const field of INHERITED) {
    const value = template[field] ?? workflow[field]
    if (value !== undefined) spec[field] = value
  }
  for (const field of OF_WORKFLOW) if (workflow[field] !== undefined) spec[field] = workflow[field]
  const metadata = template['metadata'] ?? workflow['podMetadata']
  return { metadata: isObject(metadata) ? metadata : {}, spec }
}

/** The pods of Argo's workflows; undefined of another kind. */
export function argoPods(key: string, object: ResourceObject): readonly PodTemplate[] | undefined {
  const path = Object.hasOwn(SPECIFICATIONS, key) ? SPECIFICATIONS[key] : undefined
  if (!path) return undefined
  const workflow = partOf(object, path)
  if (!isObject(workflow)) return []
  return listOf(workflow['templates']).flatMap((template, index) => {
    const pod = isObject(template) ? podOf(template, workflow) : undefined
    return pod ? [{ path: [...path, 'templates', index], pod, made: true }] : []
  })
}
