import type { AdmissionRequest } from './admission-request.ts'

/**
 * Kinds that no policy is asked about (kubernetes pkg/kubeapiserver/admission/exclusion): policies themselves, lest one locks all out, and
 * questions that are never stored.
 */
const EXEMPT: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io/mutatingadmissionpolicies',
  'admissionregistration.k8s.io/mutatingadmissionpolicybindings',
  'admissionregistration.k8s.io/validatingadmissionpolicies',
  'admissionregistration.k8s.io/validatingadmissionpolicybindings',
  'authentication.k8s.io/selfsubjectreviews',
  'authentication.k8s.io/tokenreviews',
  'authorization.k8s.io/localsubjectaccessreviews',
  'authorization.k8s.io/selfsubjectaccessreviews',
  'authorization.k8s.io/selfsubjectrulesreviews',
  'authorization.k8s.io/subjectaccessreviews',
])

export const isExempt = ({ resource: { group, resource } }: AdmissionRequest): boolean => EXEMPT.has(`${group}/${resource}`)
