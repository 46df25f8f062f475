import { type CelType, types } from '#cel/index.ts'
import { escapeField, isReserved } from './escape.ts'
import type { Definition, Definitions, FieldType, ScalarKind } from './definition.ts'

/**
 * Scalars as the API server declares them, and in two ways wider: it hides quantities and values of any type, which have no type in its
 * OpenAPI; here they are dyn, so that an expression over them can be checked. Read at run time they are the same.
 */
const SCALARS: Readonly<Record<ScalarKind, CelType>> = {
  any: types.dyn,
  boolean: types.bool,
  bytes: types.bytes,
  date: types.timestamp,
  'date-time': types.timestamp,
  duration: types.duration,
  'int-or-string': types.dyn,
  int32: types.int,
  int64: types.int,
  number: types.double,
  object: types.dyn,
  quantity: types.dyn,
  string: types.string,
}

export function celTypeOf(type: FieldType): CelType {
  switch (type.kind) {
    case 'struct':
      return types.struct(type.name)
    case 'list':
      return types.list(celTypeOf(type.items))
    case 'map':
      return types.map(types.string, celTypeOf(type.values))
    default:
      return SCALARS[type.kind]
  }
}

/** The types of a definition's fields, by their escaped names. */
function celFields(definition: Definition): ReadonlyMap<string, CelType> {
  const fields = new Map<string, CelType>()
  for (const [name, { type }] of definition.fields) {
    const escaped = escapeField(name)
    if (escaped !== undefined) fields.set(escaped, celTypeOf(type))
  }
  return fields
}

/** Finds fields of structs for the checker, as the API server does: by escaped names, and words that CEL keeps also as they are. */
export class CelFields {
  readonly #definitions: Definitions
  readonly #known = new Map<string, ReadonlyMap<string, CelType>>()

  constructor(definitions: Definitions) {
    this.#definitions = definitions
  }

  find(type: string, field: string): CelType | undefined {
    let fields = this.#known.get(type)
    if (!fields) {
      const definition = this.#definitions.definition(type)
      if (!definition) return undefined
      this.#known.set(type, (fields = celFields(definition)))
    }
    return fields.get(field) ?? (isReserved(field) ? fields.get(`__${field}__`) : undefined)
  }
}
