import { type Defaulter, type Defaulters, constants, fill, isDraft, part, parts } from './contract.ts'

/** pkg/apis/core/v1/defaults.go and conversion.go of Kubernetes: all that is no pod's. */
const service: Defaulter = (draft) => {
  const spec = part(draft, 'spec')
  if (!spec) return
  fill(spec, { sessionAffinity: 'None', type: 'ClusterIP' })
  if (spec['sessionAffinity'] === 'None') delete spec['sessionAffinityConfig']
  if (spec['sessionAffinity'] === 'ClientIP') {
    const client = part(part(spec, 'sessionAffinityConfig') ?? {}, 'clientIP')
    // Three hours.
    if (client) fill(client, { timeoutSeconds: 10_800 })
  }
  for (const port of parts(spec, 'ports')) {
    fill(port, { protocol: 'TCP' })
    if (!port['targetPort']) port['targetPort'] = port['port'] ?? 0
  }
  const { type } = spec
  const outside = type === 'LoadBalancer' || type === 'NodePort'
  const external = spec['externalIPs']
  if (outside || (type === 'ClusterIP' && Array.isArray(external) && external.length > 0)) fill(spec, { externalTrafficPolicy: 'Cluster' })
  if (outside || type === 'ClusterIP') fill(spec, { internalTrafficPolicy: 'Cluster' })
  if (type === 'LoadBalancer') fill(spec, { allocateLoadBalancerNodePorts: true })
}

/** Text is written to data, in base64, and is not read back. */
const secret: Defaulter = (draft) => {
  fill(draft, { type: 'Opaque' })
  const { stringData } = draft
  if (typeof stringData !== 'object' || stringData === null) return
  const data = part(draft, 'data')
  if (!data) return
  for (const [key, text] of Object.entries(stringData)) if (typeof text === 'string') data[key] = Buffer.from(text).toString('base64')
  delete draft['stringData']
}

/** The label that names every namespace. */
const namespace: Defaulter = (draft) => {
  const metadata = part(draft, 'metadata')
  const { name } = metadata ?? {}
  const labels = typeof name === 'string' && name !== '' && metadata ? part(metadata, 'labels') : undefined
  if (labels) labels['kubernetes.io/metadata.name'] = name
}

const limitRangeItem: Defaulter = (draft) => {
  if (draft['type'] !== 'Container') return
  const { max, min } = draft
  const fallback = part(draft, 'default')
  const request = part(draft, 'defaultRequest')
  if (!fallback || !request) return
  if (isDraft(max)) fill(fallback, max)
  fill(request, fallback)
  if (isDraft(min)) fill(request, min)
}

/** A controller's selector and labels are its template's. */
const replicationController: Defaulter = (draft) => {
  const spec = part(draft, 'spec')
  if (!spec) return
  fill(spec, { replicas: 1 })
  const labels = labelsOf(spec['template'])
  if (!labels) return
  if (isEmpty(spec['selector'])) spec['selector'] = labels
  const metadata = part(draft, 'metadata')
  if (metadata && isEmpty(metadata['labels'])) metadata['labels'] = labels
}

const isEmpty = (map: unknown): boolean => typeof map !== 'object' || map === null || Object.keys(map).length === 0

/** The labels of a template. */
export function labelsOf(template: unknown): object | undefined {
  const { metadata } = (template ?? {}) as { readonly metadata?: { readonly labels?: unknown } }
  return typeof metadata?.labels === 'object' && metadata.labels !== null ? metadata.labels : undefined
}

/** One address is the first of several. */
const nodeSpec: Defaulter = (draft) => {
  const { podCIDR, podCIDRs } = draft
  const [first] = Array.isArray(podCIDRs) ? (podCIDRs as unknown[]) : []
  if (typeof podCIDR === 'string' && podCIDR !== first) draft['podCIDRs'] = [podCIDR]
  else if (typeof first === 'string' && first !== '') draft['podCIDR'] = first
}

const nodeStatus: Defaulter = (draft) => {
  if (draft['capacity'] !== undefined) fill(draft, { allocatable: draft['capacity'] })
}

export const coreDefaulters: Defaulters = {
  'core.v1.EndpointPort': constants({ protocol: 'TCP' }),
  'core.v1.LimitRangeItem': limitRangeItem,
  'core.v1.Namespace': namespace,
  'core.v1.NamespaceStatus': constants({ phase: 'Active' }),
  'core.v1.NodeSpec': nodeSpec,
  'core.v1.NodeStatus': nodeStatus,
  'core.v1.PersistentVolumeClaimSpec': constants({ volumeMode: 'Filesystem' }),
  'core.v1.PersistentVolumeClaim': (draft) => {
    const status = part(draft, 'status')
    if (status) fill(status, { phase: 'Pending' })
  },
  'core.v1.PersistentVolume': (draft) => {
    const [spec, status] = [part(draft, 'spec'), part(draft, 'status')]
    if (spec) fill(spec, { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' })
    if (status) fill(status, { phase: 'Pending' })
  },
  'core.v1.AzureDiskVolumeSource': constants({ cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false }),
  'core.v1.ISCSIPersistentVolumeSource': constants({ iscsiInterface: 'default' }),
  'core.v1.RBDPersistentVolumeSource': constants({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
  'core.v1.ReplicationController': replicationController,
  'core.v1.ScaleIOPersistentVolumeSource': constants({ fsType: 'xfs', storageMode: 'ThinProvisioned' }),
  'core.v1.Secret': secret,
  'core.v1.Service': service,
}
