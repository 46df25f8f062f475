import * as z from 'zod'
import { ParseError, conform } from '#base/index.ts'
import { type Component, MOST_PRODUCTS, type Product as About, type VexDocument, type VexFormat, type VexStatement } from './contract.ts'
import { timeOf } from './document-time.ts'
import { componentOf } from './identifier.ts'

const Text = z.string().max(65_536)

/** Before 0.2.0 a component, and a vulnerability, was the text of its identifier. */
const orText = <S extends z.ZodType>(key: '@id' | 'name', schema: S) =>
  z.preprocess((value) => (typeof value === 'string' ? { [key]: value } : value), schema)

const component = {
  '@id': Text.optional(),
  identifiers: z.object({ purl: Text.optional(), cpe22: Text.optional(), cpe23: Text.optional() }).optional(),
  hashes: z.object({ 'sha-256': Text.optional() }).optional(),
}
const Named = orText('@id', z.object(component))
const Product = orText('@id', z.object({ ...component, subcomponents: z.array(Named).optional() }))
const Vulnerability = z.object({ name: Text.optional(), '@id': Text.optional(), aliases: z.array(Text).max(1000).optional() })

const Statement = z.object({
  vulnerability: orText('name', Vulnerability),
  products: z.array(Product).optional(),
  /** Of all products, before 0.2.0. */
  subcomponents: z.array(Named).optional(),
  status: z.enum(['not_affected', 'affected', 'fixed', 'under_investigation']),
  justification: Text.optional(),
  impact_statement: Text.optional(),
  action_statement: Text.optional(),
  timestamp: Text.optional(),
  last_updated: Text.optional(),
})
type Statement = z.output<typeof Statement>

const Document = z.object({
  '@id': Text.optional(),
  author: Text.optional(),
  role: Text.optional(),
  timestamp: Text.optional(),
  last_updated: Text.optional(),
  version: z.union([z.int().nonnegative(), Text]).optional(),
  statements: z.array(Statement).max(200_000),
})

const CONTEXT = 'https://openvex.dev/ns'
const isContext = (text: unknown): boolean => typeof text === 'string' && text.startsWith(CONTEXT)

const Marked = z.object({ '@context': z.union([z.string(), z.array(z.unknown())]) })
/** An in-toto statement, whose subjects are the products of statements that name none (OpenVEX, "Inheritance Flow"). */
const Attested = z.object({
  predicateType: z.string(),
  subject: z
    .array(z.object({ name: Text.optional(), digest: z.object({ sha256: Text.optional() }).optional() }))
    .max(10_000)
    .optional(),
  predicate: z.unknown(),
})

const isPlain = (value: unknown): boolean => {
  const { data } = Marked.safeParse(value)
  return data !== undefined && [data['@context']].flat().some(isContext)
}
const isAttested = (value: unknown): boolean => isContext(Attested.safeParse(value).data?.predicateType)

function namedComponent({ '@id': id, identifiers, hashes }: z.output<typeof Named>): Component {
  const texts = [identifiers?.purl, id, identifiers?.cpe23, identifiers?.cpe22].filter((one) => one !== undefined)
  return componentOf(texts, hashes?.['sha-256'] === undefined ? [] : [hashes['sha-256']])
}

/** A product with subcomponents means these, in it. */
function productsOf({ products = [], subcomponents: shared = [] }: Statement, inherited: readonly Component[]): About[] {
  const named = products.map((one) => ({ component: namedComponent(one), parts: [...(one.subcomponents ?? []), ...shared] }))
  const all = named.length > 0 ? named : inherited.map((component) => ({ component, parts: shared }))
  return all.flatMap(({ component, parts }): About[] =>
    parts.length === 0
      ? [{ component, places: [] }]
      : parts.map((part) => ({ component: namedComponent(part), places: [{ component, how: 'in' }] })),
  )
}

/** `https://nvd.nist.gov/vuln/detail/CVE-2019-17571` names CVE-2019-17571. */
const lastPart = (id: string): string => id.split(/[/?#=]+/).findLast((part) => part !== '') ?? ''

function statementOf(raw: Statement, position: string, inherited: readonly Component[], issued: string | undefined): VexStatement {
  const { vulnerability, status, justification, impact_statement: impact, action_statement: action } = raw
  const { name, '@id': id = '', aliases = [] } = vulnerability
  const ids = [name ?? '', lastPart(id), ...aliases].filter((one) => one !== '')
  const time = timeOf(raw.last_updated, `${position}.last_updated`) ?? timeOf(raw.timestamp, `${position}.timestamp`) ?? issued
  return {
    vulnerability: ids[0] ?? '',
    ids: [...new Set(ids.map((one) => (one.includes('://') ? lastPart(one) : one)))],
    status,
    products: productsOf(raw, inherited),
    ...(justification ? { justification } : {}),
    ...(impact ? { impact } : {}),
    ...(action ? { action } : {}),
    ...(time === undefined ? {} : { time }),
  }
}

function readPlain(value: unknown, source: string, inherited: readonly Component[]): VexDocument {
  const document = conform(Document, value)
  const time = timeOf(document.last_updated, 'last_updated') ?? timeOf(document.timestamp, 'timestamp')
  let products = 0
  const statements = document.statements.map((raw, i) => {
    const statement = statementOf(raw, `statements.${i}`, inherited, time)
    products += statement.products.length
    if (products > MOST_PRODUCTS)
      throw new ParseError('too-large', `more than ${MOST_PRODUCTS} products`, { position: `statements.${i}.products` })
    return statement
  })
  const { '@id': id = '', author = '', role, version = '' } = document
  return {
    source,
    format: 'openvex',
    id,
    version: String(version),
    author,
    ...(role ? { role } : {}),
    ...(time === undefined ? {} : { time }),
    state: 'final',
    statements,
  }
}

export const openvex = {
  id: 'openvex',
  about: 'OpenVEX 0.0.x to 0.2.0, also as the predicate of an in-toto statement',
  recognises: (value) => isPlain(value) || isAttested(value),
  read: (value, source) => {
    if (isPlain(value)) return readPlain(value, source, [])
    const { subject = [], predicate } = conform(Attested, value)
    const inherited = subject.map(({ name, digest }) => componentOf(name ? [name] : [], digest?.sha256 ? [digest.sha256] : []))
    return readPlain(predicate, source, inherited)
  },
} satisfies VexFormat
