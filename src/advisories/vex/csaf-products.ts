import * as z from 'zod'
import { ParseError, conform } from '#base/index.ts'
import type { Component, Product } from './contract.ts'
import { atVersion, componentOf, inRange } from './identifier.ts'

const Helper = z.object({
  purl: z.string().optional(),
  cpe: z.string().optional(),
  hashes: z.array(z.object({ file_hashes: z.array(z.object({ algorithm: z.string(), value: z.string() })) })).optional(),
})
const FullName = z.object({ product_id: z.string(), name: z.string(), product_identification_helper: Helper.optional() })
const Branch = z.object({
  category: z.string(),
  name: z.string(),
  product: FullName.optional(),
  branches: z.array(z.unknown()).optional(),
})
const Relationship = z.object({
  category: z.string(),
  product_reference: z.string(),
  relates_to_product_reference: z.string(),
  full_product_name: FullName,
})

export const ProductTree = z.object({
  branches: z.array(z.unknown()).optional(),
  full_product_names: z.array(FullName).optional(),
  product_groups: z.array(z.object({ group_id: z.string(), product_ids: z.array(z.string()) })).optional(),
  relationships: z.array(Relationship).optional(),
})
type ProductTree = z.output<typeof ProductTree>
type Relationship = z.output<typeof Relationship>

/** What a document says of each product id. */
export type Products = {
  /** Undefined for an id that the tree does not have. */
  readonly product: (id: string) => Product | undefined
  readonly group: (id: string) => readonly string[]
}

function namedComponent({ name, product_identification_helper: helper = {} }: z.output<typeof FullName>): Component {
  const hashes = (helper.hashes ?? []).flatMap(({ file_hashes: all }) => all.filter(({ algorithm }) => /^sha-?256$/i.test(algorithm)))
  const texts = [helper.purl, helper.cpe].filter((one) => one !== undefined)
  return componentOf(
    texts,
    hashes.map(({ value }) => value),
    texts[0] ?? name,
  )
}

/** What the branch says of the version counts where the identifiers say nothing. */
function inBranch(component: Component, category: string, name: string): Component {
  if (category === 'product_version_range') return inRange(component, name)
  const versioned = component.identifiers.every((one) =>
    one.kind === 'purl' ? one.purl.version : one.kind === 'cpe' ? one.cpe.version : one,
  )
  return category === 'product_version' && !versioned ? atVersion(component, name) : component
}

/** Branches within branches; publishers use some five. */
const DEEPEST = 50

/** Products in the branches; read with a stack of our own. */
function branchProducts(roots: readonly unknown[], into: Map<string, Component>): void {
  const stack = roots.map((value, i) => ({ value, depth: 0, at: `product_tree.branches.${i}` })).toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, depth, at } = next
    if (depth > DEEPEST) throw new ParseError('too-deep', `branches nested deeper than ${DEEPEST}`, { position: at })
    const { category, name, product, branches = [] } = conform(Branch, value)
    if (product) into.set(product.product_id, inBranch(namedComponent(product), category, name))
    for (let i = branches.length - 1; i >= 0; i--) stack.push({ value: branches[i], depth: depth + 1, at: `${at}.branches.${i}` })
  }
}

/** CSAF 2.0, 3.2.2.4: two of them put one product into another, the others beside it. */
const HOW: ReadonlyMap<string, 'in' | 'with'> = new Map([
  ['default_component_of', 'in'],
  ['optional_component_of', 'in'],
  ['installed_on', 'in'],
  ['external_component_of', 'with'],
  ['installed_with', 'with'],
])

/** A product of a relationship may itself be referred to by another. */
const NESTED = 10

/** @throws ParseError */
export function productsIn(tree: ProductTree): Products {
  const components = new Map<string, Component>()
  for (const name of tree.full_product_names ?? []) components.set(name.product_id, namedComponent(name))
  branchProducts(tree.branches ?? [], components)
  const relationships = new Map((tree.relationships ?? []).map((one) => [one.full_product_name.product_id, one]))
  const groups = new Map((tree.product_groups ?? []).map((one) => [one.group_id, one.product_ids]))
  const resolve = (id: string, depth: number): Product | undefined => {
    const component = components.get(id)
    if (component) return { component, places: [] }
    const relationship = relationships.get(id)
    if (!relationship || depth > NESTED) return undefined
    return related(relationship, depth)
  }
  const related = ({ category, product_reference: part, relates_to_product_reference: whole }: Relationship, depth: number) => {
    const inner = resolve(part, depth + 1)
    const outer = resolve(whole, depth + 1)
    if (!inner || !outer) return undefined
    return {
      component: inner.component,
      places: [...inner.places, { component: outer.component, how: HOW.get(category) ?? 'in' }, ...outer.places],
    }
  }
  const known = new Map<string, Product | undefined>()
  return {
    product(id) {
      if (!known.has(id)) known.set(id, resolve(id, 0))
      return known.get(id)
    },
    group: (id) => groups.get(id) ?? [],
  }
}
