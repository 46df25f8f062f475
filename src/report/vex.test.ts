import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { applyVex, readVex } from '#advisories/index.ts'
import { type Finding, type Result, type Subject, type VexUse, type VulnerabilityFinding, parsePurl } from '#model/index.ts'
import { finding, result } from '#testing/results.ts'
import { haveSchemas, schemaOf } from '#testing/vex-schemas.ts'
import { reporter } from './registry.ts'
import { subjectPurl } from './subject-purl.ts'

const FORMATS = [
  ['openvex', 'openvex'],
  ['cyclonedx-vex', 'cyclonedx'],
] as const
const options = { color: false, width: 100, all: false }
const write = (id: string, given: Result, author?: string): string =>
  reporter(id)!.write(given, author === undefined ? options : { ...options, author })

const use = (status: VexUse['status'], more: Partial<VexUse> = {}): VexUse => ({
  source: 'vendor.json',
  author: 'Vendor',
  status,
  time: '2026-01-01T00:00:00Z',
  ...more,
})
const numbered = (number: number, change: Partial<VulnerabilityFinding>): VulnerabilityFinding =>
  finding({ id: `CVE-2026-100${number}`, aliases: [`GHSA-${number}`], fingerprint: String(number), ...change })

const judged: readonly VulnerabilityFinding[] = [
  numbered(0, {}),
  numbered(1, { status: 'not-affected', vex: use('not_affected', { justification: 'component_not_present' }) }),
  numbered(2, {
    status: 'not-affected',
    vex: use('not_affected', { justification: 'requires_environment', statement: 'only on Windows' }),
  }),
  numbered(3, { status: 'not-affected', vex: use('not_affected', { statement: 'we never call it' }) }),
  numbered(4, { status: 'not-affected', vex: use('not_affected', { justification: 'false_positive' }) }),
  numbered(5, { status: 'fixed', vex: use('fixed') }),
  numbered(6, { vex: use('affected', { statement: 'turn it off' }) }),
  numbered(7, { vex: use('under_investigation') }),
  numbered(8, {
    status: 'excepted',
    exception: { source: 'plimsoll.yaml:3', owner: 'alice@example.com', reason: 'secret plan', expires: '2026-12-01T00:00:00Z' },
  }),
  numbered(9, { status: 'not-affected', vex: use('not_affected', { justification: 'vulnerable_code_cannot_be_controlled_by_adversary' }) }),
]

const sha = (digit: string): string => `sha256:${digit.repeat(64)}`
const image: Subject = {
  kind: 'image',
  name: 'registry.example:5000/team/shop:1',
  digest: sha('a'),
  image: { repository: 'registry.example:5000/team/shop', tag: '1', platform: 'linux/arm64/v8', config: sha('b'), layers: [] },
}
const subjects: Readonly<Record<string, Subject>> = {
  'an image': image,
  'an image in an archive': { ...image, name: './My App.tar', image: { platform: 'linux/amd64', config: sha('b'), layers: [] } },
  'a folder': { kind: 'directory', name: 'examples/shop', digest: sha('c') },
  'an SBOM': { kind: 'sbom', name: 'shop.cdx.json' },
}

/** As it was found, before anybody said anything. */
const plain = ({ id, aliases, fingerprint }: VulnerabilityFinding): VulnerabilityFinding => finding({ id, aliases, fingerprint })

for (const [name, subject] of Object.entries(subjects))
  for (const [id, format] of FORMATS) {
    const given = result(judged, { subject })
    test(`${id} of ${name}: read back it says the same`, () => {
      const document = readVex(Buffer.from(write(id, given)), 'own.json')
      equal(document.author, 'plimsoll')
      equal(document.time, given.inputs.time)
      const { findings, unused } = applyVex(judged.map(plain), { subject, packages: given.packages }, [[document]], given.inputs.time)
      deepEqual(unused, [])
      // An accepted risk is no status of VEX: whoever reads the document is affected.
      const told = (one: Finding): string => `${one.id} ${one.status} ${one.vex?.status}`
      const status = ({ vex, status: was }: Finding): string => vex?.status ?? (was === 'excepted' ? 'affected' : 'under_investigation')
      deepEqual(
        findings.map(told),
        judged.map((one) => `${one.id} ${one.status === 'excepted' ? 'open' : one.status} ${status(one)}`),
      )
    })
    if (haveSchemas)
      test(`${id} of ${name}: valid by the published schema`, () => equal(schemaOf(format)(JSON.parse(write(id, given))), undefined))
  }

for (const [id] of FORMATS)
  test(`${id}: about one image it says nothing of another`, () => {
    const document = readVex(Buffer.from(write(id, result(judged, { subject: image }))), 'own.json')
    const other: Subject = { ...image, digest: sha('d'), image: { ...image.image!, config: sha('e') } }
    const { findings, unused } = applyVex(
      judged.map(plain),
      { subject: other, packages: result().packages },
      [[document]],
      result().inputs.time,
    )
    ok(findings.every(({ vex }) => vex === undefined))
    equal(unused.length, judged.length)
  })

if (!haveSchemas) test('vex report schemas (corpus absent)', (t) => t.diagnostic('the schemas are not beside the checkout'))

for (const [id] of FORMATS)
  test(`${id}: packages of which the same is said stand together; owner and reason of an exception do not leave the house`, () => {
    const two = [numbered(0, {}), numbered(0, { package: 'pkg:npm/lodash@3.0.0', fingerprint: 'x' })]
    const document = JSON.parse(write(id, result(two), 'Shop Security')) as { statements?: unknown[]; vulnerabilities?: unknown[] }
    equal((document.statements ?? document.vulnerabilities)!.length, 1)
    match(JSON.stringify(document), /Shop Security/)
    const text = write(id, result(judged))
    ok(!/alice|secret plan|plimsoll\.yaml|vendor\.json/.test(text))
    match(text, /the risk is accepted until 2026-12-01T00:00:00Z; upgrade to 4\.17\.12/)
  })

test('openvex: a word of CycloneDX that OpenVEX has not is told in a sentence', () => {
  const { statements } = JSON.parse(write('openvex', result(judged))) as { statements: Record<string, unknown>[] }
  const at = (number: number): unknown[] => [statements[number]!['justification'], statements[number]!['impact_statement']]
  deepEqual([1, 2, 3, 4].map(at), [
    ['component_not_present', undefined],
    [undefined, 'requires environment: only on Windows'],
    [undefined, 'we never call it'],
    [undefined, 'false positive'],
  ])
  equal(statements[1]!['status_notes'], 'stated by Vendor on 2026-01-01T00:00:00Z')
})

for (const [subject, expected] of [
  [image, `pkg:oci/shop@${sha('a')}?arch=arm64&repository_url=registry.example:5000%2Fteam%2Fshop&tag=1`],
  [subjects['an image in an archive']!, `pkg:oci/my-app.tar@${sha('a')}?arch=amd64`],
  [subjects['a folder']!, undefined],
] as const)
  test(`the purl of ${subject.name}`, () => {
    const purl = subjectPurl(subject)
    equal(purl, expected)
    if (purl !== undefined) equal(parsePurl(purl).version, subject.digest)
  })
