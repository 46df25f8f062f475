export { COST_LIMITS, KUBERNETES_PROGRAM, type KubernetesEnvironmentOptions, kubernetesEnvironment } from './cel/kubernetes-environment.ts'
export { parseRelease } from './cel/release.ts'
export { PartialObject, PatchOperation, misplacedTypes, mutationTypes } from './cel/mutation-types.ts'
