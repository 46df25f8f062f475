import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { selectionOf } from '../../selection.ts'
import type { FoundPackage } from '../contract.ts'
import { requirements } from './requirements.ts'

const selection = selectionOf([requirements])
const parse = (content: Uint8Array | string, path = 'app/requirements.txt') => {
  const bytes = Buffer.from(content)
  return selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
}
const packages = (content: Uint8Array | string): FoundPackage[] =>
  parse(content).records.flatMap(({ found }) => found.filter((one) => one.kind === 'package'))

// The forms of pip's "Requirements File Format" and "Requirement Specifiers".
for (const [line, expected] of [
  ['Django[argon2, bcrypt] == 2.2.1 ; python_version > "3" # why', 'django@2.2.1'],
  ['bar===2.0\\\n  --hash=sha256:1 \\\n  --hash=sha256:2', 'bar@2.0'],
  ['Foo (==1.0)', 'foo@1.0'],
  ['dots-._allowed == 1.0.0+local.1', 'dots-allowed@1.0.0+local.1'],
  ['name == 3.7.1 @ git+https://example.org/r', 'name@3.7.1'],
  [
    'pip @ https://example.org/w/pip-22.0-py3-none-any.whl#sha256=da',
    'pip@22.0?download_url=https://example.org/w/pip-22.0-py3-none-any.whl',
  ],
  [
    'https://example.org/zope.interface-6.0-cp311-cp311-manylinux_2_17_x86_64.whl',
    'zope-interface@6.0?download_url=https://example.org/zope.interface-6.0-cp311-cp311-manylinux_2_17_x86_64.whl',
  ],
  [
    'https://example.org/typing-extensions-4.0.0.tar.gz',
    'typing-extensions@4.0.0?download_url=https://example.org/typing-extensions-4.0.0.tar.gz',
  ],
  ['./wheels/six-1.16.0-py2.py3-none-any.whl', 'six@1.16.0'],
  ['git+https://me:token@example.org/r.git@v1.0#egg=Repo', 'repo@?vcs_url=git+https://example.org/r.git@v1.0'],
  ['-e git+https://example.org/r#egg=repo', 'repo@?vcs_url=git+https://example.org/r'],
  ['hg+ssh://hg@example.org/r@da39#egg=repo', 'repo@?vcs_url=hg+ssh://example.org/r@da39'],
  ['-e .', ''],
  ['./local/folder', ''],
  ['--index-url https://example.org/simple', ''],
  ['# Commented == 1.0', ''],
  ['==2.3.4', ''],
  ['coverage != 3.5', ''],
  ['a >= 1.0, == 1.*', ''],
  ['', ''],
] as const)
  test(`requirements.txt: ${line.split('\n', 1)[0]}`, () =>
    equal(
      packages(`${line}\n`)
        .map(
          ({ name, version, qualifiers }) =>
            `${name}@${version}${Object.entries(qualifiers ?? {})
              .map(([key, value]) => `?${key}=${value}`)
              .join('')}`,
        )
        .join(),
      expected,
    ))

for (const [why, bytes] of [
  ['UTF-16 as PowerShell writes it', Buffer.from('\ufeffa==1.0\r\nb==2.0\r\n', 'utf16le')],
  ['UTF-8 with a mark', Buffer.from('\ufeffa==1.0\r\nb==2.0\r\n')],
  ['the lines of an old Macintosh', Buffer.from('a==1.0\rb==2.0\r')],
] as const)
  test(`requirements.txt: ${why}`, () =>
    deepEqual(
      packages(bytes).map(({ key }) => key),
      ['a@1.0', 'b@2.0'],
    ))

for (const [why, text, edges] of [
  [
    'below the line',
    'a==1.0\n    # via\n    #   -r requirements.in\n    #   b (pyproject.toml)\nb==2.0\n    # via -r requirements.in\n',
    ['b@2.0 → a@1.0'],
  ],
  ['on the line', 'a==1.0                    # via b, c\nb==2.0\nc==3.0  # via b\n', ['b@2.0 → a@1.0', 'b@2.0 → c@3.0', 'c@3.0 → a@1.0']],
  ['a comment of a person is none', '# via b\na==1.0\n# b\nb==2.0\n', []],
] as const)
  test(`requirements.txt: who needs it, ${why}`, () =>
    deepEqual(
      packages(text).flatMap(({ key, requires }) => requires!.map((one) => `${key} → ${one}`)),
      edges,
    ))

for (const [why, text, reasons] of [
  ['what names no version is counted', 'a\nb>=1\nc==1.0\n', ['2 of its requirements name no version, the first "a"']],
  [
    'a file that no cataloger reads',
    '-r more/deps.txt\n-r requirements-base.txt\n-c constraints.txt\n',
    ['includes "more/deps.txt", which is not read: its name is none of a requirements file'],
  ],
  ['a line of a megabyte', 'a==1.0 \\\n'.repeat(40_000), ['a line longer than 262144 characters']],
] as const)
  test(`requirements.txt: ${why}`, () =>
    deepEqual(
      parse(text).unknowns.map(({ reason }) => reason),
      reasons,
    ))

test('requirements-dev.txt is for development', () => deepEqual(parse('a==1.0\n', 'app/requirements-dev.txt').records, []))

test('requirements.txt: any text is packages or a named unknown', () =>
  check(
    property(string({ unit: 'binary-ascii', maxLength: 300 }), (text) =>
      equal(
        parse(text).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      ),
    ),
  ))

for (const [why, line] of [
  ['blanks', `a==1.0${' '.repeat(250_000)}x`],
  ['brackets', `a${'['.repeat(250_000)}`],
  ['dashes of an archive', `https://example.org/${'a-'.repeat(120_000)}.whl`],
  ['comment marks', ' #'.repeat(120_000)],
  ['at signs', `git+https://${'@'.repeat(200_000)}#egg=a`],
  ['commas of a comment', `a==1 # via ${'a,'.repeat(120_000)}`],
] as const)
  test(`requirements.txt: a line of ${why} is a package at most`, () => {
    const { records, unknowns } = parse(`${line}\n`.repeat(3))
    equal(records.flatMap(({ found }) => found).length <= 3, true)
    equal(
      unknowns.find(({ reason }) => reason.startsWith('unexpected')),
      undefined,
    )
  })
