import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { perlCatalogers } from './perl.ts'

const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(perlCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

const LIB = 'opt/local/lib/perl5'
const AUTO = `${LIB}/x86_64-linux-gnu-thread-multi/auto`

test('what MakeMaker installed: packlists, and the latest version of the journal', () =>
  deepEqual(
    shown({
      [`${LIB}/x86_64-linux-gnu-thread-multi/perllocal.pod`]: data('perllocal.pod'),
      [`${AUTO}/Shop/Cart/.packlist`]: data('Shop-Cart.packlist'),
      [`${AUTO}/Money/.packlist`]: data('Money.packlist'),
    }),
    ['pkg:cpan/Money@1.20', 'pkg:cpan/Shop-Cart@0.32'],
  ))

test('a packlist alone is a package without a version; what was removed is not there', () =>
  deepEqual(shown({ [`${LIB}/perllocal.pod`]: data('perllocal.pod'), [`${AUTO}/URI/.packlist`]: 'x\n' }), ['pkg:cpan/URI']))

/** As cpanm 1.7 leaves it in `.meta` (App::cpanminus, save_meta). */
const INSTALL = JSON.stringify({
  dist: 'Try-Tiny-0.31',
  name: 'Try::Tiny',
  pathname: 'E/ET/ETHER/Try-Tiny-0.31.tar.gz',
  provides: { 'Try::Tiny': { file: 'lib/Try/Tiny.pm', version: '0.31' } },
  target: 'Try::Tiny',
  version: '0.31',
})

test('cpanm tells the version and the author, and its packlist is the same package', () =>
  deepEqual(shown({ [`${LIB}/x86_64-linux/.meta/Try-Tiny-0.31/install.json`]: INSTALL, [`${AUTO}/Try/Tiny/.packlist`]: 'x\n' }), [
    'pkg:cpan/Try-Tiny@0.31?author=ETHER',
  ]))

/** Carton 1.0's form. */
const SNAPSHOT = `# carton snapshot format: version 1.0
DISTRIBUTIONS
  Mojolicious-9.31
    pathname: S/SR/SRI/Mojolicious-9.31.tar.gz
    provides:
      Mojo undef
      Mojolicious 9.31
    requirements:
      ExtUtils::MakeMaker 0
      IO::Socket::IP 0.37
      perl 5.016
  IO-Socket-IP-0.41
    pathname: P/PE/PEVANS/IO-Socket-IP-0.41.tar.gz
    provides:
      IO::Socket::IP 0.41
    requirements:
      Socket 1.97
  version-v0.99.30-TRIAL
    pathname: L/LE/LEONT/version-v0.99.30-TRIAL.tar.gz
`

test('cpanfile.snapshot: edges by the modules that distributions provide', () => {
  const ip = 'pkg:cpan/IO-Socket-IP@0.41?author=PEVANS'
  deepEqual(shown({ 'cpanfile.snapshot': SNAPSHOT }), [
    ip,
    `pkg:cpan/Mojolicious@9.31?author=SRI > ${ip}`,
    'pkg:cpan/version@v0.99.30-TRIAL?author=LEONT',
  ])
})

for (const [path, bytes] of [
  ['x/.meta/y/install.json', Buffer.from(INSTALL)],
  ['cpanfile.snapshot', Buffer.from(SNAPSHOT)],
  ['x/perllocal.pod', data('perllocal.pod')],
] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(perlCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['cpanfile.snapshot', '', '  a-'],
  ['x/cpanfile.snapshot', '', '  a-1\n'],
  ['perllocal.pod', '', '=head2 C<Module> L<'],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(perlCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
