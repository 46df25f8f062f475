import * as z from 'zod'
import { checkSelector } from '../label-selector.ts'
import { type PolicyDocument, errorAt, readPart, textAt } from '../policy-document.ts'
import {
  type CompileOptions,
  type MutatingPolicy,
  type ValidatingPolicy,
  checkMatch,
  compileMutating,
  compileValidating,
} from './compiled-policy.ts'
import { type MatchResources, MutatingBinding, type ParamRef, ValidatingBinding } from './policy-schema.ts'

export type Action = 'Audit' | 'Deny' | 'Warn'

/** Where a policy applies and with what; `name` is undefined of one that was made because the files have none. */
export type PolicyBinding = {
  readonly name: string | undefined
  readonly match: MatchResources | undefined
  readonly paramRef: ParamRef | undefined
  /** None of a mutating policy's. */
  readonly actions: readonly Action[]
}

export type BoundPolicy<P> = { readonly policy: P; readonly bindings: readonly PolicyBinding[] }

/** Policies of the API server that are ready to judge. */
export type AdmissionPolicies = {
  /** Sorted by name, as mutations depend on their order. */
  readonly mutating: readonly BoundPolicy<MutatingPolicy>[]
  readonly validating: readonly BoundPolicy<ValidatingPolicy>[]
  /** What a user should know of how the files were understood. */
  readonly notes: readonly string[]
}

const GROUP = /^admissionregistration\.k8s\.io\/v1(?:alpha1|beta1)?$/
const KINDS = [
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
] as const
type Kind = (typeof KINDS)[number]

const kindOfPolicy = ({ object }: PolicyDocument): Kind | undefined =>
  GROUP.test(textAt(object, 'apiVersion')) ? KINDS.find((kind) => kind === object.kind) : undefined

/** Whether a document is a policy of the API server or a binding of one. */
export const isAdmissionPolicy = (document: PolicyDocument): boolean => kindOfPolicy(document) !== undefined

const Metadata = z.object({ name: z.string().min(1) })
const nameOf = (document: PolicyDocument): string => readPart(Metadata, document, ['metadata'], document.object.metadata).name

/** Where nobody says where a policy applies: everywhere, and it denies. */
const EVERYWHERE: PolicyBinding = { name: undefined, match: undefined, paramRef: undefined, actions: ['Deny'] }

type NamedBinding = PolicyBinding & { readonly policyName: string; readonly document: PolicyDocument }

function readBinding(document: PolicyDocument, kind: Kind): NamedBinding {
  const { spec } = document.object
  const actions = kind === 'ValidatingAdmissionPolicyBinding' ? readPart(ValidatingBinding, document, ['spec'], spec).validationActions : []
  const { policyName, paramRef, matchResources } = readPart(MutatingBinding, document, ['spec'], spec)
  if (matchResources) checkMatch(matchResources, document, ['spec', 'matchResources'])
  if (paramRef?.selector) checkSelector(paramRef.selector, document, ['spec', 'paramRef', 'selector'])
  return { document, name: nameOf(document), policyName, match: matchResources ?? undefined, paramRef: paramRef ?? undefined, actions }
}

/** Reads policies of one kind with their bindings; two of one name are an error, as there can be only one. */
function bound<P extends { readonly name: string; readonly id: string }>(
  documents: readonly PolicyDocument[],
  kind: 'MutatingAdmissionPolicy' | 'ValidatingAdmissionPolicy',
  compile: (document: PolicyDocument, name: string) => P,
  notes: string[],
): BoundPolicy<P>[] {
  const policies = new Map<string, P>()
  for (const document of documents.filter((one) => kindOfPolicy(one) === kind)) {
    const name = nameOf(document)
    if (policies.has(name)) throw errorAt(document, ['metadata', 'name'], `there is another ${kind} "${name}"`)
    policies.set(name, compile(document, name))
  }
  const bindingKind = `${kind}Binding` as const
  const bindings = documents.filter((one) => kindOfPolicy(one) === bindingKind).map((one) => readBinding(one, bindingKind))
  for (const { name, policyName } of bindings)
    if (!policies.has(policyName)) notes.push(`${bindingKind} "${name}" has no effect: its policy "${policyName}" was not given`)
  return [...policies.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((policy) => {
      const own = bindings.filter(({ policyName }) => policyName === policy.name)
      if (own.length === 0)
        notes.push(`${policy.id} has no binding: it counts as bound to everything${kind.startsWith('V') ? ', with Deny' : ''}`)
      return { policy, bindings: own.length > 0 ? own : [EVERYWHERE] }
    })
}

/** @throws PolicyError at what the API server would refuse */
export function loadAdmissionPolicies(documents: readonly PolicyDocument[], options: CompileOptions = {}): AdmissionPolicies {
  const notes: string[] = []
  const mutating = bound(documents, 'MutatingAdmissionPolicy', (one, name) => compileMutating(one, name, options), notes)
  const validating = bound(documents, 'ValidatingAdmissionPolicy', (one, name) => compileValidating(one, name, options), notes)
  return { mutating, validating, notes }
}
