import { parseImageTag } from './image-tag.ts'
import { type Defaulter, type Defaulters, type Draft, constants, fill, part, parts } from './contract.ts'
import { defaultPodResources } from './pod-resources.ts'

/** pkg/apis/core/v1/defaults.go of Kubernetes: what is said of pods alone, and not of the templates of controllers. */
const pod: Defaulter = (draft, minor) => {
  const spec = part(draft, 'spec')
  if (!spec) return
  const containers = [...parts(spec, 'containers'), ...parts(spec, 'initContainers')]
  for (const container of containers) requestLimits(container)
  // PodLevelResources is on since 1.34.
  if (minor >= 34 && spec['resources'] !== undefined) defaultPodResources(spec)
  fill(spec, { enableServiceLinks: true })
  if (spec['hostNetwork'] === true)
    for (const container of containers)
      for (const port of parts(container, 'ports')) if (!port['hostPort']) port['hostPort'] = port['containerPort']
  // A pod is not given less than a second to end.
  const { terminationGracePeriodSeconds: grace } = spec
  if (typeof grace === 'number' && grace < 0) spec['terminationGracePeriodSeconds'] = 1
}

/** What is limited and not requested is requested as it is limited. */
function requestLimits(container: Draft): void {
  const resources = part(container, 'resources')
  if (typeof resources?.['limits'] !== 'object' || resources['limits'] === null) return
  const requests = resources['requests']
  if (requests !== undefined && (typeof requests !== 'object' || requests === null)) return
  resources['requests'] = { ...resources['limits'], ...requests }
}

const podSpec: Defaulter = (draft) => {
  fill(draft, {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  })
  // The older name of the same field is written beside it.
  const name = draft['serviceAccountName'] ?? draft['serviceAccount']
  if (name !== undefined) Object.assign(draft, { serviceAccountName: name, serviceAccount: name })
}

const pullPolicy = (image: unknown): string => (parseImageTag(image) === 'latest' ? 'Always' : 'IfNotPresent')

const container: Defaulter = (draft) =>
  fill(draft, {
    imagePullPolicy: pullPolicy(draft['image']),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  })

const probe = constants({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 })

/** A volume that says not what it is, is an empty folder. */
const volume: Defaulter = (draft) => {
  if (Object.keys(draft).every((field) => field === 'name')) draft['emptyDir'] = {}
}

/** 0644 */
const readable = constants({ defaultMode: 420 })

export const podDefaulters: Defaulters = {
  'core.v1.ConfigMapVolumeSource': readable,
  'core.v1.Container': container,
  'core.v1.DownwardAPIVolumeSource': readable,
  'core.v1.EphemeralContainer': container,
  'core.v1.GRPCAction': constants({ service: '' }),
  'core.v1.HTTPGetAction': constants({ path: '/', scheme: 'HTTP' }),
  'core.v1.HostPathVolumeSource': constants({ type: '' }),
  // ImageVolume is on since 1.35.
  'core.v1.ImageVolumeSource': (draft, minor) => {
    if (minor >= 35) fill(draft, { pullPolicy: pullPolicy(draft['reference']) })
  },
  'core.v1.ISCSIVolumeSource': constants({ iscsiInterface: 'default' }),
  'core.v1.AzureDiskVolumeSource': constants({ cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false }),
  'core.v1.ObjectFieldSelector': constants({ apiVersion: 'v1' }),
  'core.v1.Pod': pod,
  'core.v1.PodSpec': podSpec,
  'core.v1.Probe': probe,
  'core.v1.ProjectedVolumeSource': readable,
  'core.v1.RBDVolumeSource': constants({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
  'core.v1.ScaleIOVolumeSource': constants({ fsType: 'xfs', storageMode: 'ThinProvisioned' }),
  'core.v1.SecretVolumeSource': readable,
  'core.v1.ServiceAccountTokenProjection': constants({ expirationSeconds: 3600 }),
  'core.v1.Volume': volume,
}
