import { createHash } from 'node:crypto'
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { zip } from '#testing/zip.ts'
import { assemblePackages } from '../../assemble.ts'
import { selectionOf } from '../../selection.ts'
import { dpkgCatalogers } from '../dpkg/dpkg.ts'
import { pythonCatalogers } from './python.ts'

const catalogers = [...pythonCatalogers, ...dpkgCatalogers]
const selection = selectionOf(catalogers)
type Files = Readonly<Record<string, Uint8Array | string>>

function assembled(files: Files, symlinks: ReadonlyMap<string, string> = new Map()) {
  const parsed = Object.entries(files).map(([path, content]) => {
    const bytes = Buffer.from(content)
    return selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
  })
  const records = parsed.flatMap((one) => one.records.map((record) => ({ record })))
  const packages = assemblePackages(records, { id: 'debian', version: '12', like: [] }, catalogers, symlinks)
  return { packages, reasons: parsed.flatMap((one) => one.unknowns.map(({ reason }) => reason)) }
}
const edgesOf = (files: Files): string[] =>
  assembled(files).packages.flatMap(({ name, dependsOn }) => dependsOn.map((target) => `${name} → ${target.slice('pkg:pypi/'.length)}`))

const SITE = 'usr/lib/python3.11/site-packages'
const metadata = (name: string, ...more: string[]): string => [`Name: ${name}`, 'Version: 1.0', ...more, '', ''].join('\n')

for (const [path, content, purls, why] of [
  [
    `${SITE}/Jinja_2-2.10.dist-info/METADATA`,
    'Name: Jinja_2\nVersion: 2.10\n',
    ['pkg:pypi/jinja-2@2.10'],
    'names are normalised (PEP 503)',
  ],
  [`${SITE}/a.egg-info`, metadata('a'), ['pkg:pypi/a@1.0'], 'distutils writes a file'],
  [`${SITE}/a.EGG-INFO/PKG-INFO`, metadata('a'), ['pkg:pypi/a@1.0'], 'capitals'],
  [`${SITE}/a-1.0-py3.11.egg/EGG-INFO/PKG-INFO`, metadata('a'), ['pkg:pypi/a@1.0'], 'an egg that was unpacked'],
  [`${SITE}/a-1.0-py3.11.egg`, zip({ 'EGG-INFO/PKG-INFO': metadata('a') }), ['pkg:pypi/a@1.0'], 'an egg that was not'],
  [`${SITE}/six-1.16.0.dist-info/METADATA`, '', ['pkg:pypi/six@1.16.0'], 'a slimmed image: the folder still says what it is'],
  [`${SITE}/no_version-py3.8.egg-info`, 'Name: no-version\n', ['pkg:pypi/no-version'], 'a version that nothing tells stays empty'],
  ['usr/lib/python2.7/lib-dynload/Python-2.7.egg-info', 'Name: Python\nVersion: 2.7.13\n', [], 'the interpreter is no distribution'],
] as const)
  test(`python installed: ${path.slice(path.lastIndexOf('/', path.length - 10) + 1)}: ${why}`, () =>
    deepEqual(
      assembled({ [path]: content }).packages.map(({ purl }) => purl),
      purls,
    ))

for (const [why, path, content, reason] of [
  ['no name anywhere', 'x/egg-info/PKG-INFO', 'Version: 1\n', 'no Name field (at head)'],
  ['a name of a megabyte', `${SITE}/a.egg-info`, metadata('a'.repeat(1e6)), 'a name or version longer than 200 characters'],
  ['an egg that is no archive', `${SITE}/a.egg`, 'PK', 'no end of a ZIP directory'],
  ['an egg without metadata', `${SITE}/a.egg`, zip({ 'a.py': '' }), 'a packed egg without EGG-INFO/PKG-INFO'],
] as const)
  test(`python installed: ${why} is named`, () => deepEqual(assembled({ [path]: content }).reasons, [reason]))

for (const [why, text, qualifier] of [
  [
    'Git, without the token',
    '{"url":"https://me:token@example.org/a.git","vcs_info":{"vcs":"git","commit_id":"abc"}}',
    'vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fa.git%40abc',
  ],
  ['an archive', '{"url":"https://example.org/a-1.0.tar.gz","archive_info":{}}', 'download_url=https:%2F%2Fexample.org%2Fa-1.0.tar.gz'],
  ['a folder of the user', '{"url":"file:///home/me/a","dir_info":{"editable":true}}', ''],
] as const)
  test(`direct_url.json (PEP 610): ${why}`, () =>
    equal(
      assembled({ [`${SITE}/a-1.0.dist-info/METADATA`]: metadata('a'), [`${SITE}/a-1.0.dist-info/direct_url.json`]: text }).packages[0]
        ?.purl,
      `pkg:pypi/a@1.0${qualifier === '' ? '' : `?${qualifier}`}`,
    ))

for (const [why, files, expected] of [
  [
    'markers are evaluated for the Python whose folder it is',
    {
      [`${SITE}/a.dist-info/METADATA`]: metadata(
        'a',
        'Requires-Dist: b ; python_version < "3.8"',
        'Requires-Dist: c ; extra == "x"',
        'Requires-Dist: d ; python_version > "3.8"',
      ),
      ...Object.fromEntries(['b', 'c', 'd'].map((name) => [`${SITE}/${name}.dist-info/METADATA`, metadata(name)])),
    },
    ['a → d@1.0'],
  ],
  [
    'an egg tells what it needs in requires.txt',
    {
      [`${SITE}/a.egg-info/PKG-INFO`]: metadata('a'),
      [`${SITE}/a.egg-info/requires.txt`]: 'b\n[x]\nc\n',
      [`${SITE}/b.egg-info`]: metadata('b'),
      [`${SITE}/c.egg-info`]: metadata('c'),
    },
    ['a → b@1.0'],
  ],
  [
    "machine code lies in lib64, what a user installed in /usr/local (Fedora's sys.path)",
    {
      'usr/local/lib/python3.11/site-packages/a.dist-info/METADATA': metadata('a', 'Requires-Dist: b', 'Requires-Dist: c'),
      'usr/lib64/python3.11/site-packages/b.dist-info/METADATA': metadata('b', 'Requires-Dist: c'),
      'usr/lib/python3.11/site-packages/c.dist-info/METADATA': metadata('c', 'Requires-Dist: a'),
    },
    ['a → b@1.0', 'a → c@1.0', 'b → c@1.0', 'c → a@1.0'],
  ],
  [
    'a virtual environment sees itself alone',
    {
      'venv/lib/python3.11/site-packages/a.dist-info/METADATA': metadata('a', 'Requires-Dist: b'),
      [`${SITE}/b.dist-info/METADATA`]: metadata('b'),
      'venv/pyvenv.cfg': 'include-system-site-packages = false\nversion = 3.11.2\n',
    },
    [],
  ],
  [
    'unless its settings let the system in (PEP 405)',
    {
      'venv/lib/python3.11/site-packages/a.dist-info/METADATA': metadata('a', 'Requires-Dist: b'),
      [`${SITE}/b.dist-info/METADATA`]: metadata('b'),
      'venv/pyvenv.cfg': 'home = /usr/bin\ninclude-system-site-packages = true\nversion_info = 3.11.2.final.0\n',
    },
    ['a → b@1.0'],
  ],
  [
    'setup.py develop leaves a link in either direction',
    {
      [`${SITE}/a.egg-link`]: '/srv/a/\n.',
      'srv/a/a.egg-info/PKG-INFO': metadata('a', 'Requires-Dist: b'),
      [`${SITE}/b.dist-info/METADATA`]: metadata('b', 'Requires-Dist: a'),
    },
    ['a → b@1.0', 'b → a@1.0'],
  ],
] as const)
  test(`python edges: ${why}`, () => deepEqual(edgesOf(files), expected))

test('what dpkg ships is the Debian package, what pip put beside it is its own, and edges lead to either', () => {
  const { packages } = assembled(
    {
      'var/lib/dpkg/status': 'Package: python3-six\nStatus: install ok installed\nArchitecture: all\nVersion: 1.16.0-4\n\n',
      // Debian's usrmerge: the list says /lib, the file lies below /usr.
      'var/lib/dpkg/info/python3-six.list': '/.\n/lib/python3/dist-packages/six-1.16.0.egg-info/PKG-INFO\n',
      'usr/lib/python3/dist-packages/six-1.16.0.egg-info/PKG-INFO': 'Name: six\nVersion: 1.16.0\n',
      'usr/local/lib/python3.11/dist-packages/a-1.0.dist-info/METADATA': metadata('a', 'Requires-Dist: six'),
      'usr/local/lib/python3.11/dist-packages/b-1.0.dist-info/METADATA': metadata('b', 'Requires-Dist: a'),
    },
    new Map([['lib', 'usr/lib']]),
  )
  const six = 'pkg:deb/debian/python3-six@1.16.0-4?arch=all&distro=debian-12'
  deepEqual(
    packages.map(({ purl, dependsOn }) => [purl, dependsOn]),
    [
      [six, []],
      ['pkg:pypi/a@1.0', [six]],
      ['pkg:pypi/b@1.0', ['pkg:pypi/a@1.0']],
    ],
  )
})

test('python installed: any head is a package or a named unknown', () =>
  check(
    property(string({ unit: 'binary-ascii', maxLength: 300 }), (text) =>
      deepEqual(
        assembled({
          [`${SITE}/a-1.dist-info/METADATA`]: `Name: a\nRequires-Dist: ${text}`,
          [`${SITE}/a-1.egg-info/requires.txt`]: text,
          'v/pyvenv.cfg': text,
        }).reasons.filter((reason) => reason.startsWith('unexpected')),
        [],
      ),
    ),
  ))

for (const [why, text] of [
  ['a hundred thousand fields', 'X: y\n'.repeat(300_000)],
  ['a field that goes on without end', `Name: a\nLicense: x${'\n  y'.repeat(300_000)}`],
  ['a requirement of blanks', `Name: a\nRequires-Dist: ${' '.repeat(3_000_000)}`],
  ['three thousand long markers', `Name: a\n${`Requires-Dist: b ; ${'('.repeat(300)}\n`.repeat(3000)}`],
  ['blanks before the head', `${'\n \t'.repeat(1_000_000)}Name: a`],
] as const)
  test(`python installed: ${why} make nothing unexpected`, () =>
    deepEqual(
      assembled({ [`${SITE}/a-1.dist-info/METADATA`]: text }).reasons.filter((reason) => reason.startsWith('unexpected')),
      [],
    ))

test('RECORD: the digests of what a wheel brought, also of what lies outside of site-packages', () => {
  const sum = (text: string): Buffer => createHash('sha256').update(text).digest()
  const row = (path: string, text: string): string => `${path},sha256=${sum(text).toString('base64url')},${text.length}`
  const record = [row('six.py', 'six'), row('../../../bin/six', 'bin'), 'six-1.16.0.dist-info/RECORD,,', '__pycache__/six.pyc,,', ''].join(
    '\n',
  )
  const path = `${SITE}/six-1.16.0.dist-info/RECORD`
  const { records } = selection.parse({ path, size: record.length, mode: 0o644, bytes: Buffer.from(record) })
  deepEqual(records[0]?.found, [
    {
      kind: 'files',
      of: 'six',
      paths: [`${SITE}/six.py`, 'usr/bin/six'],
      digests: { algorithm: 'sha256', values: [sum('six').toString('hex'), sum('bin').toString('hex')] },
    },
  ])
})
