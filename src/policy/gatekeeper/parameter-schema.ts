import type { Json } from '../judgement.ts'
import { isJson } from '../policy-document.ts'

/** A null of what may not be null counts as not given where there is a default. */
const isMissing = (value: unknown, schema: Json): boolean =>
  value === undefined || (value === null && schema.nullable !== true && schema.default !== undefined)

function objectWithDefaults(value: Json, schema: Json): Json {
  const properties = isJson(schema.properties) ? schema.properties : {}
  const { additionalProperties } = schema
  const fields = new Map(Object.entries(value))
  if (isJson(additionalProperties))
    for (const [name, item] of fields)
      if (!Object.hasOwn(properties, name)) fields.set(name, withSchemaDefaults(item, additionalProperties))
  for (const [name, property] of Object.entries(properties)) {
    if (!isJson(property)) continue
    const given = fields.get(name)
    const start = isMissing(given, property) ? property.default : given
    if (start !== undefined) fields.set(name, withSchemaDefaults(start, property))
  }
  return Object.fromEntries(fields)
}

/** A value with what an OpenAPI schema gives to fields that are left out (apiextensions, structural defaulting). */
export function withSchemaDefaults(value: unknown, schema: Json): unknown {
  if (Array.isArray(value)) return isJson(schema.items) ? value.map((item) => withSchemaDefaults(item, schema.items as Json)) : value
  return isJson(value) ? objectWithDefaults(value, schema) : value
}

/** What OpenAPI calls the type of a JSON value. */
function typeOfJson(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value
}

function hasType(value: unknown, schema: Json): boolean {
  const actual = typeOfJson(value)
  if (actual === 'null') return schema.nullable === true
  if (schema['x-kubernetes-int-or-string'] === true) return actual === 'integer' || actual === 'string'
  return typeof schema.type !== 'string' || schema.type === actual || (schema.type === 'number' && actual === 'integer')
}

/** What is wrong with a value and where. */
export type SchemaFault = { readonly path: readonly (string | number)[]; readonly message: string }

function* faultsOfObject(value: Json, schema: Json, path: readonly (string | number)[]): Generator<SchemaFault> {
  const properties = isJson(schema.properties) ? schema.properties : {}
  for (const name of Array.isArray(schema.required) ? schema.required : [])
    if (typeof name === 'string' && !Object.hasOwn(value, name)) yield { path, message: `"${name}" is required` }
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true
  for (const [name, item] of Object.entries(value)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties
    if (isJson(property)) yield* schemaFaults(item, property, [...path, name])
    // A schema without properties says nothing of them; legacy schemas are of that kind.
    else if (!isOpen && Object.keys(properties).length > 0) yield { path: [...path, name], message: 'no such field' }
  }
}

/** What of types, enums, required and unknown fields does not fit: what the API server refuses in a constraint's parameters. */
export function* schemaFaults(value: unknown, schema: Json, path: readonly (string | number)[] = []): Generator<SchemaFault> {
  if (!hasType(value, schema)) {
    yield {
      path,
      message: `is of type ${typeOfJson(value)}, should be ${typeof schema.type === 'string' ? schema.type : 'integer or string'}`,
    }
    return
  }
  if (Array.isArray(schema.enum) && value !== null && !schema.enum.some((one) => JSON.stringify(one) === JSON.stringify(value)))
    yield { path, message: `${JSON.stringify(value)} is none of ${schema.enum.map((one) => JSON.stringify(one)).join(', ')}` }
  if (Array.isArray(value)) {
    if (isJson(schema.items)) for (const [i, item] of value.entries()) yield* schemaFaults(item, schema.items, [...path, i])
  } else if (isJson(value)) yield* faultsOfObject(value, schema, path)
}
