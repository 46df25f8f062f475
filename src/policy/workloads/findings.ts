import { createHash } from 'node:crypto'
import { type ControlFinding, type Location, type PolicyAction, type ResourceName, reaches } from '#model/index.ts'
import type { FieldPath } from '../judgement.ts'
import type { WorkloadControl, WorkloadSet } from './contract.ts'
import { showPath, valueAt } from './field-path.ts'
import { kindOf } from './group-kind.ts'
import type { FailedPlace } from './judge-control.ts'

/** Places that a finding lists; the others are counted. */
const PLACES = 50

type Json = { readonly [field: string]: unknown }

const wordAt = (object: Json, path: FieldPath): string => {
  const value = valueAt(object, path)
  return typeof value === 'string' ? value : ''
}

/** What an object calls itself; one that is to be named by the server goes by the beginning of its name. */
export function resourceName(object: Json): ResourceName {
  const namespace = wordAt(object, ['metadata', 'namespace'])
  const name = wordAt(object, ['metadata', 'name']) || wordAt(object, ['metadata', 'generateName'])
  return { apiVersion: wordAt(object, ['apiVersion']), kind: kindOf(object).kind, name, ...(namespace === '' ? {} : { namespace }) }
}

/** `Deployment shop/web`. */
export const showResource = ({ kind, namespace, name }: ResourceName): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`

/** Policy, control and resource, and nothing of the places or the file: one more container is no new finding, a moved file none either. */
export function fingerprintOf(policy: string, id: string, { apiVersion, kind, namespace = '', name }: ResourceName): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  return createHash('sha256').update(['control', policy, id, group, kind, namespace, name].join('\n')).digest('hex').slice(0, 16)
}

/** What a set does with a failure of this severity. */
const actionOf = ({ denyFrom }: WorkloadSet, { severity }: WorkloadControl): PolicyAction =>
  denyFrom === undefined || reaches(severity, denyFrom) ? 'deny' : 'warn'

export type Failure = {
  readonly set: WorkloadSet
  readonly control: WorkloadControl
  readonly object: Json
  /** Where the pod stands in the object. */
  readonly podPath?: FieldPath
  readonly places: readonly FailedPlace[]
}

/** One finding per control and resource, with its places. */
export function controlFinding({ set, control, object, podPath, places }: Failure, locate: (field: FieldPath) => Location): ControlFinding {
  const resource = resourceName(object)
  const shown = places.slice(0, PLACES)
  const evidence = [...new Set(shown.map(({ message }) => message))].filter((message) => message !== control.title)
  return {
    kind: 'control',
    fingerprint: fingerprintOf(set.id, control.id, resource),
    id: control.id,
    aliases: control.aliases,
    severity: control.severity,
    severitySource: `control ${control.id}`,
    title: `${control.title} (${showResource(resource)})`,
    location: shown.map(({ field }) => locate(field)),
    ...(places.length > PLACES ? { morePlaces: places.length - PLACES } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
    status: 'open',
    remediation: { action: 'advice', text: control.remediation },
    references: control.references,
    policy: set.id,
    action: actionOf(set, control),
    resource,
    fields: shown.map(({ field }) => showPath(field)),
    ...(control.on === 'pod' && podPath !== undefined && podPath.length > 0 ? { via: `pod of ${showResource(resource)}` } : {}),
  }
}
