import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { Package, Result } from '#model/index.ts'
import { finding, result } from '#testing/results.ts'
import { byFewest, compareBase } from './compare-bases.ts'
import type { Upgrade } from './plan.ts'
import { systemCommands } from './system-commands.ts'

const pkg = (type: string, name: string, version: string, source?: Package['source']): Package => ({
  purl: `pkg:${type}/x/${name}@${version}`,
  type,
  name,
  version,
  ...(source ? { source } : {}),
  locations: [{ path: 'var/lib/dpkg/status' }],
  foundBy: [],
  evidence: 'installed',
  dependsOn: [],
})

const upgrade = ({ purl, type, name, version }: Package, to: string): Upgrade => ({
  package: purl,
  type,
  name,
  from: version,
  to,
  clears: [],
  brings: [],
  keeps: [],
  tried: [],
  steps: [],
  places: [],
})

for (const [why, distribution, packages, expected] of [
  [
    'Debian',
    'debian',
    [pkg('deb', 'openssl', '3.0.1-1'), pkg('deb', 'libssl3', '3.0.1-1', { name: 'openssl', version: '3.0.1-1' })],
    'apt-get update && apt-get install --only-upgrade -y openssl=9-1 libssl3=9-1',
  ],
  [
    "a binary whose version is not its source's",
    'debian',
    [pkg('deb', 'gcc', '4:12', { name: 'gcc-defaults', version: '1.203' })],
    'apt-get update && apt-get install --only-upgrade -y gcc',
  ],
  ['Alpine', 'alpine', [pkg('apk', 'musl', '1.2.3-r4')], "apk update && apk add --upgrade 'musl>=9-1'"],
  ['Fedora and its like', 'rocky', [pkg('rpm', 'glibc', '2.34-60.el9')], 'dnf upgrade -y glibc'],
  ['SUSE', 'sles', [pkg('rpm', 'glibc', '2.34-60')], 'zypper update -y glibc'],
] as const)
  test(`system: ${why}`, () =>
    deepEqual(
      systemCommands(
        packages.map((one) => upgrade(one, '9-1')),
        packages,
        { id: distribution, version: '1', like: [] },
      )[0],
      expected,
    ))

test('system: packages of languages need no line', () =>
  deepEqual(systemCommands([upgrade(pkg('npm', 'x', '1.0.0'), '2.0.0')], [], undefined), []))

test('bases: what another base clears, keeps, brings, and what it does not have', () => {
  const found = (one: Package, id: string) => finding({ package: one.purl, id, fingerprint: `${id} ${one.name}` })
  const side = (packages: readonly Package[], findings: ReturnType<typeof found>[], target: string): Result => {
    const made = result(findings, { packages })
    return { ...made, inputs: { ...made.inputs, target } }
  }
  const [ssl, libc, vim, curl] = [
    pkg('deb', 'openssl', '3.0.1'),
    pkg('deb', 'libc6', '2.36'),
    pkg('deb', 'vim', '9.0'),
    pkg('deb', 'curl', '7.88'),
  ]
  const [ssl2, libc2] = [pkg('deb', 'openssl', '3.5.0'), pkg('deb', 'libc6', '2.41')]
  const lodash = pkg('npm', 'lodash', '4.17.11')
  const own = side(
    [ssl, libc, vim, curl, lodash],
    [
      found(ssl, 'CVE-1'),
      found(libc, 'CVE-2'),
      found(vim, 'CVE-3'),
      found(lodash, 'CVE-9'),
      { ...found(curl, 'CVE-5'), origin: 'base' as const },
    ],
    'shop',
  )
  const base = side([ssl2, libc2], [found(libc2, 'CVE-2'), found(ssl2, 'CVE-4')], 'debian:13')
  const compared = compareBase(own, base)
  const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)
  deepEqual(
    [ids(compared.clears), ids(compared.stays), ids(compared.brings), ids(compared.unknown)],
    [['CVE-1', 'CVE-5'], ['CVE-2'], ['CVE-4'], ['CVE-3']],
  )
  const empty = compareBase(own, side([ssl2, libc2, vim], [], 'better'))
  deepEqual(
    byFewest([compared, empty]).map(({ target }) => target),
    ['better', 'debian:13'],
  )
})
