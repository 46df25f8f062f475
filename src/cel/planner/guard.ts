import {
  CelDuration,
  CelMap,
  CelObject,
  CelOptional,
  CelTimestamp,
  CelType,
  CelUint,
  type Value,
  isDouble,
  isInt,
  isOptionalType,
  isPlainMap,
} from '../values/index.ts'

/** Whether a value can be an argument. */
export type Guard = (value: Value) => boolean

const always: Guard = () => true

/** The first element tells for all, as with cel-go. */
function listGuard(element: Guard): Guard {
  if (element === always) return (value) => Array.isArray(value)
  return (value) => Array.isArray(value) && (value.length === 0 || element(value[0] as Value))
}

function firstOf(map: Value): readonly [Value, Value] | undefined {
  if (map instanceof CelMap) return [...map.entries()][0]
  for (const key in map as object) if (Object.hasOwn(map as object, key)) return [key, (map as { readonly [key: string]: Value })[key]!]
  return undefined
}

function mapGuard(key: Guard, element: Guard): Guard {
  return (value) => {
    if (!(value instanceof CelMap) && !isPlainMap(value)) return false
    if (key === always && element === always) return true
    const first = firstOf(value)
    return first === undefined || (key(first[0]) && element(first[1]))
  }
}

function opaqueGuard(type: CelType): Guard {
  if (isOptionalType(type)) return (value) => value instanceof CelOptional
  return (value) => value instanceof CelObject && value.type.name === type.name
}

function plainGuard(type: CelType): Guard {
  switch (type.kind) {
    case 'any':
    case 'dyn':
    case 'error':
    case 'param':
      return always
    case 'bool':
      return (value) => typeof value === 'boolean'
    case 'bytes':
      return (value) => value instanceof Uint8Array
    case 'double':
      return isDouble
    case 'duration':
      return (value) => value instanceof CelDuration
    case 'int':
      return isInt
    case 'list':
      return listGuard(guardOf(type.params[0]!))
    case 'map':
      return mapGuard(guardOf(type.params[0]!), guardOf(type.params[1]!))
    case 'null':
      return (value) => value === null
    case 'opaque':
      return opaqueGuard(type)
    case 'string':
      return (value) => typeof value === 'string'
    case 'struct':
      return (value) => isPlainMap(value) || (value instanceof CelObject && value.type.name === type.name)
    case 'timestamp':
      return (value) => value instanceof CelTimestamp
    case 'type':
      return (value) => value instanceof CelType
    case 'uint':
      return (value) => value instanceof CelUint
  }
}

/** Whether a value is of a type at run time. */
export function guardOf(type: CelType): Guard {
  const guard = plainGuard(type)
  return type.nullable ? (value) => value === null || guard(value) : guard
}
