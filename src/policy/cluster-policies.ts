import type { Access } from '#cel/index.ts'
import type { ResourceTypes } from '#resources/index.ts'
import type { CompileOptions } from './admission/compiled-policy.ts'
import type { AdmissionContext } from './admission/invocations.ts'
import { type AdmissionJudged, judgeAdmission } from './admission/judge-admission.ts'
import { type AdmissionPolicies, isAdmissionPolicy, loadAdmissionPolicies } from './admission/load-admission.ts'
import type { ObjectForms } from './admission/patch-object.ts'
import { resourceCatalog } from './admission/resource-catalog.ts'
import type { Constraint } from './gatekeeper/constraint.ts'
import { type NativeConstraint, judgeNative, nativeConstraints } from './gatekeeper/judge-native.ts'
import { isGatekeeper, readGatekeeper } from './gatekeeper/read-gatekeeper.ts'
import type { AdmissionInput, Json } from './judgement.ts'
import type { PolicyDocument } from './policy-document.ts'

/** All policies of a cluster that were given: the API server's own, and Gatekeeper's. */
export type ClusterPolicies = {
  readonly admission: AdmissionPolicies
  readonly native: readonly NativeConstraint[]
  /** Constraints whose templates are written in Rego. */
  readonly rego: readonly Constraint[]
  /** What else the documents have: params are among them. */
  readonly others: readonly Json[]
  /** What a user should know of how the files were understood. */
  readonly notes: readonly string[]
}

/** @throws PolicyError at what the API server or Gatekeeper would refuse */
export function loadClusterPolicies(documents: readonly PolicyDocument[], options: CompileOptions = {}): ClusterPolicies {
  const admission = loadAdmissionPolicies(documents, options)
  const gatekeeper = readGatekeeper(documents)
  return {
    admission,
    native: nativeConstraints(gatekeeper, options),
    rego: gatekeeper.constraints.filter(({ template }) => template.code.engine === 'rego'),
    others: documents.filter((one) => !isAdmissionPolicy(one) && !isGatekeeper(one)).map(({ object }) => object),
    notes: admission.notes,
  }
}

/** What is known beside an object. */
export type ClusterFacts = {
  /** Of the cluster's release, with the custom ones. */
  readonly types: ResourceTypes
  /** Objects of the same run: namespaces and params are found among them. */
  readonly objects: readonly Json[]
  /** Whether they are all that there are; else what is not among them may be elsewhere. */
  readonly isComplete?: boolean
  readonly access?: Access
  readonly forms?: ObjectForms
  readonly interrupt?: () => boolean
}

/** Made once for all objects of a run. */
export function clusterContext({ others }: ClusterPolicies, facts: ClusterFacts): AdmissionContext {
  const { types, isComplete = false, access, forms, interrupt } = facts
  const objects = [...others, ...facts.objects]
  return {
    catalog: resourceCatalog(types, objects),
    params: { objects, isComplete },
    ...(access ? { access } : {}),
    ...(forms ? { forms } : {}),
    ...(interrupt ? { interrupt } : {}),
  }
}

/** What all of them but those in Rego say of an object. Gatekeeper's webhook comes after mutations, as it does in a cluster. */
export function judgeByCluster(input: AdmissionInput, policies: ClusterPolicies, context: AdmissionContext): AdmissionJudged {
  const admitted = judgeAdmission(input, policies.admission, context)
  const native = judgeNative({ ...input, object: admitted.mutated?.object ?? input.object }, policies.native, context)
  return {
    ...admitted,
    judgements: [...admitted.judgements, ...native.judgements],
    judged: [...admitted.judged, ...native.judged].toSorted(),
  }
}
