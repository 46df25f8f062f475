import * as z from 'zod'
import type { AdmissionInput, Json } from '../judgement.ts'
import { LabelSelector, isSelected, labelsOf, selectsAll } from '../label-selector.ts'
import { textAt } from '../policy-document.ts'
import { kindOf } from '../workloads/group-kind.ts'
import { matchesGenerateName, matchesWildcard } from './wildcard.ts'

const names = z.array(z.string().regex(/^\*?[-:a-z0-9]*\*?$/)).nullish()

/** `spec.match` of a constraint (gatekeeper pkg/mutation/match). */
export const ConstraintMatch = z.object({
  kinds: z.array(z.object({ apiGroups: z.array(z.string()).nullish(), kinds: z.array(z.string()).nullish() })).nullish(),
  /** Anything but `Cluster` and `Namespaced` is all. */
  scope: z.string().nullish(),
  namespaces: names,
  excludedNamespaces: names,
  labelSelector: LabelSelector.nullish(),
  namespaceSelector: LabelSelector.nullish(),
  name: z
    .string()
    .regex(/^\*?[-:a-z0-9]*\*?$/)
    .nullish(),
  source: z.enum(['All', 'Generated', 'Original']).nullish(),
})
export type ConstraintMatch = z.output<typeof ConstraintMatch>

/** What a match is asked about. */
export type MatchTarget = {
  readonly object: Json
  readonly oldObject?: Json | undefined
  /** Empty for what is in none, as a Namespace itself. */
  readonly namespace: string
  readonly namespaceObject?: Json | undefined
  /** A pod that was made of a controller's template, as Gatekeeper's expansion makes them. */
  readonly isGenerated?: boolean
}

/**
 * @param isGenerated It is a pod that was made of a controller's template.
 * @param namespace Where the object would go, which it need not say itself.
 */
export function matchTarget({ object, oldObject, namespaceObject }: AdmissionInput, isGenerated = false, namespace?: string): MatchTarget {
  const own = textAt(object, 'metadata', 'namespace') || (namespace ?? textAt(namespaceObject ?? {}, 'metadata', 'name'))
  return { object, oldObject, namespace: isNamespace(object) ? '' : own, namespaceObject, isGenerated }
}

/** `lacks` names what would have to be known. */
export type MatchAnswer = { readonly matches: boolean } | { readonly lacks: string }

const isNamespace = (object: Json): boolean => object.apiVersion === 'v1' && object.kind === 'Namespace'

/** Left out, empty or with a star a list is all. */
const isListed = (list: readonly string[] | null | undefined, name: string): boolean =>
  !list || list.length === 0 || list.includes('*') || list.includes(name)

function kindMatches({ kinds }: ConstraintMatch, object: Json): boolean {
  if (!kinds || kinds.length === 0) return true
  const { group } = kindOf(object)
  return kinds.some((one) => isListed(one.kinds, textAt(object, 'kind')) && isListed(one.apiGroups, group))
}

function scopeMatches({ scope }: ConstraintMatch, object: Json, namespace: string): boolean {
  const isNamespaced = !isNamespace(object) && namespace !== ''
  if (scope === 'Cluster') return !isNamespaced
  return scope === 'Namespaced' ? isNamespaced : true
}

/** What is in no namespace is not left out by lists of them; a Namespace stands for itself. */
function namespacesMatch({ namespaces, excludedNamespaces }: ConstraintMatch, object: Json, namespace: string): boolean {
  const name = isNamespace(object) ? textAt(object, 'metadata', 'name') : namespace
  if (name === '' && !isNamespace(object)) return true
  const isNamed = (list: readonly string[]): boolean => list.some((pattern) => matchesWildcard(pattern, name))
  return (!namespaces?.length || isNamed(namespaces)) && !isNamed(excludedNamespaces ?? [])
}

function nameMatches({ name }: ConstraintMatch, object: Json): boolean {
  if (!name) return true
  return matchesWildcard(name, textAt(object, 'metadata', 'name')) || matchesGenerateName(name, textAt(object, 'metadata', 'generateName'))
}

function sourceMatches({ source }: ConstraintMatch, isGenerated: boolean): boolean {
  return !source || source === 'All' || (source === 'Generated') === isGenerated
}

function namespaceSelected({ namespaceSelector }: ConstraintMatch, object: Json, target: MatchTarget): MatchAnswer {
  if (!namespaceSelector) return { matches: true }
  if (isNamespace(object)) return { matches: isSelected(namespaceSelector, labelsOf(object)) }
  if (target.namespaceObject) return { matches: isSelected(namespaceSelector, labelsOf(target.namespaceObject)) }
  if (target.namespace === '' || selectsAll(namespaceSelector)) return { matches: true }
  return { lacks: `namespace "${target.namespace}"` }
}

function matchesOne(match: ConstraintMatch, object: Json, target: MatchTarget): MatchAnswer {
  const holds =
    kindMatches(match, object) &&
    scopeMatches(match, object, target.namespace) &&
    namespacesMatch(match, object, target.namespace) &&
    (!match.labelSelector || isSelected(match.labelSelector, labelsOf(object))) &&
    nameMatches(match, object) &&
    sourceMatches(match, target.isGenerated ?? false)
  return holds ? namespaceSelected(match, object, target) : { matches: false }
}

/** Whether the object or the old one is what a constraint is about. */
export function matchesConstraint(match: ConstraintMatch, target: MatchTarget): MatchAnswer {
  const answer = matchesOne(match, target.object, target)
  if (!target.oldObject || ('matches' in answer && answer.matches)) return answer
  const old = matchesOne(match, target.oldObject, target)
  return 'lacks' in answer && 'matches' in old && !old.matches ? answer : old
}
