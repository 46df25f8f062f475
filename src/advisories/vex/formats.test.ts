import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ParseError } from '#base/index.ts'
import { finding } from '#testing/results.ts'
import { type Spoken, vexDocuments } from '#testing/vex-documents.ts'
import { applyVex } from './apply-vex.ts'
import type { VexDocument, VexStatement } from './contract.ts'
import { readVex } from './read-vex.ts'
import { vexFormats } from './registry.ts'

const read = (document: unknown): VexDocument => readVex(Buffer.from(JSON.stringify(document)), 'x.json')
const whole: Spoken = {
  says: [
    { status: 'not_affected', of: ['pkg:npm/lodash@4.17.11', 'pkg:npm/express'], in: [`pkg:oci/shop@sha256:${'a'.repeat(64)}`] },
    {
      status: 'affected',
      of: ['cpe:2.3:a:lodash:lodash:4.17.11:*:*:*:*:*:*:*'],
      in: [`pkg:oci/shop@sha256:${'a'.repeat(64)}`],
      action: 'upgrade',
    },
  ],
}
const judge = (document: VexDocument): unknown =>
  applyVex([finding()], { subject: { kind: 'sbom', name: 'x' }, packages: [] }, [[document]], '2026-06-01T00:00:00Z')

test('csaf: a rating is no impact statement', () => {
  const of = ['pkg:npm/lodash']
  const impactOf = (impact: string) =>
    read(vexDocuments.csaf({ says: [{ status: 'not_affected', of, because: '', impact }] })).statements[0]!.impact
  equal(impactOf('Important'), undefined)
  equal(impactOf('It is important to know that nothing calls it.'), 'It is important to know that nothing calls it.')
})

test('vex formats: sorted, each id once', () => {
  const ids = vexFormats.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].sort())
})

for (const { id, about } of vexFormats) {
  const document = vexDocuments[id as keyof typeof vexDocuments](whole) as Record<string, unknown>
  const text = JSON.stringify(document)
  test(`${id}: recognised, with its author, version and time`, () => {
    ok(about !== '')
    const { format, author, version, time, statements } = read(document)
    deepEqual({ format, author, version, time }, { format: id, author: 'Example', version: '1', time: '2026-01-01T00:00:00Z' })
    deepEqual(
      statements.map(({ status, products }) => [status, products.length, products[0]!.places.length]),
      [
        ['not_affected', 2, 1],
        ['affected', 1, 1],
      ],
    )
  })
  test(`${id}: a document that is cut off is a ParseError`, () => {
    for (let end = 0; end < text.length; end += 7) throws(() => readVex(Buffer.from(text.slice(0, end)), 'x'), ParseError)
  })
  test(`${id}: any JSON in any place is a document or a ParseError`, () => {
    /** Paths to every value of the document. */
    const paths: (readonly (string | number)[])[] = []
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      if (path.length > 0) paths.push(path)
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key])
    }
    walk(document, [])
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })), (path, value) => {
        const changed = structuredClone(document)
        let at: Record<string, unknown> = changed
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
        at[path.at(-1)!] = value
        try {
          judge(read(changed))
        } catch (error) {
          if (!(error instanceof ParseError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })
}

const said = ({ vulnerability, ids, status, justification, impact, action, products }: VexStatement): unknown => ({
  vulnerability,
  ids,
  status,
  ...(justification ? { justification } : {}),
  ...(impact ? { impact } : {}),
  ...(action ? { action } : {}),
  products: products.map(({ component, places }) =>
    [component.label, ...places.map((place) => `${place.how} ${place.component.label}`)].join(' '),
  ),
})

test('openvex 0.0.x: texts for components and the vulnerability, subcomponents of the statement, the version as text', () => {
  const document = read({
    '@context': 'https://openvex.dev/ns',
    '@id': 'https://example.com/vex-1',
    author: 'Wolfi',
    timestamp: '2023-01-08T18:02:03.647787998-06:00',
    version: '3',
    statements: [
      {
        vulnerability: 'CVE-2023-12345',
        products: ['pkg:apk/wolfi/git@2.39.0-r1', 'pkg:oci/git'],
        subcomponents: ['pkg:apk/wolfi/zlib'],
        status: 'under_investigation',
      },
    ],
  })
  equal(document.version, '3')
  equal(document.time, '2023-01-09T00:02:03Z')
  deepEqual(document.statements.map(said), [
    {
      vulnerability: 'CVE-2023-12345',
      ids: ['CVE-2023-12345'],
      status: 'under_investigation',
      products: ['pkg:apk/wolfi/zlib in pkg:apk/wolfi/git@2.39.0-r1', 'pkg:apk/wolfi/zlib in pkg:oci/git'],
    },
  ])
})

test('openvex: an in-toto statement gives its subjects to statements without products', () => {
  const digest = 'a'.repeat(64)
  const [statement] = read({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'registry.example/shop', digest: { sha256: digest } }],
    predicateType: 'https://openvex.dev/ns/v0.2.0',
    predicate: {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://example.com/1',
      author: 'Example',
      timestamp: '2026-01-01T00:00:00Z',
      version: 1,
      statements: [
        { vulnerability: { '@id': 'https://nvd.nist.gov/vuln/detail/CVE-2019-17571' }, status: 'not_affected', impact_statement: 'no' },
      ],
    },
  }).statements
  deepEqual(statement!.ids, ['CVE-2019-17571'])
  deepEqual(
    statement!.products[0]!.component.identifiers.map(({ text }) => text),
    ['registry.example/shop', `sha256:${digest}`],
  )
})

const csafOf = (tree: object, vulnerability: object, document: object = {}): VexStatement[] => [
  ...read({
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      publisher: { name: 'Example', category: 'vendor', namespace: 'https://example.com' },
      tracking: { id: 'EX-1', version: '1.0.0', status: 'final', current_release_date: '2026-01-01T00:00:00.000Z' },
      ...document,
    },
    product_tree: tree,
    vulnerabilities: [{ cve: 'CVE-2026-1000', ...vulnerability }],
  }).statements,
]
const named = (id: string, purl?: string): object => ({
  product_id: id,
  name: id,
  ...(purl ? { product_identification_helper: { purl } } : {}),
})
const branch = (category: string, name: string, inner: object): object => ({ category, name, ...inner })

test('csaf: branches, whose versions count where a purl has none', () => {
  const tree = {
    branches: [
      branch('vendor', 'Acme', {
        branches: [
          branch('product_name', 'cart', {
            branches: [
              branch('product_version', '1.2', { product: named('A', 'pkg:npm/cart') }),
              branch('product_version', '1.3', { product: named('B', 'pkg:npm/cart@1.3.0') }),
              branch('product_version_range', 'vers:npm/<1.1', { product: named('C', 'pkg:npm/cart') }),
              branch('product_version_range', '<= 0.9', { product: named('D', 'pkg:npm/cart') }),
            ],
          }),
        ],
      }),
    ],
  }
  const statements = csafOf(tree, { product_status: { known_affected: ['A', 'B', 'C', 'D', 'E'] } })
  deepEqual(
    statements[0]!.products.map(({ component }) =>
      component.identifiers.map((one) => (one.kind === 'purl' ? (one.purl.version ?? one.range?.kind) : one.kind)),
    ),
    [['1.2'], ['1.3.0'], ['range'], ['unreadable'], []],
  )
})

test('csaf: flags, threats and remediations of products, groups, and of all', () => {
  const tree = {
    full_product_names: ['A', 'B', 'C', 'D'].map((id) => named(id, `pkg:npm/${id.toLowerCase()}`)),
    product_groups: [{ group_id: 'G', product_ids: ['B', 'C'] }],
  }
  const statements = csafOf(tree, {
    flags: [{ label: 'component_not_present', product_ids: ['A'] }],
    threats: [
      { category: 'impact', details: 'not reachable', group_ids: ['G'] },
      { category: 'exploit_status', details: 'none' },
    ],
    remediations: [{ category: 'no_fix_planned', details: 'stop using it' }],
    product_status: { known_not_affected: ['A', 'B', 'C'], last_affected: ['D'], recommended: ['A'], first_fixed: ['A'] },
  })
  deepEqual(statements.map(said), [
    {
      vulnerability: 'CVE-2026-1000',
      ids: ['CVE-2026-1000'],
      status: 'not_affected',
      justification: 'component_not_present',
      products: ['pkg:npm/a'],
    },
    {
      vulnerability: 'CVE-2026-1000',
      ids: ['CVE-2026-1000'],
      status: 'not_affected',
      impact: 'not reachable',
      products: ['pkg:npm/b', 'pkg:npm/c'],
    },
    {
      vulnerability: 'CVE-2026-1000',
      ids: ['CVE-2026-1000'],
      status: 'affected',
      action: 'no fix planned: stop using it',
      products: ['pkg:npm/d'],
    },
    { vulnerability: 'CVE-2026-1000', ids: ['CVE-2026-1000'], status: 'fixed', products: ['pkg:npm/a'] },
  ])
})

test('csaf: a relationship of a relationship; a circle of them is a product that the tree does not have', () => {
  const relation = (id: string, part: string, whole: string, category = 'default_component_of'): object => ({
    category,
    product_reference: part,
    relates_to_product_reference: whole,
    full_product_name: { product_id: id, name: id },
  })
  const tree = {
    full_product_names: [named('A', 'pkg:npm/a'), named('B', 'pkg:npm/b'), named('C', 'pkg:npm/c')],
    relationships: [
      relation('AB', 'A', 'B'),
      relation('ABC', 'AB', 'C', 'installed_with'),
      relation('X', 'Y', 'A'),
      relation('Y', 'X', 'A'),
    ],
  }
  deepEqual(csafOf(tree, { product_status: { fixed: ['ABC', 'X'] } }).map(said), [
    {
      vulnerability: 'CVE-2026-1000',
      ids: ['CVE-2026-1000'],
      status: 'fixed',
      products: ['pkg:npm/a in pkg:npm/b with pkg:npm/c', 'product id "X", which the tree does not have'],
    },
  ])
})

const bom = (change: object, specVersion = '1.6'): VexStatement[] => [
  ...read({ bomFormat: 'CycloneDX', specVersion, version: 1, ...change }).statements,
]

test('cyclonedx: references, components within components, links into another document, and a purl as reference', () => {
  const statements = bom({
    components: [
      {
        type: 'library',
        name: 'a',
        'bom-ref': 'outer',
        purl: 'pkg:npm/a@1',
        components: [{ type: 'library', name: 'b', 'bom-ref': 'inner', purl: 'pkg:npm/b@1' }],
      },
    ],
    vulnerabilities: [
      {
        id: 'CVE-2026-1000',
        references: [{ id: 'GHSA-1', source: {} }],
        analysis: { state: 'false_positive', detail: 'not ours' },
        affects: [
          { ref: 'inner' },
          { ref: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:npm/c@1' },
          { ref: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#out%65r' },
          { ref: 'pkg:npm/d@1' },
          { ref: 'nowhere' },
        ],
      },
    ],
  })
  deepEqual(statements.map(said), [
    {
      vulnerability: 'CVE-2026-1000',
      ids: ['CVE-2026-1000', 'GHSA-1'],
      status: 'not_affected',
      justification: 'false_positive',
      impact: 'not ours',
      products: ['pkg:npm/b@1', 'pkg:npm/c@1', 'pkg:npm/a@1', 'pkg:npm/d@1', 'nowhere'],
    },
  ])
})

test('cyclonedx: versions have a status each; what has no analysis says nothing', () => {
  const statements = bom({
    components: [{ type: 'library', name: 'a', 'bom-ref': 'a', purl: 'pkg:npm/a@9' }],
    vulnerabilities: [
      {
        id: 'CVE-1',
        analysis: { state: 'exploitable', detail: 'only old ones', response: ['update'] },
        affects: [
          {
            ref: 'a',
            versions: [{ version: '1.0.0' }, { range: 'vers:npm/>=2.0.0', status: 'unaffected' }, { version: '1.5.0', status: 'unknown' }],
          },
        ],
      },
      { id: 'CVE-2', affects: [{ ref: 'a' }] },
    ],
  })
  deepEqual(
    statements.map(({ status, products }) => [status, products[0]!.component.label]),
    [
      ['affected', 'pkg:npm/a@9 1.0.0'],
      ['not_affected', 'pkg:npm/a@9 vers:npm/>=2.0.0'],
      ['under_investigation', 'pkg:npm/a@9 1.5.0'],
    ],
  )
})

for (const version of ['1.4', '1.5', '1.6', '1.7'])
  test(`cyclonedx ${version} is read`, () => deepEqual(bom({ vulnerabilities: [] }, version), []))

for (const [why, document, position] of [
  ['no VEX', { hello: 1 }, undefined],
  ['an SPDX document', { spdxVersion: 'SPDX-2.3' }, undefined],
  ['CycloneDX 1.3', { bomFormat: 'CycloneDX', specVersion: '1.3' }, 'specVersion'],
  ['CSAF 3', { document: { csaf_version: '3.0' } }, 'document.csaf_version'],
  [
    'a status that there is not',
    { '@context': 'https://openvex.dev/ns', statements: [{ vulnerability: 'CVE-1', status: 'ok' }] },
    'statements.0.status',
  ],
  ['a time that is none', { '@context': 'https://openvex.dev/ns', statements: [], timestamp: 'yesterday' }, 'timestamp'],
  ['a day that is none', { '@context': 'https://openvex.dev/ns', statements: [], timestamp: '2026-13-45T00:00:00Z' }, 'timestamp'],
] as const)
  test(`vex: ${why} is a ParseError that says where`, () =>
    throws(
      () => read(document),
      (error) => error instanceof ParseError && error.position === position,
    ))

test('vex: large and hostile documents end soon', () => {
  const long = 'a'.repeat(100_000)
  const products = Array.from({ length: 600 }, (_, i) => `pkg:npm/p${i}`)
  const many = {
    '@context': 'https://openvex.dev/ns',
    statements: Array.from({ length: 1000 }, () => ({ vulnerability: 'CVE-2026-0001', products, status: 'fixed' })),
  }
  throws(() => read(many), /more than 500000 products/)
  const statements = [
    `pkg:npm/${long}`,
    `cpe:2.3:a:${long}`,
    `cpe:/a:${long.slice(0, 900)}:${'%'.repeat(99)}`,
    long,
    `sha256:${long}`,
    `pkg:oci/x?repository_url=${'/'.repeat(5000)}`,
  ].map((product) => ({
    vulnerability: 'CVE-2026-0001',
    products: [product],
    status: 'not_affected',
    justification: long.slice(0, 60_000),
  }))
  judge(
    read({
      '@context': 'https://openvex.dev/ns',
      statements: statements.map((one) => ({ ...one, products: one.products.map((text) => text.slice(0, 65_536)) })),
    }),
  )
  let nested: object = { category: 'vendor', name: 'x' }
  for (let i = 0; i < 60; i++) nested = { category: 'vendor', name: 'x', branches: [nested] }
  throws(() => csafOf({ branches: [nested, nested] }, {}), /branches nested deeper than 50/)
})
