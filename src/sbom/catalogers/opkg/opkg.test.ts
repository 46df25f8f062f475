import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { opkgCatalogers } from './opkg.ts'

const status = opkgCatalogers.find(({ id }) => id === 'opkg-status')!
const parse = (text: string) => [...status.parse({ path: 'usr/lib/opkg/status', size: text.length, mode: 0o644, bytes: Buffer.from(text) })]

test('opkg: a package of OpenWrt', () =>
  deepEqual(
    parse(
      'Package: dnsmasq\nVersion: 2.90-2\nDepends: libc, libubus20230605\nProvides: dnsmasq-any\nStatus: install user installed\nArchitecture: mips_24kc\nInstalled-Time: 1\n',
    ),
    [
      {
        kind: 'package',
        type: 'opkg',
        name: 'dnsmasq',
        version: '2.90-2',
        requires: ['libc', 'libubus20230605'],
        provides: ['dnsmasq-any'],
        qualifiers: { arch: 'mips_24kc' },
      },
    ],
  ))

for (const [state, there] of [
  ['install ok installed', 1],
  ['install user,hold installed', 1],
  ['deinstall user not-installed', 0],
  ['install ok half-installed', 0],
  ['unknown ok not-installed', 0],
] as const)
  test(`opkg: "${state}"`, () => deepEqual(parse(`Package: a\nVersion: 1\nStatus: ${state}\n`).length, there))

for (const [text, licences] of [
  ['GPL-2.0-only & MIT', ['GPL-2.0-only AND MIT']],
  ['GPL-2.0-only | MIT', ['GPL-2.0-only OR MIT']],
  ['GPL-2.0 BSD-4-Clause', ['GPL-2.0', 'BSD-4-Clause']],
] as const)
  test(`opkg licence: ${text}`, () => {
    const [found] = parse(`Package: a\nVersion: 1\nLicense: ${text}\n`)
    deepEqual(found?.kind === 'package' ? found.licences : undefined, licences)
  })
