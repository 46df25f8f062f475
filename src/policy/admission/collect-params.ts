import { CelUnknown } from '#cel/index.ts'
import type { Json } from '../judgement.ts'
import { isSelected, labelsOf } from '../label-selector.ts'
import { textAt } from '../policy-document.ts'
import type { AdmissionRequest } from './admission-request.ts'
import type { PolicyBinding } from './load-admission.ts'
import type { ParamKind } from './policy-schema.ts'
import type { ResourceCatalog } from './resource-catalog.ts'

/** Params objects that are known. */
export type KnownParams = {
  readonly objects: readonly Json[]
  /** Whether there are no others: then what is not among them is not there, else nobody can say. */
  readonly isComplete: boolean
}

/** What a policy is run with, once for each; `fault` is a mistake of its configuration, `lacks` what was not given. */
export type Collected =
  | { readonly kind: 'params'; readonly params: readonly (Json | CelUnknown | null)[] }
  | { readonly kind: 'fault'; readonly message: string }
  | { readonly kind: 'lacks'; readonly lacks: string }

const NO_PARAMS: Collected = { kind: 'params', params: [null] }

const fault = (message: string): Collected => ({ kind: 'fault', message })

/** What is written without a namespace goes to the one that a client takes then. */
const namespaceOf = (object: Json): string => textAt(object, 'metadata', 'namespace') || 'default'

const describe = ({ kind }: ParamKind, name: string | null | undefined): string => (name ? `${kind} "${name}"` : `params of kind ${kind}`)

/** As the API server collects them (k8s.io/apiserver pkg/admission/plugin/policy/generic, CollectParams). */
export function collectParams(
  paramKind: ParamKind | undefined,
  { name: binding, paramRef }: PolicyBinding,
  request: AdmissionRequest,
  known: KnownParams,
  catalog: ResourceCatalog,
): Collected {
  if (!paramKind) return NO_PARAMS
  // Nobody said which: an expression that reads them cannot be decided.
  if (binding === undefined) return { kind: 'params', params: [new CelUnknown([describe(paramKind, undefined)])] }
  if (!paramRef) return NO_PARAMS
  const { apiVersion, kind } = paramKind
  const ofKind = known.objects.filter((object) => object.apiVersion === apiVersion && object.kind === kind)
  const { namespaced } = catalog.resourceOf(ofKind[0] ?? { apiVersion, kind })
  // Nothing tells whether a custom kind is in namespaces, but for objects of it.
  const isKnown = ofKind.length > 0 || catalog.knows(apiVersion, kind)
  if (isKnown && paramRef.namespace && !namespaced) return fault('paramRef.namespace must not be provided for a cluster-scoped `paramKind`')
  const namespace = paramRef.namespace || request.namespace
  if (namespaced && namespace === '') return fault('cannot use namespaced paramRef in policy binding that matches cluster-scoped resources')
  const inReach = namespaced ? ofKind.filter((object) => namespaceOf(object) === namespace) : ofKind
  const { name, selector } = paramRef
  const found = inReach.filter((object) =>
    name ? textAt(object, 'metadata', 'name') === name : isSelected(selector ?? {}, labelsOf(object)),
  )
  if (found.length > 0) return { kind: 'params', params: found }
  if (!known.isComplete) return { kind: 'lacks', lacks: describe(paramKind, name) }
  if (paramRef.parameterNotFoundAction === 'Allow') return { kind: 'params', params: [] }
  return fault('no params found for policy binding with `Deny` parameterNotFoundAction')
}
