/** The kinds of types. `struct` has named fields that a type provider knows, `opaque` has a name and parameters only. */
export type TypeKind =
  | 'any'
  | 'bool'
  | 'bytes'
  | 'double'
  | 'duration'
  | 'dyn'
  | 'error'
  | 'int'
  | 'list'
  | 'map'
  | 'null'
  | 'opaque'
  | 'param'
  | 'string'
  | 'struct'
  | 'timestamp'
  | 'type'
  | 'uint'

/** A type, and as a value what `type(x)` gives. Two types are the same when kind, name and parameters are. */
export class CelType {
  readonly kind: TypeKind
  /** What `string(type(x))` gives: without parameters. */
  readonly name: string
  readonly params: readonly CelType[]
  /** A wrapper: null is a value of it too. */
  readonly nullable: boolean
  /** Types that it is made of, itself too. */
  readonly weight: number

  constructor(kind: TypeKind, name: string, params: readonly CelType[] = [], nullable = false) {
    this.kind = kind
    this.name = name
    this.params = params
    this.nullable = nullable
    let weight = 1
    for (const param of params) weight += param.weight
    this.weight = weight
    Object.freeze(this)
  }
}

/** The types that have no parameters, and makers of those that have. */
export const types = Object.freeze({
  any: new CelType('any', 'google.protobuf.Any'),
  bool: new CelType('bool', 'bool'),
  bytes: new CelType('bytes', 'bytes'),
  double: new CelType('double', 'double'),
  duration: new CelType('duration', 'google.protobuf.Duration'),
  dyn: new CelType('dyn', 'dyn'),
  error: new CelType('error', '*error*'),
  int: new CelType('int', 'int'),
  null: new CelType('null', 'null_type'),
  string: new CelType('string', 'string'),
  timestamp: new CelType('timestamp', 'google.protobuf.Timestamp'),
  type: new CelType('type', 'type'),
  uint: new CelType('uint', 'uint'),
  list: (element: CelType): CelType => new CelType('list', 'list', [element]),
  map: (key: CelType, value: CelType): CelType => new CelType('map', 'map', [key, value]),
  typeOf: (of: CelType): CelType => new CelType('type', 'type', [of]),
  optional: (of: CelType): CelType => new CelType('opaque', OPTIONAL, [of]),
  opaque: (name: string, ...params: CelType[]): CelType => new CelType('opaque', name, params),
  struct: (name: string): CelType => new CelType('struct', name),
  param: (name: string): CelType => new CelType('param', name),
  nullable: (of: CelType): CelType => new CelType(of.kind, of.name, of.params, true),
})

const OPTIONAL = 'optional_type'

export const isOptionalType = (type: CelType): boolean => type.kind === 'opaque' && type.name === OPTIONAL

/** The same kind, name and parameters. */
export function sameType(a: CelType, b: CelType): boolean {
  if (a === b) return true
  if (a.kind !== b.kind || a.name !== b.name || a.nullable !== b.nullable || a.params.length !== b.params.length) return false
  return a.params.every((param, i) => sameType(param, b.params[i]!))
}

/** Whether it or a part of it is a type parameter. */
export const hasParams = (type: CelType): boolean => type.kind === 'param' || type.params.some(hasParams)

/** A type as messages name it: `list(string)`, `map(string, dyn)`, `wrapper(int)`. */
export function formatType(type: CelType): string {
  switch (type.kind) {
    case 'any':
    case 'duration':
    case 'null':
    case 'timestamp':
      return type.kind
    case 'error':
      return '!error!'
    case 'bool':
    case 'bytes':
    case 'double':
    case 'dyn':
    case 'int':
    case 'list':
    case 'map':
    case 'opaque':
    case 'param':
    case 'string':
    case 'struct':
    case 'type':
    case 'uint':
      if (type.params.length > 0) return `${type.name}(${type.params.map(formatType).join(', ')})`
      return type.nullable ? `wrapper(${type.name})` : type.name
  }
}
