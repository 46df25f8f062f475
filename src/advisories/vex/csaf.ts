import * as z from 'zod'
import { type Instant, ParseError, conform } from '#base/index.ts'
import { MOST_PRODUCTS, type Product, type VexDocument, type VexFormat, type VexStatement, type VexStatus } from './contract.ts'
import { ProductTree, type Products, productsIn } from './csaf-products.ts'
import { isRating } from '../feeds/csaf-vex/rating.ts'
import { timeOf } from './document-time.ts'

const Ids = z.array(z.string()).optional()
const scope = { product_ids: Ids, group_ids: Ids }
const Vulnerability = z.object({
  cve: z.string().optional(),
  ids: z.array(z.object({ text: z.string() })).optional(),
  title: z.string().optional(),
  flags: z.array(z.object({ label: z.string(), ...scope })).optional(),
  threats: z.array(z.object({ category: z.string(), details: z.string(), ...scope })).optional(),
  remediations: z.array(z.object({ category: z.string(), details: z.string(), ...scope })).optional(),
  product_status: z
    .object({
      first_affected: Ids,
      first_fixed: Ids,
      fixed: Ids,
      known_affected: Ids,
      known_not_affected: Ids,
      last_affected: Ids,
      under_investigation: Ids,
    })
    .optional(),
})
type Vulnerability = z.output<typeof Vulnerability>

const Document = z.object({
  document: z.object({
    category: z.string(),
    publisher: z.object({ name: z.string(), category: z.string().optional(), namespace: z.string().optional() }),
    tracking: z.object({ id: z.string(), version: z.string(), status: z.string(), current_release_date: z.string() }),
  }),
  product_tree: ProductTree.optional(),
  vulnerabilities: z.array(Vulnerability).max(100_000).optional(),
})

const Marked = z.object({ document: z.object({ csaf_version: z.string() }) })
const Supported = z.object({ document: z.object({ csaf_version: z.literal('2.0', 'CSAF of another version than 2.0') }) })

/** `recommended` says nothing about whether a version is affected (CSAF 2.0, 3.2.3.9). */
const STATUSES = [
  ['known_not_affected', 'not_affected'],
  ['known_affected', 'affected'],
  ['first_affected', 'affected'],
  ['last_affected', 'affected'],
  ['fixed', 'fixed'],
  ['first_fixed', 'fixed'],
  ['under_investigation', 'under_investigation'],
] as const satisfies readonly (readonly [string, VexStatus])[]

type Scoped = { readonly product_ids?: readonly string[] | undefined; readonly group_ids?: readonly string[] | undefined }

/** What is said of each product; what names neither products nor groups is said of all. */
function byProduct<T extends Scoped>(
  all: readonly T[],
  products: Products,
  textOf: (one: T) => string,
): (id: string) => string | undefined {
  const texts = new Map<string, string>()
  let rest: string | undefined
  for (const one of all) {
    const { product_ids: ids, group_ids: groups } = one
    if (!ids && !groups) rest ??= textOf(one)
    for (const id of [...(ids ?? []), ...(groups ?? []).flatMap(products.group)]) if (!texts.has(id)) texts.set(id, textOf(one))
  }
  return (id) => texts.get(id) ?? rest
}

/** Products with one status and one reason share a statement. */
function statementsOf(raw: Vulnerability, products: Products, time: Instant | undefined): VexStatement[] {
  const { cve, ids = [], title, flags = [], threats = [], remediations = [], product_status: statuses = {} } = raw
  const justified = byProduct(flags, products, ({ label }) => label)
  const impacts = byProduct(
    threats.filter(({ category, details }) => category === 'impact' && !isRating(details)),
    products,
    ({ details }) => details,
  )
  const actions = byProduct(remediations, products, ({ category, details }) => `${category.replaceAll('_', ' ')}: ${details}`)
  const names = [...(cve ? [cve] : []), ...ids.map(({ text }) => text)]
  const groups = new Map<string, VexStatement & { readonly products: Product[] }>()
  for (const [key, status] of STATUSES)
    for (const id of statuses[key] ?? []) {
      const justification = status === 'not_affected' ? justified(id) : undefined
      const impact = status === 'not_affected' ? impacts(id) : undefined
      const action = status === 'affected' ? actions(id) : undefined
      const group = JSON.stringify([status, justification, impact, action])
      const statement = groups.get(group) ?? {
        vulnerability: names[0] ?? title ?? '',
        ids: names,
        status,
        products: [],
        ...(justification ? { justification } : {}),
        ...(impact ? { impact } : {}),
        ...(action ? { action } : {}),
        ...(time === undefined ? {} : { time }),
      }
      statement.products.push(
        products.product(id) ?? { component: { label: `product id "${id}", which the tree does not have`, identifiers: [] }, places: [] },
      )
      groups.set(group, statement)
    }
  return [...groups.values()]
}

function stateOf(category: string, status: string): VexDocument['state'] {
  // CSAF 2.1 has these profiles; publishers of 2.0 use them as well.
  if (/^csaf_withdrawn$/i.test(category)) return 'withdrawn'
  if (/^csaf_superseded$/i.test(category)) return 'superseded'
  return status === 'draft' ? 'draft' : 'final'
}

function readCsaf(value: unknown, source: string): VexDocument {
  conform(Supported, value)
  const { document, product_tree: tree = {}, vulnerabilities = [] } = conform(Document, value)
  const { category, publisher, tracking } = document
  const time = timeOf(tracking.current_release_date, 'document.tracking.current_release_date')
  const products = productsIn(tree)
  let count = 0
  const statements = vulnerabilities.flatMap((raw, i) => {
    count += Object.values(raw.product_status ?? {}).reduce((sum, ids) => sum + (ids?.length ?? 0), 0)
    if (count > MOST_PRODUCTS)
      throw new ParseError('too-large', `more than ${MOST_PRODUCTS} products`, { position: `vulnerabilities.${i}.product_status` })
    return statementsOf(raw, products, time)
  })
  return {
    source,
    format: 'csaf',
    id: tracking.id,
    version: tracking.version,
    author: publisher.name,
    ...(publisher.category ? { role: publisher.category } : {}),
    ...(time === undefined ? {} : { time }),
    state: stateOf(category, tracking.status),
    statements,
  }
}

export const csaf = {
  id: 'csaf',
  about: 'CSAF 2.0: the VEX profile, and advisories whose vulnerabilities have a product status',
  recognises: (value) => Marked.safeParse(value).success,
  read: readCsaf,
} satisfies VexFormat
