/** One statement as all formats of VEX can say it. */
export type Said = {
  readonly vulnerability?: string
  readonly aliases?: readonly string[]
  readonly status: 'not_affected' | 'affected' | 'fixed' | 'under_investigation'
  /** A purl, CPE, digest or name; of several components. */
  readonly of: readonly string[]
  /** What holds it, from the inside out. */
  readonly in?: readonly string[]
  /** What stands beside it in the subject. */
  readonly with?: string
  /** Versions as VERS writes them. */
  readonly range?: string
  /** A word of OpenVEX; none for ''. */
  readonly because?: string
  readonly impact?: string
  readonly action?: string
  readonly at?: string
  readonly rejected?: string
}

export type Spoken = {
  readonly author?: string
  readonly at?: string
  readonly id?: string
  readonly version?: number
  readonly state?: 'draft' | 'interim' | 'csaf_withdrawn' | 'csaf_superseded'
  readonly says: readonly Said[]
}

export type VexFormatId = 'csaf' | 'cyclonedx' | 'openvex'

const AT = '2026-01-01T00:00:00Z'

const isPurl = (text: string): boolean => text.startsWith('pkg:')
const isDigest = (text: string): boolean => text.startsWith('sha256:')
const isCpe = (text: string): boolean => text.startsWith('cpe:')
const isImage = (text: string): boolean => /^pkg:(?:oci|docker)\//.test(text) || isDigest(text)

const reasonOf = ({ status, because = status === 'not_affected' ? 'component_not_present' : '' }: Said): string => because

function openvexComponent(text: string): object {
  if (isDigest(text)) return { '@id': 'https://example.com/image', hashes: { 'sha-256': text.slice(7) } }
  if (isCpe(text)) return { identifiers: text.startsWith('cpe:2.3') ? { cpe23: text } : { cpe22: text } }
  return { '@id': text }
}

function openvexStatement(said: Said): object | undefined {
  const { vulnerability = 'CVE-2026-1000', aliases, status, of, in: holders = [], range, impact, action, at } = said
  if (range !== undefined || said.with !== undefined || said.rejected !== undefined || holders.length > 1) return undefined
  const parts = of.map(openvexComponent)
  return {
    vulnerability: { name: vulnerability, ...(aliases ? { aliases } : {}) },
    products: holders[0] === undefined ? parts : [{ ...openvexComponent(holders[0]), subcomponents: parts }],
    status,
    ...(reasonOf(said) === '' ? {} : { justification: reasonOf(said) }),
    ...(impact ? { impact_statement: impact } : {}),
    ...(status === 'affected' ? { action_statement: action ?? 'upgrade' } : {}),
    ...(at ? { timestamp: at } : {}),
  }
}

/** Undefined where the format cannot say it. */
export function openvexDocument({ author = 'Example', at = AT, id = 'vex', version = 1, state, says }: Spoken): object | undefined {
  const statements = says.map(openvexStatement)
  if (state !== undefined || statements.includes(undefined)) return undefined
  return { '@context': 'https://openvex.dev/ns/v0.2.0', '@id': `https://example.com/${id}`, author, timestamp: at, version, statements }
}

function csafProduct(text: string): object | undefined {
  if (isPurl(text)) return { purl: text }
  if (isCpe(text)) return { cpe: text }
  if (isDigest(text)) return { hashes: [{ filename: 'manifest.json', file_hashes: [{ algorithm: 'sha256', value: text.slice(7) }] }] }
  return undefined
}

const KEYS = {
  not_affected: 'known_not_affected',
  affected: 'known_affected',
  fixed: 'fixed',
  under_investigation: 'under_investigation',
} as const

/** Gathers products, and relationships where one lies in another. */
class Tree {
  readonly names = new Map<string, object>()
  readonly relationships = new Map<string, object>()
  readonly ranges = new Map<string, object>()

  /** Undefined for what CSAF has no identifier for. */
  add(text: string, range?: string): string | undefined {
    const helper = csafProduct(text)
    if (!helper) return undefined
    const product = { product_id: range === undefined ? text : `${text} ${range}`, name: text, product_identification_helper: helper }
    if (range === undefined) this.names.set(product.product_id, product)
    else this.ranges.set(product.product_id, { category: 'product_version_range', name: range, product })
    return product.product_id
  }

  relate(part: string, whole: string, category: string): string {
    const id = `${part} in ${whole}`
    this.relationships.set(id, {
      category,
      product_reference: part,
      relates_to_product_reference: whole,
      full_product_name: { product_id: id, name: id },
    })
    return id
  }
}

function csafIds({ of, in: holders = [], with: beside, range }: Said, tree: Tree): (string | undefined)[] {
  return of.map((text) => {
    let id = tree.add(text, range)
    for (const [whole, category] of [
      ...holders.map((one) => [one, 'default_component_of'] as const),
      ...(beside ? [[beside, 'installed_with'] as const] : []),
    ]) {
      const outer = tree.add(whole)
      id = id === undefined || outer === undefined ? undefined : tree.relate(id, outer, category)
    }
    return id
  })
}

function csafVulnerability(said: Said, tree: Tree): object | undefined {
  const { vulnerability = 'CVE-2026-1000', aliases = [], status, impact, action, at, rejected } = said
  const ids = csafIds(said, tree)
  if (ids.includes(undefined) || rejected !== undefined || at !== undefined) return undefined
  const names = [...(vulnerability.startsWith('CVE-') ? [] : [vulnerability]), ...aliases]
  return {
    ...(vulnerability.startsWith('CVE-') ? { cve: vulnerability } : {}),
    ...(names.length > 0 ? { ids: names.map((text) => ({ system_name: 'other', text })) } : {}),
    product_status: { [KEYS[status]]: ids },
    ...(reasonOf(said) === '' ? {} : { flags: [{ label: reasonOf(said), product_ids: ids }] }),
    ...(impact ? { threats: [{ category: 'impact', details: impact, product_ids: ids }] } : {}),
    ...(status === 'affected' ? { remediations: [{ category: 'mitigation', details: action ?? 'upgrade', product_ids: ids }] } : {}),
  }
}

export function csafDocument({ author = 'Example', at = AT, id = 'EXAMPLE-1', version = 1, state, says }: Spoken): object | undefined {
  const tree = new Tree()
  const vulnerabilities = says.map((said) => csafVulnerability(said, tree))
  if (vulnerabilities.includes(undefined)) return undefined
  const products = [...tree.names.values()]
  const ranges = [...tree.ranges.values()]
  return {
    document: {
      category: state?.startsWith('csaf_') ? state : 'csaf_vex',
      csaf_version: '2.0',
      publisher: { category: 'vendor', name: author, namespace: 'https://example.com' },
      title: 'Example',
      tracking: {
        id,
        version: String(version),
        status: state === 'draft' || state === 'interim' ? state : 'final',
        initial_release_date: AT,
        current_release_date: at,
        revision_history: [{ date: at, number: String(version), summary: 'Written.' }],
      },
    },
    product_tree: {
      ...(products.length > 0 ? { full_product_names: products } : {}),
      ...(ranges.length > 0 ? { branches: [{ category: 'vendor', name: 'Example', branches: ranges }] } : {}),
      ...(tree.relationships.size > 0 ? { relationships: [...tree.relationships.values()] } : {}),
    },
    vulnerabilities,
  }
}

const STATES = { not_affected: 'not_affected', affected: 'exploitable', fixed: 'resolved', under_investigation: 'in_triage' } as const
/** CycloneDX has words of its own. */
const JUSTIFICATIONS: Readonly<Record<string, string>> = {
  component_not_present: 'code_not_present',
  vulnerable_code_not_in_execute_path: 'code_not_reachable',
  inline_mitigations_already_exist: 'protected_by_mitigating_control',
}

const cyclonedxComponent = (text: string): object => ({
  type: isImage(text) ? 'container' : 'library',
  'bom-ref': `ref of ${text}`,
  name: isPurl(text) || isDigest(text) || isCpe(text) ? 'example' : text,
  ...(isPurl(text) ? { purl: text } : isCpe(text) ? { cpe: text } : {}),
  ...(isDigest(text) ? { hashes: [{ alg: 'SHA-256', content: text.slice(7) }] } : {}),
})

function cyclonedxVulnerability(said: Said): object | undefined {
  const { vulnerability = 'CVE-2026-1000', aliases = [], status, of, in: holders = [], range, impact, action, at, rejected } = said
  if (said.with !== undefined || holders.length > 1 || (holders[0] !== undefined && !isImage(holders[0]))) return undefined
  const because = reasonOf(said)
  return {
    id: vulnerability,
    ...(aliases.length > 0 ? { references: aliases.map((id) => ({ id, source: { name: 'other' } })) } : {}),
    ...(action ? { recommendation: action } : {}),
    ...(rejected ? { rejected } : {}),
    analysis: {
      state: STATES[status],
      ...(because === '' ? {} : { justification: JUSTIFICATIONS[because] ?? because }),
      ...(impact ? { detail: impact } : {}),
      ...(at ? { lastUpdated: at } : {}),
    },
    affects: of.map((text) => ({ ref: `ref of ${text}`, ...(range ? { versions: [{ range, status: 'affected' }] } : {}) })),
  }
}

export function cyclonedxDocument({ author = 'Example', at = AT, id, version = 1, state, says }: Spoken): object | undefined {
  const vulnerabilities = says.map(cyclonedxVulnerability)
  // One document is about one image.
  const images = [...new Set(says.map(({ in: holders = [] }) => holders[0]))]
  if (state !== undefined || vulnerabilities.includes(undefined) || images.length > 1) return undefined
  const components = [...new Set(says.flatMap(({ of }) => of))].map(cyclonedxComponent)
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    ...(id ? { serialNumber: `urn:uuid:00000000-0000-4000-8000-${Buffer.from(id).toString('hex').padStart(12, '0').slice(-12)}` } : {}),
    version,
    metadata: {
      timestamp: at,
      authors: [{ name: author }],
      ...(images[0] === undefined ? {} : { component: cyclonedxComponent(images[0]) }),
    },
    components,
    vulnerabilities,
  }
}

export const vexDocuments: Readonly<Record<VexFormatId, (spoken: Spoken) => object | undefined>> = {
  csaf: csafDocument,
  cyclonedx: cyclonedxDocument,
  openvex: openvexDocument,
}
