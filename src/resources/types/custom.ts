import * as z from 'zod'
import { ParseError, conform } from '#base/index.ts'
import type { ResourceObject } from '../resource-object.ts'
import type { Definition, Field, FieldType, ScalarKind } from './definition.ts'
import type { Resource } from './kinds.ts'

/** A version of a custom kind: its definitions, the root of which is `root`; none where its schema was left out. */
export type CustomKind = {
  /** apiVersion and kind. */
  readonly key: string
  readonly resource: Resource
  readonly root: string | undefined
  readonly definitions: readonly Definition[]
}

/** Structural schemas nest and are large, but not without end: fields in all, and one in another. */
const MOST_FIELDS = 50_000
const DEEPEST = 100

/** Only the fields used; all that nests is read when its turn comes. */
const Schema = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  nullable: z.boolean().optional(),
  default: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  'x-kubernetes-int-or-string': z.boolean().optional(),
  'x-kubernetes-preserve-unknown-fields': z.boolean().optional(),
  'x-kubernetes-embedded-resource': z.boolean().optional(),
  'x-kubernetes-list-type': z.enum(['atomic', 'set', 'map']).optional(),
  'x-kubernetes-list-map-keys': z.array(z.string()).optional(),
  'x-kubernetes-map-type': z.enum(['atomic', 'granular']).optional(),
})
type Schema = z.output<typeof Schema>

const Validation = z.object({ openAPIV3Schema: z.unknown().optional() })

const CustomResourceDefinition = z.object({
  kind: z.literal('CustomResourceDefinition'),
  spec: z.object({
    group: z.string(),
    scope: z.string().optional(),
    names: z.object({ kind: z.string(), plural: z.string() }),
    /** v1beta1 has one version and one schema, or several of each. */
    version: z.string().optional(),
    validation: Validation.optional(),
    versions: z.array(z.object({ name: z.string(), served: z.boolean().optional(), schema: Validation.optional() })).optional(),
  }),
})

const STRINGS: Readonly<Record<string, ScalarKind>> = { byte: 'bytes', date: 'date', 'date-time': 'date-time', duration: 'duration' }

const plain = (type: FieldType): Field => ({ type, required: false, stored: 'as-is' })

const ROOT_FIELDS: readonly (readonly [string, Field])[] = [
  ['apiVersion', plain({ kind: 'string' })],
  ['kind', plain({ kind: 'string' })],
  ['metadata', plain({ kind: 'struct', name: 'meta.v1.ObjectMeta', atomic: false })],
]

/** Makes definitions of the objects of a structural schema, each named after its place, as the API server names them. */
class Structural {
  readonly definitions: Definition[] = []
  #fields = 0
  #depth = 0

  type(value: unknown, name: string): FieldType {
    if (++this.#fields > MOST_FIELDS) throw new ParseError('too-large', `more than ${MOST_FIELDS} fields`, { position: name })
    if (++this.#depth > DEEPEST) throw new ParseError('too-deep', `nested deeper than ${DEEPEST}`, { position: name })
    const type = this.#typeOf(this.#schema(value, name), name)
    this.#depth--
    return type
  }

  #schema(value: unknown, name: string): Schema {
    const result = Schema.safeParse(value)
    if (result.success) return result.data
    const [issue] = result.error.issues
    throw new ParseError('malformed', issue?.message ?? 'no schema', { position: [name, ...(issue?.path ?? [])].join('.') })
  }

  #typeOf(schema: Schema, name: string): FieldType {
    if (schema['x-kubernetes-int-or-string'] === true) return { kind: 'int-or-string' }
    switch (schema.type) {
      case 'array':
        return this.#list(schema, name)
      case 'boolean':
        return { kind: 'boolean' }
      case 'integer':
        return { kind: schema.format === 'int32' ? 'int32' : 'int64' }
      case 'number':
        return { kind: 'number' }
      case 'object':
        return this.#object(schema, name)
      case 'string': {
        const { format = '' } = schema
        return { kind: Object.hasOwn(STRINGS, format) ? STRINGS[format]! : 'string' }
      }
      default:
        return schema.properties ? this.#object(schema, name) : { kind: 'any' }
    }
  }

  #list(schema: Schema, name: string): FieldType {
    const items: FieldType = schema.items === undefined ? { kind: 'any' } : this.type(schema.items, `${name}.@idx`)
    const list = schema['x-kubernetes-list-type']
    return { kind: 'list', items, keys: list === 'map' ? (schema['x-kubernetes-list-map-keys'] ?? []) : list === 'set' ? 'set' : 'atomic' }
  }

  #object(schema: Schema, name: string): FieldType {
    const atomic = schema['x-kubernetes-map-type'] === 'atomic'
    const open = schema['x-kubernetes-preserve-unknown-fields'] === true
    const embedded = schema['x-kubernetes-embedded-resource'] === true
    const { properties, additionalProperties: values } = schema
    if (!properties && !embedded) {
      if (typeof values === 'object' && values !== null) return { kind: 'map', values: this.type(values, `${name}.@elem`), atomic }
      if (open || values === true) return { kind: 'object' }
    }
    this.struct(schema, name, embedded)
    return { kind: 'struct', name, atomic }
  }

  /** A root or embedded object has the fields of every object, whatever the schema says of them. */
  struct(schema: Schema, name: string, root: boolean): void {
    const required = new Set(schema.required)
    const fields = new Map<string, Field>()
    for (const [field, value] of Object.entries(schema.properties ?? {})) {
      const type = this.type(value, `${name}.${field}`)
      const { nullable = false, default: fallback } = this.#schema(value, name)
      const more = { ...(nullable ? { nullable } : {}), ...(fallback === undefined ? {} : { default: fallback }) }
      fields.set(field, { type, required: required.has(field), stored: 'as-is', ...more })
    }
    if (root) for (const [field, type] of ROOT_FIELDS) fields.set(field, type)
    const open = schema['x-kubernetes-preserve-unknown-fields'] === true
    this.definitions.push({ name, atomic: false, fields, ...(open ? { open } : {}) })
  }

  root(value: unknown, name: string): void {
    this.struct(this.#schema(value, name), name, true)
  }
}

/**
 * The kinds that a CustomResourceDefinition declares, one for each version that is served; v1 and v1beta1.
 * @throws ParseError naming the field that is wrong.
 */
export function customKinds(object: ResourceObject): CustomKind[] {
  const { spec } = conform(CustomResourceDefinition, object)
  const versions = spec.versions ?? [{ name: spec.version ?? 'v1' }]
  return versions.flatMap(({ name: version, served = true, schema = spec.validation }) => {
    if (!served) return []
    const key = `${spec.group}/${version} ${spec.names.kind}`
    const structural = new Structural()
    const root = schema?.openAPIV3Schema === undefined ? undefined : `${spec.group}/${version}.${spec.names.kind}`
    if (root !== undefined) structural.root(schema?.openAPIV3Schema, root)
    const resource = {
      group: spec.group,
      version,
      kind: spec.names.kind,
      resource: spec.names.plural,
      namespaced: spec.scope !== 'Cluster',
    }
    return [{ key, resource, root, definitions: structural.definitions }]
  })
}
