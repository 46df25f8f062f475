import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { parsePurl } from '#model/index.ts'
import { isSameLine, namesDistribution, namesPackage, parseCpe } from './cpe.ts'

for (const [text, expected, why] of [
  [
    'cpe:2.3:a:apache:log4j:2.14.1:-:*:*:*:*:*:*',
    { vendor: 'apache', product: 'log4j', version: '2.14.1' },
    'NISTIR 7695, 6.2: the formatted string',
  ],
  [
    'cpe:2.3:a:big\\$money:x\\:y:8.0\\.6001:beta:*:*:*:*:*:*',
    { vendor: 'big$money', product: 'x:y', version: '8.0.6001', update: 'beta' },
    'quoted characters',
  ],
  [
    'cpe:/o:redhat:enterprise_linux:8::baseos',
    { vendor: 'redhat', product: 'enterprise_linux', version: '8' },
    'NISTIR 7695, 6.1: the URI',
  ],
  ['cpe:/a:foo%5cbar:big%24money:2010', { vendor: 'foo\\bar', product: 'big$money', version: '2010' }, 'percent encoding'],
  ['cpe:2.3:a:*:lodash:*:*:*:*:*:*:*:*', { product: 'lodash' }, 'any vendor and version'],
  ['cpe:2.3:a:acme', undefined, 'no product'],
  ['cpe:2.3:x:acme:cart', undefined, 'no part of that name'],
  ['pkg:npm/lodash', undefined, 'no CPE'],
  [`cpe:2.3:a:acme:${'x'.repeat(2000)}`, undefined, 'too long'],
] as const)
  test(`cpe: ${text.slice(0, 60)}: ${why}`, () => deepEqual(parseCpe(text), expected))

for (const [text, id, version, names] of [
  ['cpe:/o:redhat:enterprise_linux:8', 'rhel', '8.6', true],
  ['cpe:/a:redhat:rhel_eus:8.6::appstream', 'rhel', '8.6', true],
  ['cpe:/a:redhat:rhel_eus:8.4::appstream', 'rhel', '8.6', false],
  ['cpe:/o:redhat:enterprise_linux:8', 'rocky', '8.6', false],
  ['cpe:/o:suse:sles:15:sp5', 'sles', '15.5', true],
  ['cpe:/o:suse:sles:15:sp4', 'sles', '15.5', false],
  ['cpe:/o:opensuse:leap:15.5', 'opensuse-leap', '15.5', true],
  ['cpe:2.3:o:debian:debian_linux:12.0:*:*:*:*:*:*:*', 'debian', '12', true],
  ['cpe:2.3:o:canonical:ubuntu_linux:22.04:*:*:*:lts:*:*:*', 'ubuntu', '22.04', true],
  ['cpe:2.3:o:debian:debian_linux:-:*:*:*:*:*:*:*', 'debian', '11', true],
] as const)
  test(`cpe: ${text} ${names ? 'is' : 'is not'} ${id} ${version}`, () =>
    equal(namesDistribution(parseCpe(text)!, { id, version, like: [] }), names))

test('cpe: a product is called as a package, whatever joins its words', () => {
  equal(namesPackage(parseCpe('cpe:/a:apache:commons_text')!, parsePurl('pkg:maven/org.apache.commons/commons-text@1.9')), true)
  equal(namesPackage(parseCpe('cpe:/a:apache:commons')!, parsePurl('pkg:maven/org.apache.commons/commons-text@1.9')), false)
})

test('cpe: a release and its line', () => {
  equal(isSameLine('8', '8.6'), true)
  equal(isSameLine('8', '86'), false)
})
