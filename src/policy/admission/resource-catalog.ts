import type { ResourceTypes } from '#resources/index.ts'
import type { Json } from '../judgement.ts'
import { textAt } from '../policy-document.ts'
import { kindOf } from '../workloads/group-kind.ts'

/** What the API calls objects of a kind. */
export type Resource = {
  readonly group: string
  readonly version: string
  readonly resource: string
  readonly namespaced: boolean
}

/** What is known of the cluster that a policy runs in. */
export type ResourceCatalog = {
  resourceOf(object: Json): Resource
  /** Whether it is sure of what it says of a kind's resource. */
  knows(apiVersion: string, kind: string): boolean
  /** Whether the API serves another version of a resource. */
  isServed(group: string, version: string, resource: string): boolean
  /** Undefined where nobody gave it. */
  namespace(name: string): Json | undefined
}

/** As kubectl guesses the plural of a kind that it does not know (apimachinery, UnsafeGuessKindToResource). */
function guessPlural(kind: string): string {
  const singular = kind.toLowerCase()
  if (singular === 'endpoints' || singular === '') return singular
  if (singular.endsWith('s')) return `${singular}es`
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`
}

/** @param objects Of the same run; the namespaces among them are known. */
export function resourceCatalog(types: ResourceTypes, objects: readonly Json[]): ResourceCatalog {
  const namespaces = new Map(
    objects
      .filter((object) => object.apiVersion === 'v1' && object.kind === 'Namespace')
      .map((object) => [textAt(object, 'metadata', 'name'), object]),
  )
  return {
    resourceOf(object) {
      const { group, version, kind } = kindOf(object)
      const known = types.resourceOf(textAt(object, 'apiVersion'), kind)
      return known ?? { group, version, resource: guessPlural(kind), namespaced: textAt(object, 'metadata', 'namespace') !== '' }
    },
    knows: (apiVersion, kind) => types.resourceOf(apiVersion, kind) !== undefined,
    isServed: (group, version, resource) => types.kindsOf(group, resource).some((known) => known.version === version),
    namespace: (name) => namespaces.get(name),
  }
}
