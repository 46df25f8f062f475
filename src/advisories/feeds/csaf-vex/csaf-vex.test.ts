import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { assert as check, property } from 'fast-check'
import { ParseError } from '#base/index.ts'
import type { Advisory, Package } from '#model/index.ts'
import { damaged } from '#testing/damage.ts'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import { matchPackages } from '../../match/match.ts'
import { feed } from '../registry.ts'

/*
 * The publishers' documents cannot be had here. These are small ones in the form that CSAF 2.0 gives (checked by its schema where that
 * lies beside the checkout), with product ids, CPEs and purls as Red Hat and SUSE describe theirs.
 */
const product = (id: string, helper: object = {}): object => ({ name: id, product_id: id, product_identification_helper: helper })
const branch = (category: string, name: string, more: object): object => ({ category, name, ...more })
const component = (id: string, of: string): object => ({
  category: 'default_component_of',
  full_product_name: { name: `${id} as a component of ${of}`, product_id: `${of}:${id}` },
  product_reference: id,
  relates_to_product_reference: of,
})

type Parts = {
  releases: readonly (readonly [string, string])[]
  packages: readonly (readonly [string, string])[]
  components: readonly (readonly [string, string])[]
  vulnerability: object
  category?: string
}

const csaf = ({ releases, packages, components, vulnerability, category = 'csaf_vex' }: Parts): string =>
  JSON.stringify({
    document: {
      category,
      csaf_version: '2.0',
      title: 'an example',
      publisher: { category: 'vendor', name: 'Example', namespace: 'https://www.example.com' },
      aggregate_severity: { text: 'Important' },
      tracking: {
        id: 'CVE-2024-0001',
        status: 'final',
        version: '1',
        initial_release_date: '2024-01-02T03:04:05+00:00',
        current_release_date: '2024-02-02T03:04:05.123+00:00',
        revision_history: [{ date: '2024-01-02T03:04:05+00:00', number: '1', summary: 'first' }],
      },
    },
    product_tree: {
      branches: [
        branch('vendor', 'Example', {
          branches: [
            branch('product_family', 'Releases', {
              branches: releases.map(([id, cpe]) => branch('product_name', id, { product: product(id, { cpe }) })),
            }),
            ...packages.map(([id, purl]) =>
              branch('product_version', id, { product: product(id, purl === '' ? { cpe: 'cpe:/a:x:y' } : { purl }) }),
            ),
          ],
        }),
      ],
      relationships: components.map(([id, of]) => component(id, of)),
    },
    vulnerabilities: [{ cve: 'CVE-2024-0001', ...vulnerability }],
  })

const BASE: readonly [string, string] = ['BaseOS-9.4.0.Z.MAIN', 'cpe:/o:redhat:enterprise_linux:9::baseos']
const LATER: readonly [string, string] = ['BaseOS-9.5.0.Z.MAIN', 'cpe:/o:redhat:enterprise_linux:9::baseos']
const EUS: readonly [string, string] = ['BaseOS-9.2.0.Z.EUS', 'cpe:/o:redhat:rhel_eus:9.2::baseos']
const PLAIN8: readonly [string, string] = ['red_hat_enterprise_linux_8', 'cpe:/o:redhat:enterprise_linux:8']
const PLAIN7: readonly [string, string] = ['red_hat_enterprise_linux_7', 'cpe:/o:redhat:enterprise_linux:7']
const APP8: readonly [string, string] = ['AppStream-8.9.0.Z.MAIN', 'cpe:/a:redhat:enterprise_linux:8::appstream']

const REDHAT = csaf({
  releases: [BASE, LATER, EUS, PLAIN8, PLAIN7],
  packages: [
    ['curl-0:7.76.1-29.el9_4.1.x86_64', 'pkg:rpm/redhat/curl@7.76.1-29.el9_4.1?arch=x86_64'],
    ['curl-0:7.76.1-31.el9.x86_64', 'pkg:rpm/redhat/curl@7.76.1-31.el9?arch=x86_64'],
    ['curl-0:7.76.1-20.el9_2.5.x86_64', 'pkg:rpm/redhat/curl@7.76.1-20.el9_2.5?arch=x86_64'],
    ['bind-32:9.16.23-18.el9_4.x86_64', 'pkg:rpm/redhat/bind@9.16.23-18.el9_4?arch=x86_64&epoch=32'],
    ['curl', 'pkg:rpm/redhat/curl?arch=src'],
    ['mingw-curl', ''],
    ['wget', 'pkg:rpm/redhat/wget?arch=src'],
    ['lynx', 'pkg:rpm/redhat/lynx?arch=src'],
  ],
  components: [
    ['curl-0:7.76.1-29.el9_4.1.x86_64', BASE[0]],
    ['curl-0:7.76.1-31.el9.x86_64', LATER[0]],
    ['curl-0:7.76.1-20.el9_2.5.x86_64', EUS[0]],
    ['bind-32:9.16.23-18.el9_4.x86_64', BASE[0]],
    ['curl', PLAIN8[0]],
    ['curl', PLAIN7[0]],
    ['mingw-curl', PLAIN8[0]],
    ['wget', PLAIN8[0]],
    ['lynx', PLAIN8[0]],
  ],
  vulnerability: {
    product_status: {
      fixed: [
        `${LATER[0]}:curl-0:7.76.1-31.el9.x86_64`,
        `${BASE[0]}:curl-0:7.76.1-29.el9_4.1.x86_64`,
        `${EUS[0]}:curl-0:7.76.1-20.el9_2.5.x86_64`,
        `${BASE[0]}:bind-32:9.16.23-18.el9_4.x86_64`,
      ],
      known_affected: [`${PLAIN8[0]}:curl`, `${PLAIN7[0]}:curl`, `${PLAIN8[0]}:mingw-curl`],
      known_not_affected: [`${PLAIN8[0]}:wget`],
      under_investigation: [`${PLAIN8[0]}:lynx`],
    },
    remediations: [
      { category: 'vendor_fix', details: 'update', product_ids: [`${BASE[0]}:curl-0:7.76.1-29.el9_4.1.x86_64`] },
      { category: 'no_fix_planned', details: 'Out of support scope', product_ids: [`${PLAIN7[0]}:curl`] },
      { category: 'no_fix_planned', details: 'Will not fix', product_ids: [`${PLAIN8[0]}:mingw-curl`] },
      { category: 'none_available', details: 'Fix deferred', product_ids: [`${PLAIN8[0]}:curl`] },
    ],
    scores: [
      {
        products: [`${PLAIN8[0]}:curl`],
        cvss_v3: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', baseScore: 9.8, baseSeverity: 'CRITICAL' },
      },
    ],
    threats: [{ category: 'impact', details: 'Important' }],
  },
})

const MODULE = 'nodejs:18:8090020231019152822:a75119d5'
/** A package of a module is a component of the module, which is one of the release. */
const MODULAR = csaf({
  releases: [APP8],
  packages: [
    [MODULE, 'pkg:rpmmod/redhat/nodejs@18:8090020231019152822:a75119d5'],
    [
      'nodejs-1:18.18.2-1.module+el8.9.0+20397+1.x86_64',
      'pkg:rpm/redhat/nodejs@18.18.2-1.module%2Bel8.9.0%2B20397%2B1?arch=x86_64&epoch=1',
    ],
  ],
  components: [
    [MODULE, APP8[0]],
    ['nodejs-1:18.18.2-1.module+el8.9.0+20397+1.x86_64', `${APP8[0]}:${MODULE}`],
  ],
  vulnerability: { product_status: { fixed: [`${APP8[0]}:${MODULE}:nodejs-1:18.18.2-1.module+el8.9.0+20397+1.x86_64`] } },
})

/** Reasons for not being affected: a flag, an impact statement, one for all products, a rating that is no reason, none. */
const cleared = (more: object, ids = [`${PLAIN8[0]}:wget`]): string =>
  csaf({
    releases: [PLAIN8],
    packages: [['wget', 'pkg:rpm/redhat/wget?arch=src']],
    components: [['wget', PLAIN8[0]]],
    vulnerability: { product_status: { known_not_affected: ids }, ...more },
  })
const WGET = [`${PLAIN8[0]}:wget`]

const SLES: readonly [string, string] = ['SUSE Linux Enterprise Server 15 SP5', 'cpe:/o:suse:sles:15:sp5']
const BASESYSTEM: readonly [string, string] = [
  'SUSE Linux Enterprise Module for Basesystem 15 SP5',
  'cpe:/o:suse:sle-module-basesystem:15:sp5',
]
const LEAP: readonly [string, string] = ['openSUSE Leap 15.5', 'cpe:/o:opensuse:leap:15.5']
const MICRO: readonly [string, string] = ['SUSE Linux Enterprise Micro 5.5', 'cpe:/o:suse:sle-micro:5.5']
const SUSE = csaf({
  releases: [SLES, BASESYSTEM, LEAP, MICRO],
  packages: [
    ['libcurl4-8.0.1-150400.5.41.1.x86_64', 'pkg:rpm/suse/libcurl4@8.0.1-150400.5.41.1?arch=x86_64'],
    // Without a purl the product id tells.
    ['curl-8.0.1-150400.5.41.1.x86_64', ''],
    ['wget', ''],
  ],
  components: [
    ['libcurl4-8.0.1-150400.5.41.1.x86_64', SLES[0]],
    ['curl-8.0.1-150400.5.41.1.x86_64', BASESYSTEM[0]],
    ['curl-8.0.1-150400.5.41.1.x86_64', LEAP[0]],
    ['wget', MICRO[0]],
  ],
  vulnerability: {
    product_status: {
      recommended: [
        `${SLES[0]}:libcurl4-8.0.1-150400.5.41.1.x86_64`,
        `${BASESYSTEM[0]}:curl-8.0.1-150400.5.41.1.x86_64`,
        `${LEAP[0]}:curl-8.0.1-150400.5.41.1.x86_64`,
      ],
      known_affected: [`${MICRO[0]}:wget`],
    },
  },
})

const redhat = feed('redhat-vex')!
const read = (text: string, id = 'redhat-vex') => recordsOf(feed(id)!, '2024/cve-2024-0001.json', text)

test('Red Hat: the lowest fix of the main releases, states of what is not fixed, what is not affected; no extended support', () =>
  deepEqual(linesOf(read(REDHAT)), [
    'CVE-2024-0001 Red Hat:enterprise_linux:9 curl >=0 <7.76.1-29.el9_4.1 [important]',
    'CVE-2024-0001 Red Hat:enterprise_linux:9 bind >=0 <32:9.16.23-18.el9_4 [important]',
    'CVE-2024-0001 Red Hat:enterprise_linux:8 curl >=0 [important] [postponed]',
    'CVE-2024-0001 Red Hat:enterprise_linux:7 curl >=0 [important] [end-of-life]',
    'CVE-2024-0001 Red Hat:enterprise_linux:8 mingw-curl >=0 [important] [ignored]',
    'CVE-2024-0001 Red Hat:enterprise_linux:8 lynx >=0 [important] [undetermined]',
    'CVE-2024-0001 Red Hat:enterprise_linux:8 wget [important]',
  ]))

for (const [why, more, expected] of [
  ['a flag', { flags: [{ label: 'vulnerable_code_not_present', product_ids: WGET }] }, 'vulnerable_code_not_present'],
  ['an impact statement', { threats: [{ category: 'impact', details: 'It has no FTP.', product_ids: WGET }] }, 'It has no FTP.'],
  [
    'both',
    {
      flags: [{ label: 'component_not_present', product_ids: WGET }],
      threats: [{ category: 'impact', details: 'It has no FTP.', product_ids: WGET }],
    },
    'component_not_present; It has no FTP.',
  ],
  ['an impact on all products', { threats: [{ category: 'impact', details: 'Nothing calls it.' }] }, 'Nothing calls it.'],
  ['a rating, which is no reason', { threats: [{ category: 'impact', details: 'Moderate', product_ids: WGET }] }, undefined],
  ['a flag of another product', { flags: [{ label: 'component_not_present', product_ids: ['x:y'] }] }, undefined],
  ['none', {}, undefined],
  [
    'a reason, and yet known to be affected',
    {
      product_status: { known_not_affected: WGET, known_affected: WGET },
      flags: [{ label: 'component_not_present', product_ids: WGET }],
    },
    undefined,
  ],
] as const)
  test(`Red Hat: why it is not affected: ${why}`, () => {
    const [record] = read(cleared(more))
    ok(record?.kind === 'advisory')
    const { justification, impact } = record.advisory.affected[0]?.notAffected ?? {}
    equal([justification, impact].filter((text) => text !== undefined).join('; ') || undefined, expected)
  })

test('Red Hat: times and vectors', () => {
  const [record] = read(REDHAT)
  ok(record?.kind === 'advisory')
  deepEqual(
    [record.advisory.published, record.advisory.modified, record.advisory.vectors],
    ['2024-01-02T03:04:05Z', '2024-02-02T03:04:05Z', ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H']],
  )
})

test('Red Hat: a package of a module stream', () => {
  const [record] = read(MODULAR)
  ok(record?.kind === 'advisory')
  deepEqual(record.advisory.affected, [
    {
      ecosystem: 'Red Hat:enterprise_linux:8',
      name: 'nodejs',
      ranges: [{ events: [{ introduced: '0' }, { fixed: '1:18.18.2-1.module+el8.9.0+20397+1' }] }],
      versions: [],
      modules: ['nodejs:18'],
    },
  ])
})

test('SUSE: products and modules of a service pack, Leap, Micro; what is recommended is fixed', () =>
  deepEqual(linesOf(read(SUSE, 'suse-vex')), [
    'CVE-2024-0001 SUSE:15.5 libcurl4 >=0 <8.0.1-150400.5.41.1 [important]',
    'CVE-2024-0001 SUSE:15.5 curl >=0 <8.0.1-150400.5.41.1 [important]',
    'CVE-2024-0001 openSUSE:Leap 15.5 curl >=0 <8.0.1-150400.5.41.1 [important]',
    'CVE-2024-0001 SUSE:Linux Micro 5.5 wget >=0 [important]',
  ]))

const schemas = new URL('../../../../../shared/schemas/csaf/', import.meta.url)
const load = (name: string): object => JSON.parse(readFileSync(new URL(name, schemas), 'utf8')) as object
if (existsSync(schemas))
  test('the examples are CSAF 2.0 by its schema', () => {
    const ajv = new Ajv2020({ strict: false, logger: false })
    addFormats.default(ajv)
    for (const name of ['cvss-v2.0.json', 'cvss-v3.0.json', 'cvss-v3.1.json']) {
      // The older drafts that these are written in say nothing that the newest one reads otherwise.
      const { $schema: _, id: __, $id: ___, ...schema } = load(name) as Readonly<Record<string, unknown>>
      ajv.addSchema(schema, `https://www.first.org/cvss/${name}`)
    }
    const validate = ajv.compile(load('csaf-2.0.json'))
    const flagged = cleared({ flags: [{ label: 'vulnerable_code_not_present', product_ids: WGET }] })
    for (const text of [REDHAT, MODULAR, SUSE, flagged]) ok(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 3)))
  })
else test('CSAF schema (corpus absent)', (t) => t.diagnostic('the schemas are not beside the checkout'))

const packageOf = (name: string, version: string, source = name): Package => ({
  purl: `pkg:rpm/redhat/${name}@${version}`,
  type: 'rpm',
  name,
  version,
  source: { name: source, version },
  locations: [],
  foundBy: ['rpm-database'],
  evidence: 'installed',
  dependsOn: [],
})

/** What the two feeds and an erratum of OSV's say of it together. */
function judged(pkg: Package, release: string, records: readonly Advisory[]) {
  const data = {
    lookup: (ecosystem: string, name: string) =>
      records.flatMap((one) => {
        const affected = one.affected.filter(
          (entry) => entry.ecosystem.replace('enterprise_linux:', '') === ecosystem && entry.name === name,
        )
        return affected.length > 0 ? [{ ...one, affected }] : []
      }),
    knownExploited: () => undefined,
    epss: () => undefined,
    asOf: () => undefined,
    vectorsOf: () => [],
  }
  return matchPackages([pkg], { id: 'rhel', version: release, like: [] }, data).map(({ id, remediation, reasons }) => [
    id,
    remediation.action === 'upgrade' ? remediation.to : remediation.action,
    reasons[0]?.state,
  ])
}

for (const [name, version, release, expected, why] of [
  ['curl', '7.76.1-26.el9', '9.4', [['CVE-2024-0001', '7.76.1-29.el9_4.1', undefined]], 'before the fix'],
  ['curl', '7.76.1-29.el9_4.1', '9.4', [], 'the fix'],
  ['curl', '7.61.1-33.el8', '8.9', [['CVE-2024-0001', 'none-known', 'postponed']], 'known affected'],
  ['curl', '7.29.0-59.el7', '7.9', [['CVE-2024-0001', 'none-known', 'end-of-life']], 'out of support'],
  ['wget', '1.19.5-11.el8', '8.9', [], 'known not affected'],
  ['lynx', '2.8.9-4.el8', '8.9', [['CVE-2024-0001', 'none-known', 'undetermined']], 'under investigation'],
  ['libcurl', '7.61.1-33.el8', '8.9', [['CVE-2024-0001', 'none-known', 'postponed']], 'by its source'],
] as const)
  test(`Red Hat: ${name} ${version} of release ${release}: ${why}`, () => {
    const advisories = read(REDHAT).flatMap((one) => (one.kind === 'advisory' ? [one.advisory] : []))
    deepEqual(judged(packageOf(name, version, name === 'libcurl' ? 'curl' : name), release, advisories), expected)
  })

test('a document of another profile, a tree without end, too many products: a ParseError or nothing', () => {
  throws(
    () => read(csaf({ releases: [], packages: [], components: [], vulnerability: {}, category: 'csaf_security_advisory' })),
    ParseError,
  )
  const deep = `${'{"branches":['.repeat(60)}${']}'.repeat(60)}`
  throws(() => read(REDHAT.replace('"branches":[', `"branches":[${deep},`)), ParseError)
  // A relationship that leads to itself is no product of any release.
  const loop = csaf({ releases: [], packages: [], components: [], vulnerability: { product_status: { fixed: ['a:b'] } } }).replace(
    '"relationships":[]',
    '"relationships":[{"category":"default_component_of","full_product_name":{"name":"x","product_id":"a:b"},"product_reference":"a:b","relates_to_product_reference":"a:b"}]',
  )
  deepEqual(linesOf(read(loop)), [])
})

test('damaged documents are records or a ParseError', () =>
  check(
    property(damaged(Buffer.from(REDHAT)), (bytes) => {
      try {
        ok(recordsOf(redhat, 'cve-2024-0001.json', bytes).length >= 0)
      } catch (error) {
        ok(error instanceof ParseError, String(error))
      }
    }),
  ))

test('the names of the documents as they are published', () => {
  for (const path of ['2024/cve-2024-0001.json', 'cve-2024-12345.json', 'csaf-vex/cve-2024-0001.json']) ok(redhat.wants(path), path)
  for (const path of ['changes.csv', 'index.txt', '2024/cve-2024-0001.json.sha256', 'rhsa-2024_0001.json']) equal(redhat.wants(path), false)
})
