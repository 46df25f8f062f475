import type { FieldPath } from '../judgement.ts'

/** `{…}` is a map with fields, `[shape]` a list of such, `[]` a list of anything. Fields that are not named are not looked at. */
type Shape = { readonly [field: string]: Shape } | readonly Shape[]

const CONTEXT: Shape = {
  capabilities: { add: [], drop: [] },
  seccompProfile: {},
  appArmorProfile: {},
  seLinuxOptions: {},
  windowsOptions: {},
}

const PROBE: Shape = { httpGet: {}, tcpSocket: {}, grpc: {}, exec: {} }

const CONTAINER: Shape = {
  args: [],
  command: [],
  env: [{ valueFrom: { secretKeyRef: {}, configMapKeyRef: {} } }],
  envFrom: [{ secretRef: {}, configMapRef: {} }],
  lifecycle: {},
  livenessProbe: PROBE,
  ports: [{}],
  readinessProbe: PROBE,
  resources: { limits: {}, requests: {} },
  securityContext: CONTEXT,
  startupProbe: PROBE,
  volumeMounts: [{}],
}

/** What expressions of controls go through below a pod. */
const POD: Shape = {
  metadata: { annotations: {}, labels: {} },
  spec: {
    affinity: { nodeAffinity: {}, podAffinity: {}, podAntiAffinity: {} },
    containers: [CONTAINER],
    ephemeralContainers: [CONTAINER],
    hostAliases: [{}],
    imagePullSecrets: [{}],
    initContainers: [CONTAINER],
    securityContext: { ...CONTEXT, supplementalGroups: [], sysctls: [{}] },
    tolerations: [{}],
    topologySpreadConstraints: [{}],
    volumes: [{ configMap: {}, emptyDir: {}, hostPath: {}, secret: {} }],
  },
}

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape)

function misshapenAt(value: unknown, shape: Shape, path: FieldPath): FieldPath | undefined {
  if (value === undefined) return undefined
  if (isList(shape)) {
    if (!Array.isArray(value)) return path
    const [element] = shape
    return element && firstOf(value.map((one: unknown, i) => misshapenAt(one ?? '', element, [...path, i])))
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return path
  return firstOf(Object.entries(shape).map(([field, below]) => misshapenAt(own(value, field), below, [...path, field])))
}

const own = (value: object, field: string): unknown =>
  Object.hasOwn(value, field) ? (value as Readonly<Record<string, unknown>>)[field] : undefined

const firstOf = (paths: readonly (FieldPath | undefined)[]): FieldPath | undefined => paths.find((path) => path !== undefined)

/**
 * The first field of a pod that is not the map or list that the API has there. To an optional selection such a field looks like one that is
 * not set, and a control would pass for want of what it looks for. The API server refuses such a pod.
 */
export const misshapen = (pod: unknown): FieldPath | undefined => misshapenAt(pod, POD, [])
