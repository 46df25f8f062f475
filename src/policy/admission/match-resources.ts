import type { Json } from '../judgement.ts'
import { isSelected, labelsOf, selectsAll } from '../label-selector.ts'
import type { GroupVersionKind } from '../workloads/group-kind.ts'
import type { AdmissionRequest } from './admission-request.ts'
import type { MatchResources, Rule } from './policy-schema.ts'
import type { ResourceCatalog } from './resource-catalog.ts'

/** `lacks` names what would have to be known; `kind` is the one that a rule names, which may be of another version. */
export type Matched = { readonly kind: GroupVersionKind } | { readonly lacks: string } | undefined

const includes = (list: readonly string[], value: string): boolean => list.includes('*') || list.includes(value)

/** `pods`, `pods/exec`, `*`, `pods/*`: what comes after the slash is a subresource, none where there is no slash. */
function isResource(pattern: string, resource: string, subResource: string): boolean {
  const slash = pattern.indexOf('/')
  const [main, sub] = slash < 0 ? [pattern, ''] : [pattern.slice(0, slash), pattern.slice(slash + 1)]
  return (main === '*' || main === resource) && (sub === '*' || sub === subResource)
}

function isInScope({ scope }: Rule, { kind, namespace }: AdmissionRequest): boolean {
  if (!scope || scope === '*') return true
  const isNamespaced = namespace !== '' && !(kind.group === '' && kind.kind === 'Namespace')
  return (scope === 'Namespaced') === isNamespaced
}

/** Whether a rule is about the request if the resource had this group and version. */
function ruleMatches(rule: Rule, request: AdmissionRequest, group: string, version: string): boolean {
  return (
    isInScope(rule, request) &&
    includes(rule.operations, request.operation) &&
    includes(rule.apiGroups, group) &&
    includes(rule.apiVersions, version) &&
    rule.resources.some((pattern) => isResource(pattern, request.resource.resource, request.subResource)) &&
    // A name that is still to be generated is none of those that are listed.
    (!rule.resourceNames?.length || rule.resourceNames.includes(request.name))
  )
}

/** Resources that the API serves in two groups. */
const TWINS: Readonly<Record<string, readonly string[]>> = { events: ['', 'events.k8s.io'] }

/** Other versions under which the API serves the same resource, of those that a rule names. */
function* equivalents(rule: Rule, { resource }: AdmissionRequest, catalog: ResourceCatalog): Generator<{ group: string; version: string }> {
  const twins = Object.hasOwn(TWINS, resource.resource) ? TWINS[resource.resource]! : []
  const groups = twins.includes(resource.group) ? twins : [resource.group]
  for (const group of groups)
    for (const version of rule.apiVersions)
      if (
        version !== '*' &&
        (group !== resource.group || version !== resource.version) &&
        catalog.isServed(group, version, resource.resource)
      )
        yield { group, version }
}

/** The kind by which rules name the request; undefined where none does. Equivalent is what the API has where nothing is said. */
function rulesMatch(
  rules: readonly Rule[],
  policy: MatchResources['matchPolicy'],
  request: AdmissionRequest,
  catalog: ResourceCatalog,
): GroupVersionKind | undefined {
  const { group, version } = request.resource
  if (rules.some((rule) => ruleMatches(rule, request, group, version))) return request.kind
  if (policy === 'Exact') return undefined
  for (const rule of rules)
    for (const other of equivalents(rule, request, catalog))
      if (ruleMatches(rule, request, other.group, other.version)) return { ...request.kind, ...other }
  return undefined
}

type Selected = boolean | { readonly lacks: string }

/** By the labels of the namespace; a Namespace that is made or changed has its own, and what is in none is never left out. */
function namespaceSelected({ namespaceSelector }: MatchResources, request: AdmissionRequest): Selected {
  const { namespace, kind, object, namespaceObject } = request
  if (!namespaceSelector || selectsAll(namespaceSelector)) return true
  const isNamespace = kind.group === '' && kind.kind === 'Namespace'
  if (namespace === '' && !isNamespace) return true
  const holder = isNamespace && object && request.subResource === '' ? object : isNamespace ? request.oldObject : namespaceObject
  return holder ? isSelected(namespaceSelector, labelsOf(holder)) : { lacks: `namespace "${namespace}"` }
}

function objectSelected({ objectSelector }: MatchResources, { object, oldObject, operation }: AdmissionRequest): Selected {
  if (!objectSelector || selectsAll(objectSelector)) return true
  const has = (one: Json | null | undefined): boolean => Boolean(one) && isSelected(objectSelector, labelsOf(one!))
  if (has(object) || has(oldObject)) return true
  return oldObject === undefined && operation === 'UPDATE' ? { lacks: 'oldObject' } : false
}

/** Whether a policy or binding is about a request (k8s.io/apiserver pkg/admission/plugin/policy/matching). */
export function matchResources(match: MatchResources, request: AdmissionRequest, catalog: ResourceCatalog): Matched {
  const selected = [namespaceSelected(match, request), objectSelected(match, request)]
  if (selected.includes(false)) return undefined
  if (rulesMatch(match.excludeResourceRules ?? [], match.matchPolicy, request, catalog)) return undefined
  const { resourceRules } = match
  const kind = resourceRules?.length ? rulesMatch(resourceRules, match.matchPolicy, request, catalog) : request.kind
  if (!kind) return undefined
  for (const one of selected) if (typeof one === 'object') return one
  return { kind }
}
