import type { AdmissionInput, Json, UserInfo } from '../judgement.ts'
import { textAt } from '../policy-document.ts'
import { type GroupVersionKind, kindOf } from '../workloads/group-kind.ts'
import type { Resource, ResourceCatalog } from './resource-catalog.ts'

/** A request as the API server would make it of an object. */
export type AdmissionRequest = {
  readonly operation: AdmissionInput['operation']
  readonly kind: GroupVersionKind
  readonly resource: Resource
  readonly subResource: string
  readonly name: string
  /** Empty for what is in none; of a Namespace its own name, as in the API server. */
  readonly namespace: string
  /** Null where there is none: the object of a DELETE, the old one of a CREATE. */
  readonly object: Json | null
  /** Undefined where nobody gave it. */
  readonly oldObject: Json | null | undefined
  readonly namespaceObject: Json | null | undefined
  readonly userInfo: UserInfo | undefined
}

const isNamespace = ({ group, kind }: GroupVersionKind): boolean => group === '' && kind === 'Namespace'

/** Where a client sends what has no namespace but must have one. */
const DEFAULT_NAMESPACE = 'default'

function namespaceOf(object: Json, kind: GroupVersionKind, { namespaced }: Resource): string {
  if (isNamespace(kind)) return textAt(object, 'metadata', 'name')
  return textAt(object, 'metadata', 'namespace') || (namespaced ? DEFAULT_NAMESPACE : '')
}

/** @param catalog Knows the resource of a kind, and the namespaces of the run. */
export function admissionRequest(input: AdmissionInput, catalog: ResourceCatalog): AdmissionRequest {
  const { object, operation, userInfo } = input
  const kind = kindOf(object)
  const resource = catalog.resourceOf(object)
  const namespace = namespaceOf(object, kind, resource)
  const isDelete = operation === 'DELETE'
  const old = input.oldObject ?? (isDelete ? object : undefined)
  return {
    operation,
    kind,
    resource,
    subResource: input.subResource ?? '',
    name: textAt(object, 'metadata', 'name'),
    namespace,
    object: isDelete ? null : object,
    oldObject: operation === 'CREATE' || operation === 'CONNECT' ? null : old,
    namespaceObject: namespace === '' || isNamespace(kind) ? null : (input.namespaceObject ?? catalog.namespace(namespace)),
    userInfo,
  }
}

/** What is not given becomes an unknown of that name. */
export type Unknown = (name: string) => unknown

/** `request` as expressions see it: what is empty is left out, as JSON of the API leaves it out. */
export function requestValue(request: AdmissionRequest, unknown: Unknown): Json {
  const { kind, resource, subResource, name, namespace, operation, userInfo } = request
  const gvr = { group: resource.group, version: resource.version, resource: resource.resource }
  const { username, uid, groups, extra } = userInfo ?? {}
  const user = {
    ...(username ? { username } : {}),
    ...(uid ? { uid } : {}),
    ...(groups?.length ? { groups } : {}),
    ...(extra && Object.keys(extra).length > 0 ? { extra } : {}),
  }
  return {
    kind,
    resource: gvr,
    ...(subResource ? { subResource, requestSubResource: subResource } : {}),
    requestKind: kind,
    requestResource: gvr,
    ...(name ? { name } : {}),
    ...(namespace ? { namespace } : {}),
    operation,
    userInfo: userInfo ? user : unknown('request.userInfo'),
    dryRun: false,
    options: unknown('request.options'),
  }
}
