import { type Defaulter, type Defaulters, constants, fill, inVersions } from './contract.ts'

/** pkg/apis/{networking,policy,rbac,storage,admissionregistration,…}/v…/defaults.go of Kubernetes. */
const RBAC = 'rbac.authorization.k8s.io'

const subject: Defaulter = (draft) => {
  if (draft['kind'] === 'User' || draft['kind'] === 'Group') fill(draft, { apiGroup: RBAC })
}

/** Every policy is one of ingress, unless it says what it is; with rules for egress it is one of both. */
const networkPolicySpec: Defaulter = (draft) => {
  const { policyTypes, egress } = draft
  if (Array.isArray(policyTypes) && policyTypes.length > 0) return
  draft['policyTypes'] = Array.isArray(egress) && egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']
}

const csiDriverSpec: Defaulter = (draft, minor) => {
  fill(draft, {
    attachRequired: true,
    podInfoOnMount: false,
    storageCapacity: false,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    requiresRepublish: false,
  })
  const { volumeLifecycleModes: modes } = draft
  if (!Array.isArray(modes) || modes.length === 0) draft['volumeLifecycleModes'] = ['Persistent']
  // SELinuxMountReadWriteOncePod is on since 1.28.
  if (minor >= 28) fill(draft, { seLinuxMount: false })
}

const webhook = { failurePolicy: 'Fail', matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {}, timeoutSeconds: 10 }

const exactCount: Defaulter = (draft) => {
  fill(draft, { allocationMode: 'ExactCount' })
  if (draft['allocationMode'] === 'ExactCount') fill(draft, { count: 1 })
}

const queuing = constants({ handSize: 8, queues: 64, queueLengthLimit: 50 })

export const clusterDefaulters: Defaulters = {
  ...inVersions('admissionregistration', ['v1', 'v1beta1', 'v1alpha1'], {
    MatchResources: constants({ matchPolicy: 'Equivalent', namespaceSelector: {}, objectSelector: {} }),
    MutatingAdmissionPolicySpec: constants({ failurePolicy: 'Fail' }),
    NamedRuleWithOperations: constants({ scope: '*' }),
    ValidatingAdmissionPolicySpec: constants({ failurePolicy: 'Fail' }),
  }),
  'admissionregistration.v1alpha1.ParamRef': constants({ parameterNotFoundAction: 'Deny' }),
  'admissionregistration.v1.MutatingWebhook': constants({ ...webhook, reinvocationPolicy: 'Never' }),
  'admissionregistration.v1.RuleWithOperations': constants({ scope: '*' }),
  'admissionregistration.v1.ServiceReference': constants({ port: 443 }),
  'admissionregistration.v1.ValidatingWebhook': constants(webhook),
  ...inVersions('discovery', ['v1', 'v1beta1'], { EndpointPort: constants({ name: '', protocol: 'TCP' }) }),
  ...inVersions('flowcontrol', ['v1', 'v1beta1', 'v1beta2', 'v1beta3'], {
    FlowSchemaSpec: constants({ matchingPrecedence: 1000 }),
    QueuingConfiguration: queuing,
    ExemptPriorityLevelConfiguration: constants({ nominalConcurrencyShares: 0, lendablePercent: 0 }),
    LimitedPriorityLevelConfiguration: constants({ nominalConcurrencyShares: 30, assuredConcurrencyShares: 30, lendablePercent: 0 }),
  }),
  'networking.v1.IngressClassParametersReference': constants({ scope: 'Cluster' }),
  'networking.v1.NetworkPolicyPort': constants({ protocol: 'TCP' }),
  'networking.v1.NetworkPolicySpec': networkPolicySpec,
  'rbac.v1.RoleRef': constants({ apiGroup: RBAC }),
  'rbac.v1.Subject': subject,
  ...inVersions('resource', ['v1', 'v1beta1', 'v1beta2'], {
    DeviceSubRequest: exactCount,
    ExactDeviceRequest: exactCount,
    NodeAllocatableResourceMapping: constants({ allocationMultiplier: '1' }),
  }),
  'resource.v1beta1.DeviceRequest': (draft, minor) => {
    // Without a class the request has others in it, and no count of its own.
    if (draft['deviceClassName'] !== undefined) exactCount(draft, minor)
  },
  'resource.v1alpha3.ResourcePoolStatusRequestSpec': constants({ limit: 100 }),
  'scheduling.v1alpha2.PodGroupSpec': constants({ disruptionMode: 'Pod' }),
  'scheduling.v1.PriorityClass': constants({ preemptionPolicy: 'PreemptLowerPriority' }),
  ...inVersions('storage', ['v1', 'v1beta1'], { CSIDriverSpec: csiDriverSpec }),
  'storage.v1.StorageClass': constants({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
}
