import { type CelType, type TypeProvider, types } from '#cel/index.ts'
import type { ResourceObject } from '../resource-object.ts'
import { Catalog } from './catalog.ts'
import { CelFields } from './cel-type.ts'
import { type CustomKind, customKinds } from './custom.ts'
import { type Definition, type Definitions, isWithin } from './definition.ts'
import { type Resource, kindRow, kindsIn } from './kinds.ts'
import { type Release, minorOf } from './releases.ts'

/** The root of a kind and the definitions that it is made of. */
export type ObjectType = { readonly root: string; readonly definitions: Definitions }

/** What the API of a release knows of its types; custom ones beside it. */
export class ResourceTypes implements TypeProvider, Definitions {
  readonly release: Release
  readonly #minor: number
  readonly #catalog: Catalog
  readonly #fields: CelFields
  readonly #custom: ReadonlyMap<string, CustomKind>
  readonly #customDefinitions: ReadonlyMap<string, Definition>

  constructor(release: Release, custom: readonly CustomKind[] = []) {
    this.release = release
    this.#minor = minorOf(release)
    this.#catalog = new Catalog(this.#minor)
    this.#fields = new CelFields(this)
    this.#custom = new Map(custom.map((kind) => [kind.key, kind]))
    this.#customDefinitions = new Map(custom.flatMap(({ definitions }) => definitions.map((definition) => [definition.name, definition])))
  }

  definition(name: string): Definition | undefined {
    return this.#customDefinitions.get(name) ?? this.#catalog.definition(name)
  }

  /** Undefined where the release does not serve such a kind, and no custom one was given. */
  resourceOf(apiVersion: string, kind: string): Resource | undefined {
    const row = kindRow(apiVersion, kind)
    if (row && isWithin(row.spans, this.#minor)) return row.resource
    return this.#custom.get(`${apiVersion} ${kind}`)?.resource
  }

  /** The kinds of a resource as rules name it: by group and plural, of all versions that are served. */
  kindsOf(group: string, resource: string): readonly Resource[] {
    return this.resources().filter((known) => known.group === group && known.resource === resource)
  }

  resources(): readonly Resource[] {
    return [...kindsIn(this.#minor).map(({ resource }) => resource), ...[...this.#custom.values()].map(({ resource }) => resource)]
  }

  schemaOf(apiVersion: string, kind: string): ObjectType | undefined {
    const row = kindRow(apiVersion, kind)
    if (row && isWithin(row.spans, this.#minor)) return { root: row.definition, definitions: this }
    const custom = this.#custom.get(`${apiVersion} ${kind}`)
    return custom?.root === undefined ? undefined : { root: custom.root, definitions: this }
  }

  typeOf(apiVersion: string, kind: string): CelType | undefined {
    const schema = this.schemaOf(apiVersion, kind)
    return schema && types.struct(schema.root)
  }

  findType(name: string): CelType | undefined {
    return this.definition(name) ? types.struct(name) : undefined
  }

  findField(type: string, field: string): CelType | undefined {
    return this.#fields.find(type, field)
  }
}

const known = new Map<Release, ResourceTypes>()

/**
 * The types of a release, with those that CustomResourceDefinitions declare.
 * @throws ParseError naming the field of a definition that declares no type.
 */
export function typesOf(release: Release, customResourceDefinitions: readonly ResourceObject[] = []): ResourceTypes {
  if (customResourceDefinitions.length > 0) return new ResourceTypes(release, customResourceDefinitions.flatMap(customKinds))
  let types = known.get(release)
  if (!types) known.set(release, (types = new ResourceTypes(release)))
  return types
}
