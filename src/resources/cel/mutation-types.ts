import { CelFailure, CelObject, CelType, type TypeProvider, type Value, equals, types } from '#cel/index.ts'

/** `Object.spec{replicas: 3}`: part of an object that is merged into another. Its name says where it belongs. */
export class PartialObject extends CelObject {
  readonly type: CelType
  readonly fields: { readonly [field: string]: Value }

  constructor(name: string, fields: { readonly [field: string]: Value }) {
    super()
    this.type = typeNamed(name)
    this.fields = fields
    Object.freeze(this)
  }

  override get(field: string): Value | undefined {
    return Object.hasOwn(this.fields, field) ? this.fields[field] : undefined
  }

  override get isZero(): boolean {
    return Object.keys(this.fields).length === 0
  }

  equals(other: CelObject): boolean {
    return other instanceof PartialObject && other.type.name === this.type.name && equals(this.fields, other.fields)
  }
}

const PATCH_FIELDS = ['op', 'path', 'from'] as const

/** `JSONPatch{op: "add", path: "/spec/replicas", value: 3}` (RFC 6902). */
export class PatchOperation extends CelObject {
  readonly type = patchType
  readonly op: string
  readonly path: string
  readonly from: string
  /** Undefined when there is none. */
  readonly value: Value | undefined

  constructor(fields: { readonly [field: string]: Value }) {
    super()
    const [op, path, from] = PATCH_FIELDS.map((field) => (Object.hasOwn(fields, field) ? (fields[field] as string) : ''))
    this.op = op!
    this.path = path!
    this.from = from!
    this.value = Object.hasOwn(fields, 'value') ? fields['value'] : undefined
    Object.freeze(this)
  }

  override get(field: string): Value | undefined {
    if (field === 'value') return this.value
    return PATCH_FIELDS.some((known) => known === field) ? this[field as 'op'] : undefined
  }

  override has(field: string): boolean {
    const value = this.get(field)
    return value !== undefined && (field === 'value' || value !== '')
  }

  equals(other: CelObject): boolean {
    if (!(other instanceof PatchOperation) || PATCH_FIELDS.some((field) => other[field] !== this[field])) return false
    if (other.value === undefined || this.value === undefined) return other.value === this.value
    return equals(other.value, this.value)
  }
}

const OBJECT = 'Object'
const PATCH = 'JSONPatch'
const patchType = new CelType('struct', PATCH)

const known = new Map<string, CelType>()

/** Types by name that are kept; they are equal without it. */
const KEPT = 1000

function typeNamed(name: string): CelType {
  let type = known.get(name)
  if (!type) {
    if (known.size >= KEPT) known.clear()
    known.set(name, (type = types.struct(name)))
  }
  return type
}

const isObject = (name: string): boolean => name === OBJECT || name.startsWith(`${OBJECT}.`)

function fieldOf(type: string, field: string): CelType | undefined {
  if (isObject(type)) return types.dyn
  if (field === 'value') return types.dyn
  return PATCH_FIELDS.some((known) => known === field) ? types.string : undefined
}

function construct(type: string, fields: { readonly [field: string]: Value }): Value | CelFailure {
  if (isObject(type)) return new PartialObject(type, fields)
  const wrong = PATCH_FIELDS.find((field) => Object.hasOwn(fields, field) && typeof fields[field] !== 'string')
  return wrong === undefined ? new PatchOperation(fields) : new CelFailure(`unexpected type for JSONPatchType '${wrong}' field`)
}

/** `Object{…}`, `Object.spec{…}` and `JSONPatch{…}`, beside the types that are there already. */
export function mutationTypes(others?: TypeProvider): TypeProvider {
  const isOwn = (name: string): boolean => name === PATCH || isObject(name)
  return {
    findType: (name) => (name === PATCH ? patchType : isObject(name) ? typeNamed(name) : others?.findType(name)),
    findField: (type, field) => (isOwn(type) ? fieldOf(type, field) : others?.findField(type, field)),
    construct: (type, fields) =>
      isOwn(type) ? construct(type, fields) : (others?.construct?.(type, fields) ?? new CelFailure(`unknown type: ${type}`)),
  }
}

/** Where the names of types do not say where their objects stand; empty when all do. */
export function misplacedTypes(value: Value, path = OBJECT): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Value) => misplacedTypes(item, path))
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return Object.values(value).flatMap((item: Value) => misplacedTypes(item, path))
  if (!(value instanceof PartialObject)) return []
  const wrong =
    value.type.name === path
      ? []
      : [`unexpected type name "${value.type.name}", expected "${path}", which matches field name path from root Object type`]
  return [...wrong, ...Object.entries(value.fields).flatMap(([field, part]) => misplacedTypes(part, `${path}.${field}`))]
}
