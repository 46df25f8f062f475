import {
  type Access,
  AccessCheck,
  Authorizer,
  CelDouble,
  CelDuration,
  CelError,
  CelMap,
  CelObject,
  CelOptional,
  CelTimestamp,
  CelType,
  CelUint,
  type Environment,
  Quantity,
  type Value,
  authorizerType,
  estimateCost,
  resourceCheckType,
  types,
} from '#cel/index.ts'
import { KUBERNETES_PROGRAM, PartialObject, PatchOperation, kubernetesEnvironment } from '#resources/index.ts'

/** What the API server, or this engine, makes of an expression. */
export type Answer = {
  readonly issues?: readonly string[]
  /** Why no program could be made of what was checked. */
  readonly program?: string
  readonly value?: unknown
  readonly error?: string
  readonly cost: number
  readonly estimate?: readonly [min: string, max: string]
}

/** What the expressions are given. */
export const BINDINGS = {
  object: {
    metadata: { name: 'web', labels: { app: 'shop' } },
    spec: { replicas: 3, containers: [{ name: 'a', image: 'nginx:1.2' }, { name: 'b' }] },
  },
  s: 'hello wörld',
  t: '10.0.0.1',
  i: 2,
  b: true,
  l: ['a', 'bb', 'ccc'],
  n: [3, 1, 2],
  m: { a: 'x', b: 'y' },
} as const

const { bool, double, dyn, int, list, map, string } = types

const VARIABLES = {
  object: dyn,
  s: string,
  t: string,
  i: int,
  b: bool,
  l: list(string),
  n: list(int),
  m: map(string, string),
  d: double,
  authorizer: authorizerType,
  'authorizer.requestResource': resourceCheckType,
}

/** Allows gets by anyone, fails for secrets and denies all else, with what it was asked as the reason. */
const access: Access = ({ user, verb, path, group = '', resource = '', subresource = '', namespace = '', name = '' }) => {
  const reason = `${user.name} ${verb} ${path === undefined} ${group}/${resource}/${subresource}/${namespace}/${name} ${path ?? ''}`
  if (resource === 'secrets') return { allowed: false, reason, error: 'no opinion on secrets' }
  return { allowed: verb === 'get', reason }
}

const authorizer = new Authorizer(access, { name: 'me', groups: [] })
const question = { group: 'apps', resource: 'deployments', subresource: 'scale', namespace: 'shop', name: 'web' }
const bindings = { ...BINDINGS, d: 1.5, authorizer, 'authorizer.requestResource': new AccessCheck(authorizer, question) }

const environments = new Map<number, Environment>()

/** Of new expressions where the API server of a release is to stay compatible with it; 0 for what the newest has of stored ones. */
function environmentOf(minor: number): Environment {
  let known = environments.get(minor)
  if (!known) {
    const release = `1.${minor === 0 ? 37 : minor}`
    known = kubernetesEnvironment(release, { expressions: 'stored', variables: VARIABLES, patches: true })
    environments.set(minor, known)
  }
  return known
}

const number = (value: number): string =>
  Number.isFinite(value) ? formatted(value) : Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'

/** As Go's %v. */
function formatted(value: number): string {
  if (Object.is(value, -0)) return '-0'
  const [digits, power = '0'] = value.toExponential().split('e')
  const exponent = Number(power)
  if (value === 0 || (exponent >= -4 && exponent < 6)) return String(value)
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

const byKey = (a: readonly unknown[], b: readonly unknown[]): number => {
  const [x, y] = [String(a[0]), String(b[0])]
  return x < y ? -1 : x > y ? 1 : 0
}

/** As the API server turns objects of a patch into JSON. */
function withoutTypes(value: Value): Value {
  if (value instanceof PartialObject) return withoutTypes(value.fields)
  if (Array.isArray(value)) return value.map((item: Value) => withoutTypes(item))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, Value]) => [key, withoutTypes(item)]))
}

function object(value: CelObject): unknown {
  if (value instanceof Quantity) return [value.type.name, `${value.toString()} ${value.exact} ${value.integer !== undefined}`]
  if (value instanceof PartialObject) return [value.type.name, plain(withoutTypes(value.fields))]
  if (value instanceof PatchOperation)
    return ['JSONPatch', value.op, value.from, value.path, ...(value.value === undefined ? [] : [plain(value.value)])]
  const name = value.type.name
  return name.startsWith('kubernetes.authorization.') ? [name] : [name, (value as CelObject & { toString(): string }).toString()]
}

/** A value in one form that JSON has for all. */
function plain(value: Value): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return ['int', String(value)]
  if (typeof value === 'number') return Number.isSafeInteger(value) ? ['int', String(value)] : ['double', number(value)]
  if (value instanceof CelDouble) return ['double', number(value.value)]
  if (value instanceof CelUint) return ['uint', String(value.value)]
  if (value instanceof Uint8Array) return ['bytes', Buffer.from(value).toString('base64')]
  if (value instanceof CelDuration) return ['duration', Number(value.nanos)]
  if (value instanceof CelTimestamp) return ['timestamp', Number(BigInt(value.seconds) * 1_000_000_000n + BigInt(value.nanos))]
  if (value instanceof CelType) return ['type', value.name]
  if (value instanceof CelOptional) return value.value === undefined ? ['optional'] : ['optional', plain(value.value)]
  if (value instanceof CelObject) return object(value)
  if (Array.isArray(value)) return ['list', value.map((item: Value) => plain(item))]
  const entries: readonly (readonly [Value, Value])[] = value instanceof CelMap ? [...value.entries()] : Object.entries(value)
  return ['map', entries.map(([key, item]) => [plain(key), plain(item)]).toSorted(byKey)]
}

/** Sizes of variables: at most 100 code points, elements or entries. */
const sizeOf = (path: readonly string[]): { readonly min: number; readonly max: number } | undefined =>
  path.length === 0 || path[0] === 'object' ? undefined : { min: 0, max: 100 }

/** What this engine makes of an expression, in the form of the API server's answers. */
export function answer(expression: string, minor = 0): Answer {
  const env = environmentOf(minor)
  try {
    const checked = env.compile(expression)
    const { min, max } = estimateCost(checked, { sizeOf, presenceTestHasCost: false })
    const estimate = [BigInt(min), BigInt(max)].map((bound) => String(bound > 2n ** 64n - 1n ? 2n ** 64n - 1n : bound)) as [string, string]
    const program = env.program(checked, KUBERNETES_PROGRAM)
    const [refused] = program.refused
    if (refused) return { program: refused.message, cost: 0, estimate }
    const result = program.evaluate(bindings, { costLimit: 1_000_000 })
    if (result.kind === 'value') return { value: plain(result.value), cost: result.cost, estimate }
    return { error: result.kind === 'error' ? result.message : `unknown: ${result.attributes.join(', ')}`, cost: result.cost, estimate }
  } catch (error) {
    if (!(error instanceof CelError)) throw error
    return { issues: error.diagnostics.map(({ line, column, message }) => `${line}:${column}: ${message}`), cost: 0 }
  }
}
