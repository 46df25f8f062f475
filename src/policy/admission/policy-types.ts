import { type CelType, type TypeProvider, types } from '#cel/index.ts'

const { string, timestamp, int, bool, dyn } = types
const texts = types.list(string)
const struct = types.struct

/** Fields of `request` and `namespaceObject` (k8s.io/apiserver pkg/admission/plugin/cel/compile.go). */
const FIELDS: ReadonlyMap<string, Readonly<Record<string, CelType>>> = new Map(
  Object.entries({
    'kubernetes.GroupVersionKind': { group: string, version: string, kind: string },
    'kubernetes.GroupVersionResource': { group: string, version: string, resource: string },
    'kubernetes.UserInfo': { username: string, uid: string, groups: texts, extra: types.map(string, texts) },
    'kubernetes.AdmissionRequest': {
      kind: struct('kubernetes.GroupVersionKind'),
      resource: struct('kubernetes.GroupVersionResource'),
      subResource: string,
      requestKind: struct('kubernetes.GroupVersionKind'),
      requestResource: struct('kubernetes.GroupVersionResource'),
      requestSubResource: string,
      name: string,
      namespace: string,
      operation: string,
      userInfo: struct('kubernetes.UserInfo'),
      dryRun: bool,
      options: dyn,
    },
    'kubernetes.Namespace': {
      metadata: struct('kubernetes.NamespaceMetadata'),
      spec: struct('kubernetes.NamespaceSpec'),
      status: struct('kubernetes.NamespaceStatus'),
    },
    'kubernetes.NamespaceSpec': { finalizers: texts },
    'kubernetes.NamespaceStatus': { conditions: types.list(struct('kubernetes.NamespaceCondition')), phase: string },
    'kubernetes.NamespaceCondition': { status: string, type: string, lastTransitionTime: timestamp, message: string, reason: string },
    'kubernetes.NamespaceMetadata': {
      name: string,
      generateName: string,
      namespace: string,
      labels: types.map(string, string),
      annotations: types.map(string, string),
      UID: string,
      creationTimestamp: timestamp,
      deletionGracePeriodSeconds: int,
      deletionTimestamp: timestamp,
      generation: int,
      resourceVersion: string,
      finalizers: texts,
    },
  }),
)

export const REQUEST = struct('kubernetes.AdmissionRequest')
export const NAMESPACE = struct('kubernetes.Namespace')
export const VARIABLES = struct('kubernetes.variables')

/** What a variable's type is to expressions that read it: that of plain values, else unknown. */
function variableType(type: CelType): CelType {
  switch (type.kind) {
    case 'list':
      return types.list(variableType(type.params[0]!))
    case 'map':
      return types.map(variableType(type.params[0]!), variableType(type.params[1]!))
    case 'any':
    case 'bool':
    case 'bytes':
    case 'double':
    case 'duration':
    case 'int':
    case 'null':
    case 'string':
    case 'timestamp':
    case 'uint':
      return type
    default:
      return dyn
  }
}

/** The types that expressions of one policy may name; a variable can be read by what comes after it. */
export class PolicyTypes implements TypeProvider {
  readonly #variables = new Map<string, CelType>()

  /** Says of which type a variable is. */
  declare(variable: string, type: CelType): void {
    this.#variables.set(variable, variableType(type))
  }

  findType(name: string): CelType | undefined {
    return FIELDS.has(name) || name === VARIABLES.name ? struct(name) : undefined
  }

  findField(type: string, field: string): CelType | undefined {
    if (type === VARIABLES.name) return this.#variables.get(field)
    const fields = FIELDS.get(type)
    return fields && Object.hasOwn(fields, field) ? fields[field] : undefined
  }
}
