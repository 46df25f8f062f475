import * as z from 'zod'
import { ParseError, conform, limits } from '#base/index.ts'
import {
  type Component,
  MOST_PRODUCTS,
  type Product,
  type VexDocument,
  type VexFormat,
  type VexStatement,
  type VexStatus,
} from './contract.ts'
import { timeOf } from './document-time.ts'
import { atVersion, componentOf, inRange } from './identifier.ts'

const Part = z.object({
  type: z.string().optional(),
  name: z.string().optional(),
  version: z.string().optional(),
  'bom-ref': z.string().optional(),
  purl: z.string().optional(),
  cpe: z.string().optional(),
  hashes: z.array(z.object({ alg: z.string(), content: z.string() })).optional(),
  components: z.array(z.unknown()).optional(),
})
type Part = z.output<typeof Part>

const STATES = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under_investigation',
  false_positive: 'not_affected',
  not_affected: 'not_affected',
} as const satisfies Record<string, VexStatus>
type State = keyof typeof STATES

const Versions = z.array(
  z.object({
    version: z.string().optional(),
    range: z.string().optional(),
    status: z.enum(['affected', 'unaffected', 'unknown']).optional(),
  }),
)
const Vulnerability = z.object({
  id: z.string().optional(),
  references: z.array(z.object({ id: z.string() })).optional(),
  recommendation: z.string().optional(),
  workaround: z.string().optional(),
  rejected: z.string().optional(),
  analysis: z
    .object({
      state: z.enum(Object.keys(STATES) as [State, ...State[]]).optional(),
      justification: z.string().optional(),
      response: z.array(z.string()).optional(),
      detail: z.string().optional(),
      firstIssued: z.string().optional(),
      lastUpdated: z.string().optional(),
    })
    .optional(),
  affects: z.array(z.object({ ref: z.string(), versions: Versions.optional() })).optional(),
})
type Vulnerability = z.output<typeof Vulnerability>

const Document = z.object({
  specVersion: z.enum(['1.4', '1.5', '1.6', '1.7'], 'CycloneDX of another version than 1.4 to 1.7'),
  serialNumber: z.string().optional(),
  version: z.int().optional(),
  metadata: z
    .object({
      timestamp: z.string().optional(),
      authors: z.array(z.object({ name: z.string().optional() })).optional(),
      supplier: z.object({ name: z.string().optional() }).optional(),
      manufacturer: z.object({ name: z.string().optional() }).optional(),
      manufacture: z.object({ name: z.string().optional() }).optional(),
      component: Part.optional(),
    })
    .optional(),
  components: z.array(z.unknown()).optional(),
  vulnerabilities: z.array(Vulnerability).max(200_000).optional(),
})
type Document = z.output<typeof Document>

/** A digest stands as the version of an image in plimsoll's own reports. */
function partComponent({ purl, cpe, hashes = [], name, version = '', type }: Part): Component {
  const sums = hashes.filter(({ alg }) => alg === 'SHA-256').map(({ content }) => content)
  const texts = [purl, cpe].filter((one) => one !== undefined)
  if (texts.length > 0) return componentOf(texts, sums)
  if (type === 'container' && version.startsWith('sha256:')) return componentOf([version], sums, name)
  return componentOf(name === undefined ? [] : [name], sums)
}

const isImage = ({ type, purl = '' }: Part): boolean => type === 'container' || /^pkg:(?:oci|docker)\//.test(purl)

/** Components by their `bom-ref`, those within others as well. */
function partsByRef({ components = [], metadata }: Document): Map<string, Component> {
  const byRef = new Map<string, Component>()
  const stack = components.map((value) => ({ value, depth: 0 })).toReversed()
  if (metadata?.component) stack.push({ value: metadata.component, depth: 0 })
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.depth > limits.depth) throw new ParseError('too-deep', `components nested deeper than ${limits.depth}`)
    const part = conform(Part, next.value)
    if (part['bom-ref'] !== undefined) byRef.set(part['bom-ref'], partComponent(part))
    for (const value of (part.components ?? []).toReversed()) stack.push({ value, depth: next.depth + 1 })
  }
  return byRef
}

/** The element that a BOM-Link names in another document: `urn:cdx:SERIAL/VERSION#REF`. */
function linked(ref: string): string {
  const text = /^urn:cdx:[^#]*#(.+)$/s.exec(ref)?.[1]
  if (text === undefined) return ref
  try {
    // A purl has encodings of its own, and stands as it is in most links.
    return text.startsWith('pkg:') ? text : decodeURIComponent(text)
  } catch {
    return text
  }
}

type Said = { readonly status: VexStatus; readonly product: Product }

function saidOf(
  affects: NonNullable<Vulnerability['affects']>[number],
  status: VexStatus,
  component: Component,
  places: Product['places'],
): Said[] {
  if (!affects.versions?.length) return [{ status, product: { component, places } }]
  return affects.versions.map(({ version, range, status: word = 'affected' }) => {
    const versioned =
      range !== undefined ? inRange(component, range) : version === undefined ? component : atVersion(component, version, true)
    return {
      // The analysis is of the versions that are affected; `unaffected` and `unknown` speak for themselves.
      status: word === 'affected' ? status : word === 'unaffected' ? 'not_affected' : 'under_investigation',
      product: { component: versioned, places },
    }
  })
}

type Context = {
  readonly componentOf: (ref: string) => Component
  readonly places: (ref: string) => Product['places']
  readonly time: string | undefined
  readonly position: string
}

/** One for each status: that of the analysis, and those of versions for which another is said. */
function statementsOf(raw: Vulnerability, { componentOf: named, places, time: issued, position }: Context): VexStatement[] {
  const { id, references = [], recommendation, workaround, rejected, analysis: given, affects = [] } = raw
  if (given?.state === undefined) return []
  const { state, justification, detail, response = [], firstIssued, lastUpdated } = given
  const said = affects.flatMap((one) => saidOf(one, STATES[state], named(linked(one.ref)), places(linked(one.ref))))
  const time = timeOf(lastUpdated, `${position}.analysis.lastUpdated`) ?? timeOf(firstIssued, `${position}.analysis.firstIssued`) ?? issued
  const withdrawn = timeOf(rejected, `${position}.rejected`)
  const advice = [recommendation, workaround, detail, response.join(', ').replaceAll('_', ' ')].find((one) => one)
  // That the finding is false is a reason by itself.
  const reason = state === 'false_positive' ? (justification ?? 'false_positive') : justification
  const statuses = said.length === 0 ? [STATES[state]] : [...new Set(said.map(({ status }) => status))]
  return statuses.map((status) => ({
    vulnerability: id ?? references[0]?.id ?? '',
    ids: [...(id ? [id] : []), ...references.map((one) => one.id)],
    status,
    products: said.filter((one) => one.status === status).map(({ product }) => product),
    ...(status === 'not_affected' && reason ? { justification: reason } : {}),
    ...(status === 'not_affected' && detail ? { impact: detail } : {}),
    ...(status === 'affected' && advice ? { action: advice } : {}),
    ...(time === undefined ? {} : { time }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  }))
}

function readCyclonedx(value: unknown, source: string): VexDocument {
  const document = conform(Document, value)
  const { metadata, serialNumber: id = '', version = 1, vulnerabilities = [] } = document
  const byRef = partsByRef(document)
  const root = metadata?.component
  const image = root && isImage(root) ? partComponent(root) : undefined
  const time = timeOf(metadata?.timestamp, 'metadata.timestamp')
  let count = 0
  const statements = vulnerabilities.flatMap((raw, i) => {
    count += (raw.affects ?? []).reduce((sum, { versions = [] }) => sum + Math.max(1, versions.length), 0)
    if (count > MOST_PRODUCTS)
      throw new ParseError('too-large', `more than ${MOST_PRODUCTS} products`, { position: `vulnerabilities.${i}.affects` })
    return statementsOf(raw, {
      componentOf: (ref) => byRef.get(ref) ?? componentOf([ref]),
      // What a document about an image says of a component it says of the component in that image.
      places: (ref) => (image && ref !== root?.['bom-ref'] ? [{ component: image, how: 'in' }] : []),
      time,
      position: `vulnerabilities.${i}`,
    })
  })
  const named = [metadata?.authors?.[0], metadata?.supplier, metadata?.manufacturer, metadata?.manufacture].find((one) => one?.name)
  return {
    source,
    format: 'cyclonedx',
    id,
    version: String(version),
    author: named?.name ?? '',
    ...(time === undefined ? {} : { time }),
    state: 'final',
    statements,
  }
}

const Marked = z.object({ bomFormat: z.literal('CycloneDX') })

export const cyclonedxVex = {
  id: 'cyclonedx',
  about: 'CycloneDX 1.4 to 1.7 with the analysis of vulnerabilities, by itself or beside the components',
  recognises: (value) => Marked.safeParse(value).success,
  read: readCyclonedx,
} satisfies VexFormat
