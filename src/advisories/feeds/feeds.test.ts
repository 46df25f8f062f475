import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, uint8Array } from 'fast-check'
import { ParseError } from '#base/index.ts'
import { damaged } from '#testing/damage.ts'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import type { Feed } from './contract.ts'
import { feeds } from './registry.ts'

const osv = (ecosystem: string): string =>
  JSON.stringify({
    id: 'X-1',
    affected: [{ package: { ecosystem, name: 'a' }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.2.3' }] }] }],
  })
const secdb = JSON.stringify({ distroversion: 'v3.20', packages: [{ pkg: { name: 'curl', secfixes: { '8.0-r0': ['CVE-2024-0001'] } } }] })

/** A file of each feed, where its archive has it, and what it says. */
const SAMPLES: Readonly<Record<string, readonly [path: string, text: string, lines: readonly string[]]>> = {
  almalinux: ['advisories/almalinux9/ALSA-1.json', osv('AlmaLinux:9'), ['X-1 AlmaLinux:9 a >=0 <1.2.3']],
  alpine: ['v3.20/main.json', secdb, ['CVE-2024-0001 Alpine:v3.20 curl >=0 <8.0-r0']],
  bitnami: ['data/a/BIT-a-1.json', osv('Bitnami'), ['X-1 Bitnami a >=0 <1.2.3']],
  chainguard: ['chainguard/security.json', secdb, ['CVE-2024-0001 Chainguard curl >=0 <8.0-r0']],
  'cisa-kev': ['known_exploited_vulnerabilities.json', '{"vulnerabilities":[{"cveID":"CVE-2021-44228","dateAdded":"2021-12-10"}]}', []],
  debian: [
    'data/DSA/list',
    '[01 Jan 2024] DSA-5000-1 curl - security update\n\t{CVE-2024-0001}\n\t[bookworm] - curl 7.88.1-10+deb12u5\n',
    ['DSA-5000-1 (CVE-2024-0001) Debian:12 curl >=0 <7.88.1-10+deb12u5'],
  ],
  'debian-tracker': [
    'data/json',
    '{"curl":{"CVE-2024-0001":{"releases":{"bookworm":{"status":"open"}}}}}',
    ['CVE-2024-0001 Debian:12 curl >=0'],
  ],
  drupal: [
    'advisories/a/DRUPAL-1.json',
    osv('Packagist:https://packages.drupal.org/8'),
    ['X-1 Packagist:https://packages.drupal.org/8 a >=0 <1.2.3'],
  ],
  elixir: [
    'packages/a/CVE-1.yml',
    'id: X-1\npackage: a\ncve: 2024-0001\nvulnerable_version_ranges: ["< 1.2.3"]\n',
    ['X-1 (CVE-2024-0001) Hex a >=0 <1.2.3'],
  ],
  epss: ['epss_scores-current.csv', 'cve,epss,percentile\nCVE-1999-0001,0.0123,0.8\n', []],
  friendsofphp: [
    'a/a/2018-03-06.yaml',
    "cve: CVE-2018-0001\nbranches:\n  master:\n    versions: ['<1.2.3']\nreference: composer://a/a\n",
    ['CVE-2018-0001 Packagist a/a >=0 <1.2.3'],
  ],
  ghsa: ['GHSA-1.json', osv('npm'), ['X-1 npm a >=0 <1.2.3']],
  go: ['data/osv/GO-1.json', osv('Go'), ['X-1 Go a >=0 <1.2.3']],
  haskell: [
    'advisories/published/2023/HSEC-2023-0001.md',
    '```toml\n[advisory]\nid = "HSEC-1"\n[[affected]]\npackage = "a"\n[[affected.versions]]\nintroduced = "0"\nfixed = "1.2.3"\n```\n',
    ['HSEC-1 Hackage a >=0 <1.2.3'],
  ],
  'nodejs-wg': ['vuln/npm/1.json', '{"id":1,"module_name":"ws","vulnerable_versions":"<1.1.1"}', ['NSWG-ECO-1 npm ws >=0 <1.1.1']],
  'nvd-overrides': [
    'data/2024/CVE-2024-0001.json',
    '{"_annotation":{"cve_id":"CVE-2024-0001"},"cve":{"configurations":[{"nodes":[{"cpeMatch":[{"criteria":"cpe:2.3:a:a:a:*:*:*:*:*:node.js:*:*","vulnerable":true}]}]}]}}',
    ['CVE-2024-0001 npm a >=0'],
  ],
  osv: ['X-1.json', osv('PyPI'), ['X-1 PyPI a >=0 <1.2.3']],
  pypa: ['vulns/a/PYSEC-1.yaml', osv('PyPI'), ['X-1 PyPI a >=0 <1.2.3']],
  'redhat-vex': [
    '2024/cve-2024-0001.json',
    '{"document":{"category":"csaf_vex","tracking":{"id":"X-1"}},"product_tree":{"branches":[{"product":{"product_id":"r","product_identification_helper":{"cpe":"cpe:/o:redhat:enterprise_linux:9"}}},{"product":{"product_id":"a","product_identification_helper":{"purl":"pkg:rpm/x/a@1.2.3-1"}}}],"relationships":[{"category":"default_component_of","product_reference":"a","relates_to_product_reference":"r","full_product_name":{"product_id":"r:a"}}]},"vulnerabilities":[{"cve":"CVE-2024-0001","product_status":{"fixed":["r:a"]}}]}',
    ['CVE-2024-0001 Red Hat:enterprise_linux:9 a >=0 <1.2.3-1'],
  ],
  retirejs: [
    'repository/npmrepository.json',
    '{"a":{"vulnerabilities":[{"below":"1.2.3","identifiers":{"CVE":["CVE-2024-0001"]}}]}}',
    ['CVE-2024-0001 npm a >=0 <1.2.3'],
  ],
  rubysec: ['gems/a/CVE-1.yml', 'gem: a\ncve: 2024-0001\npatched_versions: [">= 1.2.3"]\n', ['CVE-2024-0001 RubyGems a >=0 <1.2.3']],
  rustsec: [
    'crates/a/R.md',
    '```toml\n[advisory]\nid = "RUSTSEC-1"\npackage = "a"\n[versions]\npatched = [">= 1.2.0"]\n```\n',
    ['RUSTSEC-1 crates.io a >=0 <1.2.0'],
  ],
  'suse-vex': [
    'cve-2024-0001.json',
    '{"document":{"category":"csaf_vex","tracking":{"id":"X-1"}},"product_tree":{"branches":[{"product":{"product_id":"r","product_identification_helper":{"cpe":"cpe:/o:suse:sles:15:sp5"}}},{"product":{"product_id":"a","product_identification_helper":{"purl":"pkg:rpm/x/a@1.2.3-1"}}}],"relationships":[{"category":"default_component_of","product_reference":"a","relates_to_product_reference":"r","full_product_name":{"product_id":"r:a"}}]},"vulnerabilities":[{"cve":"CVE-2024-0001","product_status":{"fixed":["r:a"]}}]}',
    ['CVE-2024-0001 SUSE:15.5 a >=0 <1.2.3-1'],
  ],
  wolfi: ['os/security.json', secdb, ['CVE-2024-0001 Wolfi curl >=0 <8.0-r0']],
}

test('feeds: sorted, each id once, with a sample; partial ones say what they lack', () => {
  const ids = feeds.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted())
  deepEqual(Object.keys(SAMPLES).toSorted(), ids)
  for (const { coverage, lacks, licence, title } of feeds) ok((coverage === 'complete' || lacks) && licence && title)
})

test('feeds: addresses are https and of their own', () => {
  const addresses = feeds.flatMap(({ publication }) =>
    publication ? (publication.parts.length > 0 ? publication.parts : ['']).flatMap(publication.addresses) : [],
  )
  ok(addresses.length > 60)
  deepEqual(addresses, [...new Set(addresses)])
  for (const address of addresses) ok(new URL(address).protocol === 'https:', address)
})

const attempt = (feed: Feed, path: string, bytes: Uint8Array): void => {
  try {
    equal(typeof recordsOf(feed, path, bytes).length, 'number')
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
  }
}

for (const feed of feeds) {
  const [path, text, lines] = SAMPLES[feed.id]!
  test(`feed ${feed.id}: its file is wanted and read`, () => {
    ok(feed.wants(path))
    const records = recordsOf(feed, path, text)
    deepEqual(linesOf(records), lines)
    ok(records.length > 0)
    for (const record of records) if (record.kind === 'advisory') equal(record.advisory.source, feed.id)
  })
  test(`feed ${feed.id}: damaged files and any bytes are records or a ParseError`, () => {
    check(property(damaged(Buffer.from(text)), (bytes) => attempt(feed, path, bytes)))
    check(property(uint8Array({ maxLength: 200 }), (bytes) => attempt(feed, path, bytes)))
  })
}
