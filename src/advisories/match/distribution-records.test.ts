import { deepEqual } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Distribution, Package } from '#model/index.ts'
import { formatPurl } from '#model/index.ts'
import { buildDatabase } from '../database/build.ts'
import { openDatabase } from '../database/database.ts'
import type { FeedFile } from '../feeds/contract.ts'
import { osvFeed } from '../feeds/osv/osv.ts'
import { feed } from '../feeds/registry.ts'
import { matchPackages } from './match.ts'

/** Records in the shapes that each distribution publishes on osv.dev, cut to what tells the versions; ids and versions are real where they are short. */
type Fix = readonly [ecosystem: string, name: string, ...events: (readonly [string, string])[]]

const record = (id: string, extra: Record<string, unknown>, ...fixes: Fix[]): FeedFile => ({
  path: `${id}.json`,
  bytes: Buffer.from(
    JSON.stringify({
      id,
      schema_version: '1.7.3',
      modified: '2025-01-01T00:00:00Z',
      published: '2025-01-01T00:00:00Z',
      ...extra,
      affected: fixes.map(([ecosystem, name, ...events]) => ({
        package: { ecosystem, name },
        ranges: [{ type: 'ECOSYSTEM', events: events.map(([kind, version]) => ({ [kind]: version })) }],
        ecosystem_specific: { binaries: [{ [name]: '1' }] },
      })),
    }),
  ),
})

const from = ['introduced', '0'] as const
const fixed = (version: string) => ['fixed', version] as const

const RECORDS: readonly FeedFile[] = [
  record(
    'DEBIAN-CVE-2023-38545',
    { upstream: ['CVE-2023-38545'] },
    ['Debian:12', 'curl', from, fixed('7.88.1-10+deb12u4')],
    ['Debian:11', 'curl', from],
  ),
  record(
    'UBUNTU-CVE-2022-1',
    { upstream: ['CVE-2022-1'] },
    ['Ubuntu:22.04:LTS', 'vim', from, fixed('2:8.2.3995-1ubuntu2.1')],
    ['Ubuntu:Pro:18.04:LTS', 'vim', from, fixed('2:8.0.1453-1ubuntu1.13+esm9')],
  ),
  record(
    'UBUNTU-CVE-2022-2',
    { upstream: ['CVE-2022-2'] },
    ['Ubuntu:20.04:LTS', 'ffmpeg', from],
    ['Ubuntu:Pro:20.04:LTS', 'ffmpeg', from, fixed('7:4.2.7-0ubuntu0.1+esm1')],
    ['Ubuntu:Pro:FIPS-updates:20.04:LTS', 'openssl', from, fixed('9')],
  ),
  record(
    'DEBIAN-CVE-2023-5',
    { upstream: ['CVE-2023-5'] },
    ['Debian:12', 'linux', from, fixed('6.1.66-1')],
    ['Debian:11', 'linux-6.1', from, fixed('6.1.66-1~deb11u1')],
  ),
  record('UBUNTU-CVE-2023-6', { upstream: ['CVE-2023-6'] }, ['Ubuntu:22.04:LTS', 'linux-hwe-6.5', from, fixed('6.5.0-15.15~22.04.1')]),
  record('ALPINE-CVE-2023-1', { upstream: ['CVE-2023-1'] }, ['Alpine:v3.19', 'busybox', from, fixed('1.36.1-r16')]),
  record(
    'CGA-aaaa-bbbb-cccc',
    { upstream: ['CVE-2024-7'], aliases: ['CVE-2024-7'] },
    ['Chainguard', 'go-1.22', from, fixed('1.22.5-r0')],
    ['Wolfi', 'go-1.22', from, fixed('1.22.5-r0')],
    ['Wolfi', 'curl', from, fixed('0')],
  ),
  record('MINI-1', { upstream: ['CVE-2024-8'] }, ['MinimOS', 'zlib', from, fixed('1.3.1-r1')]),
  record('ALSA-2023:6938', { summary: 'Moderate: container-tools:4.0 security and bug fix update', related: ['CVE-2023-3978'] }, [
    'AlmaLinux:8',
    'podman',
    from,
    fixed('2:4.0.2-25.module_el8.9.0+3627+db8ec155'),
  ]),
  record(
    'ALSA-2024:3',
    { summary: 'Important: perl security update', related: ['CVE-2024-3'] },
    ['AlmaLinux:8', 'perl', from, fixed('4:5.26.3-422.el8')],
    ['AlmaLinux:8', 'perl-Errno', from, fixed('1.28-422.el8')],
  ),
  record('RLSA-2024:4', { summary: 'Important: bind security update', upstream: ['CVE-2024-4'] }, [
    'Rocky Linux:9',
    'bind',
    from,
    fixed('32:9.16.23-18.el9_4.1'),
  ]),
  record(
    'RHSA-2026:76750',
    { summary: 'Important: nodejs:22 security update', upstream: ['CVE-2026-19534'] },
    ['Red Hat:enterprise_linux:9::appstream', 'nodejs', from, fixed('1:22.23.2-2.module+el9.8.0+24958+80b2ac6e')],
    ['Red Hat:rhel_eus:9.2::appstream', 'nodejs', from, fixed('1:99-1')],
  ),
  record(
    'RHSA-2025:10',
    { summary: 'Important: sudo security update', upstream: ['CVE-2025-32463'] },
    ['Red Hat:enterprise_linux:10.0', 'sudo', from, fixed('0:1.9.15-8.p5.el10_0.2')],
    ['Red Hat:rhel_els:7', 'sudo', from, fixed('0:1.8.23-10.el7_9.4')],
  ),
  record(
    'SUSE-SU-2024:1',
    { related: ['CVE-2024-5'], upstream: ['CVE-2024-5'] },
    ['SUSE:Linux Enterprise Module for Basesystem 15 SP5', 'gzip', from, fixed('1.10-150200.10.2')],
    ['openSUSE:Leap 15.5', 'gzip', from, fixed('1.10-150200.10.2')],
    ['SUSE:Linux Enterprise Micro 5.4', 'gzip', from, fixed('1.10-150200.10.2')],
  ),
  record(
    'SUSE-SU-2024:2',
    { upstream: ['CVE-2024-6'] },
    ['SUSE:Linux Enterprise Server 12 SP5-LTSS', 'bash', from, fixed('4.3-83.26.1')],
    ['openSUSE:Tumbleweed', 'bash', from, fixed('5.2.37-1.1')],
  ),
  record('AZL-35400', { upstream: ['CVE-2023-45853'] }, ['Azure Linux:3', 'zlib', from, fixed('1.3.1-1')]),
  record('OESA-2024-1', { upstream: ['CVE-2024-9'] }, ['openEuler:22.03-LTS-SP3', 'curl', from, fixed('7.79.1-27.oe2203sp3')]),
  record('MGASA-2024-0001', { related: ['CVE-2024-10'] }, ['Mageia:9', 'putty', from, fixed('0.80-1.mga9')]),
  record('PHSA-1', { upstream: ['CVE-2024-11'] }, ['Photon OS:5.0', 'openssl', from, fixed('3.0.13-1.ph5')]),
  record('ECHO-1', { upstream: ['CVE-2024-12'] }, ['Echo', 'zlib', from, fixed('1:1.3-1+e2')]),
  record('BELL-CVE-2024-13', { upstream: ['CVE-2024-13'] }, ['Alpaquita:23', 'musl', from, fixed('1.2.4-r3')]),
  record('CLEANSTART-1', { upstream: ['CVE-2024-14'] }, ['CleanStart', 'zlib', from, fixed('1.3.1-r1')]),
  record('BIT-postgresql-2025-1094', { aliases: ['CVE-2025-1094'] }, ['Bitnami', 'postgresql', ['introduced', '17.0.0'], fixed('17.3.0')]),
]

/** The Alpine security database as it is published: `0` was never affected. */
const SECDB: FeedFile = {
  path: 'v3.18/main.json',
  bytes: Buffer.from(
    JSON.stringify({
      distroversion: 'v3.18',
      packages: [{ pkg: { name: 'openssl', secfixes: { '0': ['CVE-2020-1'], '3.1.1-r2': ['CVE-2023-2 GHSA-aaaa-bbbb-cccc'] } } }],
    }),
  ),
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

type Given = {
  readonly os: readonly [id: string, version: string, name?: string]
  readonly type: string
  readonly name: string
  readonly version: string
  readonly source?: readonly [name: string, version: string]
  readonly qualifiers?: Readonly<Record<string, string>>
}

function packageOf({ type, name, version, source, qualifiers = {} }: Given): Package {
  return {
    purl: formatPurl({ type, namespace: type === 'bitnami' ? undefined : 'x', name, version, qualifiers }),
    type,
    name,
    version,
    ...(source ? { source: { name: source[0], version: source[1] } } : {}),
    locations: [],
    foundBy: [],
    evidence: 'installed',
    dependsOn: [],
  }
}

async function findingsOf(given: Given): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-match-'))
  try {
    const path = join(folder, 'advisories.sqlite')
    const asOf = '2025-01-01T00:00:00Z'
    const osv = osvFeed({ id: 'osv', title: 'records', licence: 'facts' })
    deepEqual(
      await buildDatabase(path, [
        { feed: osv, parts: [{ asOf, files: each(RECORDS) }] },
        { feed: feed('alpine')!, parts: [{ asOf, files: each([SECDB]) }] },
      ]),
      [],
    )
    const database = openDatabase(path)
    try {
      const [id, version, name] = given.os
      const distribution: Distribution = { id, version, like: [], ...(name ? { name } : {}) }
      return matchPackages([packageOf(given)], distribution, database).map(
        ({ id, remediation }) => `${id} ${remediation.action === 'upgrade' ? remediation.to : 'no fix'}`,
      )
    } finally {
      database.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const deb = (os: Given['os'], name: string, version: string, source: Given['source']): Given => ({
  os,
  type: 'deb',
  name,
  version,
  ...(source ? { source } : {}),
})
const rpm = (os: Given['os'], name: string, version: string, source?: Given['source'], qualifiers?: Given['qualifiers']): Given => ({
  os,
  type: 'rpm',
  name,
  version,
  ...(source ? { source } : {}),
  ...(qualifiers ? { qualifiers } : {}),
})
const apk = (os: Given['os'], name: string, version: string, origin: string): Given => ({
  os,
  type: 'apk',
  name,
  version,
  source: [origin, version],
})

const PODMAN_4 = { epoch: '2', rpmmod: 'container-tools:4.0' }

for (const [why, given, expected] of [
  [
    'a binary by its source',
    deb(['debian', '12'], 'libcurl4', '7.88.1-10+deb12u1', ['curl', '7.88.1-10+deb12u1']),
    ['CVE-2023-38545 7.88.1-10+deb12u4'],
  ],
  ['a rebuild has the version of its source', deb(['debian', '12'], 'curl', '7.88.1-10+deb12u4+b1', ['curl', '7.88.1-10+deb12u4']), []],
  [
    'not fixed in that release',
    deb(['debian', '11'], 'curl', '7.74.0-1.3+deb11u1', ['curl', '7.74.0-1.3+deb11u1']),
    ['CVE-2023-38545 no fix'],
  ],
  [
    'a signed kernel',
    deb(['debian', '12'], 'linux-image-6.1.0-13-amd64', '6.1.55-1', ['linux-signed-amd64', '6.1.55+1']),
    ['CVE-2023-5 6.1.66-1'],
  ],
  ['a signed kernel, fixed', deb(['debian', '12'], 'linux-image-6.1.0-15-amd64', '6.1.66-1', ['linux-signed-amd64', '6.1.66+1']), []],
  [
    'a signed kernel of another line',
    deb(['debian', '11'], 'linux-image-6.1.0', '6.1.55-1~deb11u1', ['linux-signed-6.1-amd64', '6.1.55+1~deb11u1']),
    ['CVE-2023-5 6.1.66-1~deb11u1'],
  ],
  ['and fixed', deb(['debian', '11'], 'linux-image-6.1.0', '6.1.66-1~deb11u1', ['linux-signed-6.1-amd64', '6.1.66+1~deb11u1']), []],
  [
    'a signed kernel of Ubuntu',
    deb(['ubuntu', '22.04'], 'linux-image-6.5.0-14-generic', '6.5.0-14.14~22.04.1', ['linux-signed-hwe-6.5', '6.5.0-14.14~22.04.1']),
    ['CVE-2023-6 6.5.0-15.15~22.04.1'],
  ],
  [
    'LTS in the name of the ecosystem',
    deb(['ubuntu', '22.04'], 'vim-tiny', '2:8.2.3995-1ubuntu2', ['vim', '2:8.2.3995-1ubuntu2']),
    ['CVE-2022-1 2:8.2.3995-1ubuntu2.1'],
  ],
  [
    'a fix for subscribers tells everybody',
    deb(['ubuntu', '18.04'], 'vim', '2:8.0.1453-1ubuntu1.13', ['vim', '2:8.0.1453-1ubuntu1.13']),
    ['CVE-2022-1 2:8.0.1453-1ubuntu1.13+esm9'],
  ],
  [
    'open for all, fixed for subscribers',
    deb(['ubuntu', '20.04'], 'ffmpeg', '7:4.2.7-0ubuntu0.1', ['ffmpeg', '7:4.2.7-0ubuntu0.1']),
    ['CVE-2022-2 no fix'],
  ],
  ['a subscriber who has it', deb(['ubuntu', '20.04'], 'ffmpeg', '7:4.2.7-0ubuntu0.1+esm1', ['ffmpeg', '7:4.2.7-0ubuntu0.1+esm1']), []],
  ['FIPS builds are others', deb(['ubuntu', '20.04'], 'openssl', '1.1.1', ['openssl', '1.1.1']), []],
  ['a derivative has no advisories of its own', deb(['raspbian', '12'], 'curl', '7.88.1-10', ['curl', '7.88.1-10']), []],
  ['a sub-package by its origin', apk(['alpine', '3.19.1'], 'ssl_client', '1.36.1-r15', 'busybox'), ['CVE-2023-1 1.36.1-r16']],
  ['another release', apk(['alpine', '3.20.0'], 'busybox', '1.36.1-r15', 'busybox'), []],
  ['secdb: fixed', apk(['alpine', '3.18.2'], 'libssl3', '3.1.1-r1', 'openssl'), ['CVE-2023-2 3.1.1-r2']],
  ['secdb: version 0 is never affected', apk(['alpine', '3.18.2'], 'libssl3', '3.1.1-r2', 'openssl'), []],
  ['Wolfi', apk(['wolfi', '20230201'], 'go-1.22', '1.22.4-r0', 'go-1.22'), ['CVE-2024-7 1.22.5-r0']],
  ['Wolfi: version 0 is never affected', apk(['wolfi', '20230201'], 'libcurl', '8.8.0-r0', 'curl'), []],
  ['Chainguard', apk(['chainguard', '20230214'], 'go-1.22-doc', '1.22.4-r0', 'go-1.22'), ['CVE-2024-7 1.22.5-r0']],
  ['MinimOS', apk(['minimos', '20241031'], 'zlib', '1.3.1-r0', 'zlib'), ['CVE-2024-8 1.3.1-r1']],
  ['Alpaquita', apk(['alpaquita', '23'], 'musl', '1.2.4-r2', 'musl'), ['CVE-2024-13 1.2.4-r3']],
  ['CleanStart', apk(['cleanstart', ''], 'zlib', '1.3.1-r0', 'zlib'), ['CVE-2024-14 1.3.1-r1']],
  ['Echo', deb(['echo', '1'], 'zlib1g', '1:1.3-1', ['zlib', '1:1.3-1']), ['CVE-2024-12 1:1.3-1+e2']],
  [
    'the stream of the advisory',
    rpm(['almalinux', '8.9'], 'podman', '4.0.2-24.module_el8.9.0+3627+db8ec155', undefined, PODMAN_4),
    ['CVE-2023-3978 2:4.0.2-25.module_el8.9.0+3627+db8ec155'],
  ],
  [
    'another stream',
    rpm(['almalinux', '8.9'], 'podman', '4.0.1-1.module_el8.9.0+1+aaaaaaaa', undefined, { epoch: '2', rpmmod: 'container-tools:3.0:1:2' }),
    [],
  ],
  [
    'a stream that nobody tells',
    rpm(['almalinux', '8.9'], 'podman', '4.0.2-24.module_el8.9.0+3627+db8ec155', undefined, { epoch: '2' }),
    ['CVE-2023-3978 2:4.0.2-25.module_el8.9.0+3627+db8ec155'],
  ],
  ['no module at all', rpm(['almalinux', '8.9'], 'podman', '4.0.2-24.el8', undefined, { epoch: '2' }), []],
  [
    'an epoch that the source has and this does not',
    rpm(['almalinux', '8.9'], 'perl-Errno', '1.28-422.el8', ['perl', '5.26.3-422.el8']),
    [],
  ],
  [
    'a binary by its own name',
    rpm(['almalinux', '8.9'], 'perl-Errno', '1.28-421.el8', ['perl', '5.26.3-421.el8']),
    ['CVE-2024-3 1.28-422.el8'],
  ],
  [
    'a source whose epoch nobody knows',
    rpm(['rocky', '9.4'], 'bind-libs', '9.16.23-18.el9_4', ['bind', '9.16.23-18.el9_4']),
    ['CVE-2024-4 9.16.23-18.el9_4.1'],
  ],
  ['and fixed', rpm(['rocky', '9.4'], 'bind-libs', '9.16.23-18.el9_4.1', ['bind', '9.16.23-18.el9_4.1']), []],
  [
    'repositories of one product',
    rpm(['rhel', '9.4'], 'nodejs', '22.4.1-1.module+el9.5.0+1+aaaaaaaa', undefined, { epoch: '1', rpmmod: 'nodejs:22' }),
    ['CVE-2026-19534 1:22.23.2-2.module+el9.8.0+24958+80b2ac6e'],
  ],
  [
    'another stream of it',
    rpm(['rhel', '9.4'], 'nodejs', '20.1.0-1.module+el9.5.0+1+aaaaaaaa', undefined, { epoch: '1', rpmmod: 'nodejs:20' }),
    [],
  ],
  [
    'another stream of it, by its version alone',
    rpm(['rhel', '9.4'], 'nodejs', '20.1.0-1.module+el9.5.0+1+aaaaaaaa', undefined, { epoch: '1' }),
    [],
  ],
  [
    'its stream, by its version alone',
    rpm(['rhel', '9.4'], 'nodejs', '22.4.1-1.module+el9.5.0+1+aaaaaaaa', undefined, { epoch: '1' }),
    ['CVE-2026-19534 1:22.23.2-2.module+el9.8.0+24958+80b2ac6e'],
  ],
  ['no stream of it', rpm(['rhel', '9.4'], 'nodejs', '16.20.2-8.el9', undefined, { epoch: '1' }), []],
  ['CPEs with minor releases', rpm(['rhel', '10.0'], 'sudo', '1.9.15-8.p5.el10_0.1'), ['CVE-2025-32463 0:1.9.15-8.p5.el10_0.2']],
  [
    'extended life, for the release it extends',
    rpm(['centos', '7', 'CentOS Linux 7 (Core)'], 'sudo', '1.8.23-10.el7_9.3'),
    ['CVE-2025-32463 0:1.8.23-10.el7_9.4'],
  ],
  ['CentOS Stream is no release', rpm(['centos', '9', 'CentOS Stream 9'], 'nodejs', '16.0-1.module+el9+1', undefined, { epoch: '1' }), []],
  [
    'a module of the service pack',
    rpm(['sles', '15.5'], 'gzip', '1.10-150200.10.1', ['gzip', '1.10-150200.10.1']),
    ['CVE-2024-5 1.10-150200.10.2'],
  ],
  ['another service pack', rpm(['sles', '15.6'], 'gzip', '1.10-150200.10.1', ['gzip', '1.10-150200.10.1']), []],
  [
    'long-term support of a service pack',
    rpm(['sles', '12.5'], 'bash', '4.3-83.23.1', ['bash', '4.3-83.23.1']),
    ['CVE-2024-6 4.3-83.26.1'],
  ],
  [
    'Micro under its old name',
    rpm(['sle-micro', '5.4'], 'gzip', '1.10-150200.10.1', ['gzip', '1.10-150200.10.1']),
    ['CVE-2024-5 1.10-150200.10.2'],
  ],
  ['Leap', rpm(['opensuse-leap', '15.5'], 'gzip', '1.10-150200.10.1', ['gzip', '1.10-150200.10.1']), ['CVE-2024-5 1.10-150200.10.2']],
  ['Tumbleweed', rpm(['opensuse-tumbleweed', '20241112'], 'bash-sh', '5.2.32-1.1', ['bash', '5.2.32-1.1']), ['CVE-2024-6 5.2.37-1.1']],
  ['Azure Linux', rpm(['azurelinux', '3.0'], 'zlib-devel', '1.3.0-1.azl3', ['zlib', '1.3.0-1.azl3']), ['CVE-2023-45853 1.3.1-1']],
  [
    'openEuler by its service pack',
    rpm(['openeuler', '22.03', 'openEuler 22.03 (LTS-SP3)'], 'libcurl', '7.79.1-26.oe2203sp3', ['curl', '7.79.1-26.oe2203sp3']),
    ['CVE-2024-9 7.79.1-27.oe2203sp3'],
  ],
  ['Mageia', rpm(['mageia', '9'], 'putty', '0.79-1.mga9', ['putty', '0.79-1.mga9']), ['CVE-2024-10 0.80-1.mga9']],
  ['Photon', rpm(['photon', '5.0'], 'openssl-libs', '3.0.12-1.ph5', ['openssl', '3.0.12-1.ph5']), ['CVE-2024-11 3.0.13-1.ph5']],
  [
    'Bitnami, whatever the distribution',
    { os: ['debian', '12'], type: 'bitnami', name: 'postgresql', version: '17.2.0-8' },
    ['CVE-2025-1094 17.3.0'],
  ],
  ['Bitnami, fixed', { os: ['debian', '12'], type: 'bitnami', name: 'postgresql', version: '17.3.0-0' }, []],
] as const)
  test(`match ${given.os.slice(0, 2).join(' ')} ${given.name}: ${why}`, async () => deepEqual(await findingsOf(given), expected))
