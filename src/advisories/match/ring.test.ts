import { equal, ok } from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Package } from '#model/index.ts'
import { openDatabase } from '../database/database.ts'
import { unpackSnapshot } from '../database/snapshot.ts'
import { coverageAreas } from './areas.ts'
import { targetsOf } from './ecosystem.ts'
import { matchPackages } from './match.ts'

const packageOf = (type: string, name: string, version: string): Package => ({
  purl: `pkg:${type}/${name}@${version}`,
  type,
  name,
  version,
  locations: [],
  foundBy: [],
  evidence: 'installed',
  dependsOn: [],
})

/** A version of each with a vulnerability that its publisher announced for it. */
const VULNERABLE = [
  ['generic', 'node', '20.3.0', 'CVE-2023-32002'],
  ['generic', 'python', '3.11.3', 'CVE-2023-40217'],
  ['generic', 'php', '8.1.15', 'CVE-2023-3824'],
  ['generic', 'ruby', '3.1.3', 'CVE-2024-27282'],
  ['generic', 'nginx', '1.20.0', 'CVE-2021-23017'],
  ['generic', 'httpd', '2.4.49', 'CVE-2021-41773'],
  ['generic', 'redis', '7.0.4', 'CVE-2022-35951'],
  ['generic', 'postgresql', '15.3', 'CVE-2023-39417'],
  ['generic', 'mariadb', '10.6.7', 'CVE-2022-32091'],
  ['generic', 'openjdk', '17.0.1', 'CVE-2022-21449'],
  ['generic', 'haproxy', '2.4.2', 'CVE-2021-40346'],
  ['generic', 'memcached', '1.6.21', 'CVE-2023-46852'],
  ['generic', 'envoy', '1.27.0', 'CVE-2023-44487'],
  ['generic', 'tomcat', '10.1.13', 'CVE-2023-44487'],
  ['generic', 'git', '2.39.0', 'CVE-2024-32002'],
  ['generic', 'lua', '5.4.4', 'CVE-2022-33099'],
  ['generic', 'sqlite', '3.39.1', 'CVE-2022-35737'],
  ['generic', 'varnish', '7.1.0', 'CVE-2022-38150'],
  ['generic', 'wordpress', '6.4.1', 'CVE-2024-31210'],
  ['generic', 'drupal', '9.3.0', 'CVE-2022-25277'],
  ['generic', 'ghc', '9.4.8', 'HSEC-2024-0008'],
  ['golang', 'github.com/hashicorp/vault', 'v1.13.0', 'CVE-2023-2121'],
  ['golang', 'github.com/hashicorp/consul', 'v1.13.1', 'CVE-2022-40716'],
  ['golang', 'github.com/traefik/traefik/v2', 'v2.10.4', 'CVE-2023-47106'],
  ['hex', 'plug', '1.3.0', 'GHSA-2q6v-32mr-8p8x'],
  ['hackage', 'aeson', '0.11.0.0', 'CVE-2022-3433'],
] as const

/** What no data comes along for is said, with the ecosystem that an update would bring. */
const UNCOVERED = [
  ['pub', 'http', '0.13.0', 'Pub'],
  ['cran', 'jsonlite', '1.8.4', 'CRAN'],
  ['bioconductor', 'limma', '3.54.0', 'Bioconductor'],
  ['conan', 'zlib', '1.2.11', 'ConanCenter'],
  ['github', 'actions/checkout', 'v4', 'GitHub Actions'],
  ['github', 'actions/checkout', 'main', 'github packages from version control'],
  ['generic', 'linux', '6.1.76', 'Linux'],
  ['generic', 'linux', '5.15.0-91-generic', 'generic'],
  ['generic', 'openssl', '3.0.7', 'generic'],
  ['cocoapods', 'AFNetworking', '4.0.1', 'cocoapods'],
  ['cpan', 'Try-Tiny', '0.31', 'cpan'],
  ['luarocks', 'luasocket', '3.1.0-1', 'luarocks'],
  ['nix', 'openssl', '3.0.13', 'nix'],
  ['otp', 'ssl', '10.8.7', 'otp'],
] as const

test('the snapshot: programs and packages of every type are found under the names that its sources use', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-ring-'))
  t.after(() => rm(folder, { recursive: true }))
  const { path } = await unpackSnapshot(folder, new URL('../../../data/advisories', import.meta.url).pathname)
  const data = openDatabase(path)
  t.after(() => data.close())
  for (const [type, name, version, id] of VULNERABLE)
    await t.test(`${name} ${version} has ${id}`, () => {
      const findings = matchPackages([packageOf(type, name, version)], undefined, data)
      const found = findings.find((one) => one.id === id || one.aliases.includes(id))
      ok(found, findings.map((one) => one.id).join(' '))
    })
  for (const [type, name, version, area] of UNCOVERED)
    await t.test(`${name} ${version} is not assessed: ${area}`, () => {
      const [coverage] = coverageAreas([packageOf(type, name, version)], undefined, data.sourcesOf)
      equal(coverage?.area, area)
      equal(coverage?.status, 'not-assessed')
    })
})

for (const [ref, version] of [
  ['v4.1.2', '4.1.2'],
  ['4.1.2', '4.1.2'],
  // The tag of a line is moved to its latest release.
  ['v4', '4.999999.999999'],
  ['v4.1', '4.1.999999'],
  ['v2.0.0-beta.1', '2.0.0-beta.1'],
] as const)
  test(`an action at ${ref} is ${version}`, () =>
    equal(targetsOf(packageOf('github', 'tj-actions/changed-files', ref), undefined)[0]?.version, version))
