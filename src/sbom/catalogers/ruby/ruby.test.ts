import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { assemblePackages } from '../../assemble.ts'
import { selectionOf } from '../../selection.ts'
import type { FoundPackage } from '../contract.ts'
import { dpkgCatalogers } from '../dpkg/dpkg.ts'
import { rubyCatalogers } from './ruby.ts'

const selection = selectionOf(rubyCatalogers)
const folder = new URL('testdata/', import.meta.url)
const data = (name: string): Buffer => readFileSync(new URL(name, folder))
const parse = (path: string, bytes: Uint8Array) => selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
const packages = (path: string, content: Uint8Array | string): FoundPackage[] =>
  parse(path, Buffer.from(content)).records.flatMap(({ found }) => found.filter((one) => one.kind === 'package'))

const COMMIT = '22090b3fa9901ba978278b7b7fa42ac1a5f525f8'
for (const version of ['2.2.5', '2.3.15', '2.6.7', '4.0.22'])
  test(`Bundler ${version}: one gem for three platforms is one, Git gives its address, the project’s own is not published`, () =>
    deepEqual(
      packages('Gemfile.lock', data(`bundler-${version}.Gemfile.lock`)).map(({ name, version, requires, qualifiers }) => [
        `${name} ${version}`,
        requires,
        qualifiers?.['vcs_url'],
      ]),
      [
        ['hosted 0.3', ['cart'], `git+file:///srv/hosted@${COMMIT}`],
        ['cart 1.2.3', ['money'], undefined],
        ['money 2.0.1', [], undefined],
        ['native 1.15.0', ['money'], undefined],
      ],
    ))

for (const [why, text, expected] of [
  ['a source of plugins', 'PLUGIN SOURCE\n  remote: https://u:p@example.org\n  type: git\n  specs:\n    plug (1.0)\n', ['plug 1.0']],
  ['a pre-release for a platform', 'GEM\n  specs:\n    pre (2.0.0.pre-java)\n', ['pre 2.0.0.pre']],
  [
    'sections that name no gems',
    'GEM\nBAD-SECTION\n  specs:\n    bad (1.0)\n\nDEPENDENCIES\n    rack (1.0)\n\nCHECKSUMS\n    rack (1.0)\n',
    [],
  ],
  ['the names of an object’s members', 'GEM\n  specs:\n    __proto__ (1.0)\n      constructor\n', ['__proto__ 1.0']],
] as const)
  test(`Gemfile.lock: ${why}`, () =>
    deepEqual(
      packages('gems.locked', text).map(({ name, version }) => `${name} ${version}`),
      expected,
    ))

test('Gemfile.lock: credentials of a Git source are not told', () =>
  equal(
    packages('Gemfile.lock', 'GIT\n  remote: https://me:secret@example.org/a.git\n  revision: abc\n  specs:\n    a (1.0)\n')[0]
      ?.qualifiers?.['vcs_url'],
    'git+https://example.org/a.git@abc',
  ))

test('Gemfile.lock: conflicts that were not merged are named with their line', () =>
  deepEqual(
    parse('Gemfile.lock', Buffer.from('GEM\n  specs:\n<<<<<<< HEAD\n    a (1.0)\n')).unknowns.map(({ reason }) => reason),
    ['a lock file with conflicts that were not merged (at line 3)'],
  ))

for (const [file, expected] of [
  // Before 3.5 all needs stand twice, the second time without telling development apart.
  ['rubygems-3.3.15-cart', ['cart 1.2.3', ['MIT', 'Ruby'], [['money', '~> 2.0']], undefined]],
  ['rubygems-3.6.7-cart', ['cart 1.2.3', ['MIT', 'Ruby'], [['money', '~> 2.0']], undefined]],
  ['rubygems-3.6.7-hosted', ['hosted 0.3', [], [['cart', '>= 0']], undefined]],
  ['rubygems-3.6.7-native', ['native 1.15.0', ['MIT', 'Ruby'], [['money', '>= 1,< 4']], 'x86_64-linux']],
] as const)
  test(`gemspec: ${file}`, () =>
    deepEqual(
      packages(`vendor/ruby/3.3.0/specifications/${file}.gemspec`, data(`${file}.gemspec`)).map(
        ({ name, version, licences, ranges, qualifiers }) => [
          `${name} ${version}`,
          licences,
          [...(ranges ?? [])],
          qualifiers?.['platform'],
        ],
      ),
      [expected],
    ))

for (const [why, text, expected] of [
  ['a version that is computed is none', 'Gem::Specification.new do |s|\n  s.name = "x"\n  s.version = X::VERSION\nend\n', []],
  [
    'RubyGems before 1.8 quotes with %q',
    'Gem::Specification.new do |s|\n  s.name = %q{rack}\n  s.version = "1.2.1"\nend\n',
    ['rack 1.2.1'],
  ],
  [
    'only development needs (rack of Debian)',
    '  s.name = "r"\n  s.version = "1"\n  if s.respond_to? :add_runtime_dependency then\n    s.add_development_dependency(%q<rake>.freeze, [">= 0"])\n  else\n    s.add_dependency(%q<rake>.freeze, [">= 0"])\n  end\n',
    ['r 1'],
  ],
] as const)
  test(`gemspec: ${why}`, () =>
    deepEqual(
      packages('usr/share/rubygems-integration/all/specifications/x.gemspec', text).map(
        ({ name, version, requires }) => `${name} ${version}${requires!.join(' ')}`,
      ),
      expected,
    ))

test('gemspec: of a Git checkout what Bundler has written out is installed', () => {
  const checkout = 'vendor/ruby/3.3.0/bundler/gems/hosted-22090b3fa990'
  const source = 'Gem::Specification.new do |s|\n  s.name = "x"\n  s.version = "1.0"\nend\n'
  deepEqual(
    [`${checkout}/hosted.gemspec`, `${checkout}/inner/hosted.gemspec`].flatMap((path) =>
      packages(path, data('rubygems-3.6.7-hosted.gemspec')).map(({ name }) => name),
    ),
    ['hosted', 'hosted'],
  )
  deepEqual(packages(`${checkout}/test/x.gemspec`, source), [])
})

test('what dpkg ships is the Debian package; of two gems beside it an edge leads to the one that its range lets in', () => {
  const catalogers = [...rubyCatalogers, ...dpkgCatalogers]
  const spec = (name: string, version: string, ...more: string[]): string =>
    `Gem::Specification.new do |s|\n  s.name = "${name}".freeze\n  s.version = "${version}"\n${more.map((line) => `  ${line}\n`).join('')}end\n`
  const files = {
    'var/lib/dpkg/status': 'Package: libruby3.1\nStatus: install ok installed\nArchitecture: amd64\nVersion: 3.1.2-7\n\n',
    'var/lib/dpkg/info/libruby3.1:amd64.list': '/.\n/usr/lib/ruby/gems/3.1.0/specifications/default/json-2.6.1.gemspec\n',
    'usr/lib/ruby/gems/3.1.0/specifications/default/json-2.6.1.gemspec': spec('json', '2.6.1'),
    'var/lib/gems/3.1.0/specifications/a-1.0.gemspec': spec(
      'a',
      '1.0',
      's.add_runtime_dependency(%q<b>.freeze, ["~> 1.2"])',
      's.add_runtime_dependency(%q<json>.freeze, [">= 0"])',
    ),
    'var/lib/gems/3.1.0/specifications/b-1.3.gemspec': spec('b', '1.3'),
    'var/lib/gems/3.1.0/specifications/b-2.0.gemspec': spec('b', '2.0'),
  }
  const all = selectionOf(catalogers)
  const records = Object.entries(files).flatMap(
    ([path, text]) => all.parse({ path, size: text.length, mode: 0o644, bytes: Buffer.from(text) }).records,
  )
  const packages = assemblePackages(
    records.map((record) => ({ record })),
    { id: 'debian', version: '12', like: [] },
    catalogers,
    new Map(),
  )
  const ruby = 'pkg:deb/debian/libruby3.1@3.1.2-7?arch=amd64&distro=debian-12'
  deepEqual(
    packages.map(({ purl, dependsOn }) => [purl, dependsOn]),
    [
      [ruby, []],
      ['pkg:gem/a@1.0', [ruby, 'pkg:gem/b@1.3']],
      ['pkg:gem/b@1.3', []],
      ['pkg:gem/b@2.0', []],
    ],
  )
})

for (const name of readdirSync(folder).filter((name) => name !== 'make.sh'))
  test(`${name}: changed and cut bytes are packages or a named unknown`, () => {
    const path = name.endsWith('.lock') ? 'app/Gemfile.lock' : `specifications/${name}`
    check(
      property(damaged(data(name)), (bytes) =>
        equal(
          parse(path, bytes).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    )
  })

for (const [why, line] of [
  ['quotes without an end', `  s.name = ${'"\\'.repeat(400_000)}\n`],
  ['needs without an end', '  s.add_dependency(%q<a>, ["'.repeat(35_000)],
  ['blanks before each name', `${' '.repeat(8)}\n`.repeat(100_000)],
] as const)
  test(`gemspec: ${why} are no gem`, () => deepEqual(packages('specifications/x.gemspec', line), []))
