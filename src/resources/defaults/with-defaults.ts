import { type ResourceObject, isObject } from '../resource-object.ts'
import { canonicalQuantity } from '../quantity.ts'
import type { Definition, Definitions, Field, FieldType } from '../types/definition.ts'
import { closestServing } from '../types/kinds.ts'
import { type Release, minorOf, newestRelease } from '../types/releases.ts'
import { ResourceTypes, typesOf } from '../types/types-of.ts'
import { clusterDefaulters } from './cluster.ts'
import type { Defaulters, Draft } from './contract.ts'
import { controllerDefaulters } from './controllers.ts'
import { coreDefaulters } from './core.ts'
import { podDefaulters } from './pod.ts'

const defaulters: Defaulters = { ...podDefaulters, ...coreDefaulters, ...controllerDefaulters, ...clusterDefaulters }

/** What is deeper is left as it is; the API's own types are not half as deep. */
const DEEPEST = 64

/** Zero of a type, as Go's structs have it when nobody said a value. */
function zeroOf(type: FieldType): unknown {
  switch (type.kind) {
    case 'boolean':
      return false
    case 'int-or-string':
    case 'int32':
    case 'int64':
    case 'number':
      return 0
    case 'quantity':
      return '0'
    case 'string':
      return ''
    case 'struct':
      return {}
    default:
      return null
  }
}

const isZero = (value: unknown): boolean => value === '' || value === 0 || value === false

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0

/** Sets a field of a draft; `__proto__` is a field like any other. */
function set(draft: Draft, field: string, value: unknown): void {
  if (field === '__proto__') Object.defineProperty(draft, field, { value, enumerable: true, configurable: true, writable: true })
  else draft[field] = value
}

function mapValues(value: ResourceObject, of: (item: unknown) => unknown): Draft {
  const mapped: Draft = {}
  for (const [key, item] of Object.entries(value)) set(mapped, key, of(item))
  return mapped
}

class Filler {
  readonly #definitions: Definitions
  readonly #minor: number

  constructor(definitions: Definitions, minor: number) {
    this.#definitions = definitions
    this.#minor = minor
  }

  object(value: ResourceObject, definition: Definition): Draft {
    return this.#fillStruct(this.#cleanStruct(value, definition, 0), definition, 0)
  }

  /** A copy of a value with only what is set of it; of another form than the type's it is left as it is. */
  #clean(value: unknown, type: FieldType, depth: number): unknown {
    if (typeof value !== 'object' || value === null || depth >= DEEPEST) return value
    if (type.kind === 'list') return Array.isArray(value) ? value.map((item: unknown) => this.#clean(item, type.items, depth + 1)) : value
    if (!isObject(value)) return value
    if (type.kind === 'map') return mapValues(value, (item) => this.#clean(item, type.values, depth + 1))
    const definition = type.kind === 'struct' ? this.#definitions.definition(type.name) : undefined
    return definition ? this.#cleanStruct(value, definition, depth) : value
  }

  #cleanStruct(value: ResourceObject, definition: Definition, depth: number): Draft {
    const draft: Draft = {}
    for (const [name, given] of Object.entries(value)) {
      const field = definition.fields.get(name)
      if (field && isSet(given, field)) set(draft, name, this.#clean(given, field.type, depth + 1))
      else if (!field && definition.open === true) set(draft, name, given)
    }
    return draft
  }

  /** @param round Amounts of resources are of thousandths in the core's own types. */
  #fill(value: unknown, type: FieldType, depth: number, round = false): unknown {
    if (type.kind === 'quantity') return canonicalQuantity(value)
    if (typeof value !== 'object' || value === null || depth >= DEEPEST) return value
    if (type.kind === 'list') return Array.isArray(value) ? value.map((item: unknown) => this.#fill(item, type.items, depth + 1)) : value
    if (!isObject(value)) return value
    if (type.kind === 'map') {
      const { values } = type
      return mapValues(value, (item) => (values.kind === 'quantity' ? canonicalQuantity(item, round) : this.#fill(item, values, depth + 1)))
    }
    const definition = type.kind === 'struct' ? this.#definitions.definition(type.name) : undefined
    return definition ? this.#fillStruct(value, definition, depth) : value
  }

  /** The struct before its parts, as the API server does. */
  #fillStruct(value: ResourceObject, definition: Definition, depth: number): Draft {
    const draft: Draft = { ...value }
    defaulters[definition.name]?.(draft, this.#minor)
    const filled: Draft = {}
    const isCore = definition.name.startsWith('core.v1.')
    if (definition.open === true) for (const name of Object.keys(draft)) if (!definition.fields.has(name)) set(filled, name, draft[name])
    for (const [name, field] of definition.fields) {
      const part = this.#field(Object.hasOwn(draft, name) ? draft[name] : undefined, field, depth + 1, isCore)
      if (part !== undefined) set(filled, name, part)
    }
    return filled
  }

  /** Undefined where the field is not written. */
  #field(given: unknown, field: Field, depth: number, round: boolean): unknown {
    const { type, stored } = field
    const value = given === undefined ? field.default : given
    if (value !== undefined && value !== null) {
      const filled = this.#fill(value, type, depth, round)
      const dropped = (stored === 'given' || stored === 'nonzero') && (type.kind === 'list' || type.kind === 'map') && isEmpty(filled)
      return dropped ? undefined : filled
    }
    if (value === null || stored === 'null') return null
    return stored === 'always' ? this.#fill(zeroOf(type), type, depth) : undefined
  }
}

/** Null is as nothing, unless it is a value; so is zero where it is not written. */
function isSet(given: unknown, { type, stored, nullable }: Field): boolean {
  if (given === undefined || (given === null && nullable !== true)) return false
  if (type.kind === 'bytes' && given === '') return stored !== 'given'
  // What is always written is a plain value as well, and no pointer to one; "" and 0 differ where both may be.
  return !(stored === 'nonzero' || (stored === 'always' && type.kind !== 'int-or-string')) || !isZero(given)
}

/**
 * An object as the API server would hold it: fields that its kind has not are gone, so are zeros that are not written, and what nobody said is
 * as the API's rules say. What admission adds after them (a service account and its token, tolerations, priorities) and what only a server knows
 * (uid, times, node ports, addresses) is not. A kind that the release does not serve is as in the closest one that does; of a kind that is not
 * known it is the object itself. The argument is not changed.
 */
export function withDefaults(object: ResourceObject, within: Release | ResourceTypes = newestRelease): ResourceObject {
  const types = typeof within === 'string' ? typesOf(within) : within
  const { apiVersion, kind } = object
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return object
  const serving = types.schemaOf(apiVersion, kind) ? types : closestTypes(apiVersion, kind, types.release)
  const definition = serving?.definition(serving.schemaOf(apiVersion, kind)?.root ?? '')
  if (!serving || !definition) return object
  return { apiVersion, kind, ...new Filler(serving, minorOf(serving.release)).object(object, definition) }
}

function closestTypes(apiVersion: string, kind: string, release: Release): ResourceTypes | undefined {
  const minor = closestServing(apiVersion, kind, minorOf(release))
  return minor === undefined ? undefined : typesOf(`1.${minor}`)
}
