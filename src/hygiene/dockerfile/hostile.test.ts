import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { aptPins, dockerfileFindings, fromReferences, lintDockerfile, parseDockerfile, textsForSecrets } from '#hygiene/index.ts'

const MiB = 1024 * 1024
/** Some 200 KB of one thing. */
const much = (head: string, unit: string): string => head + unit.repeat(Math.floor(200_000 / unit.length))
/** Many lines of 60,000 characters. */
const wide = (unit: string): string => `FROM a:1\n${`RUN ${unit.repeat(Math.floor(60_000 / unit.length))}\n`.repeat(3)}`

/** One clear problem each: the file is not read, and nothing is said of it. */
for (const [name, text, message] of [
  ['a line of 10 MB', `RUN ${'a'.repeat(10 * MiB)}`, 'larger than 1048576 characters'],
  ['a line of 1 MB', `RUN ${'a'.repeat(1_000_000)}`, 'a line of 1000004 characters: at most 65535 may be in one'],
  ['a NUL byte', 'FROM a\0', 'a NUL byte: this is no text in UTF-8, the only encoding of a Dockerfile'],
  [
    'UTF-16',
    new TextDecoder().decode(Buffer.from('\uFEFFFROM a\n', 'utf16le')),
    'a NUL byte: this is no text in UTF-8, the only encoding of a Dockerfile',
  ],
  ['nothing', '', 'no instruction'],
  ['JSON', '{\n"a": [1,\n2]\n}', '"{" is no instruction'],
  ['a million words', much('', 'x y\n'), '"x" is no instruction'],
] as const)
  test(`hostile: ${name}`, () => {
    const { problems, issues } = lintDockerfile(text, 'Dockerfile')
    deepEqual([problems.map((problem) => problem.message), issues], [[message], []])
  })

for (const [name, text, problems] of [
  ['100,000 continuations', `FROM a:1\nRUN a${' \\\n b'.repeat(100_000)}`, 0],
  ['continuations of nothing', much('FROM a:1\nRUN ', '\\\n'), 1],
  ['open quotes', wide('"'), 0],
  ['nested ${', wide('${'), 0],
  ['nested $(', wide('$('), 0],
  ['backticks', wide('`'), 0],
  ['pipes', wide('a|'), 0],
  ['packages', wide('apt-get install aa bb cc;'), 0],
  ['dashes', wide('dnf install a-1-1-1-1-1;'), 0],
  ['blanks before no continuation', wide(`a${' '.repeat(30_000)}`), 0],
  ['a heredoc without an end', much('FROM a:1\nRUN <<E\n', 'a\n'), 1],
  ['many heredocs', `FROM a:1\nRUN ${'<<a '.repeat(15_000)}\n${'a\n'.repeat(100)}`, 0],
  ['an open list', much('FROM a:1\nRUN ["', 'a\\\n'), 0],
  ['a long list', much('FROM a:1\nRUN [', '"a",\\\n'), 0],
  ['stages on stages', `FROM a AS s0\n${Array.from({ length: 4000 }, (_, i) => `FROM s${i} AS s${i + 1}\n`).join('')}`, 0],
  ['too many instructions', much('FROM a:1\n', 'ENV ABCDE=$ABCDF\n'), 1],
  ['copies and unpackings', `FROM a:1\n${'COPY x.tgz y\nRUN tar xf x.tgz\n'.repeat(2000)}`, 0],
  ['ignores', `FROM a:1\n${'# hadolint ignore=DL3008,DL3009\nRUN apt-get install a\n'.repeat(4000)}`, 0],
  ['an ignore of blanks', `FROM a:1\n# hadolint ignore=${' '.repeat(60_000)}x\nRUN a`, 0],
  ['comments in an instruction', much('FROM a:1\nRUN a \\\n', '# x\n'), 0],
  ['a mode of letters', `FROM a:1\nRUN chmod ${'a'.repeat(60_000)}x y`, 0],
  ['variables of variables', `FROM ${'${'.repeat(30_000)}`, 0],
] as const)
  test(`hostile: ${name}`, () => {
    const lint = lintDockerfile(text, 'Dockerfile', {
      trustedRegistries: ['*a*b*c'],
      requiredLabels: { a: 'semver' },
      hasDockerignore: false,
    })
    for (const { location } of dockerfileFindings(lint)) ok(location.length <= 50)
    const file = parseDockerfile(text)
    textsForSecrets(file)
    fromReferences(file)
    aptPins(file)
    equal(lint.problems.length, problems)
  })

test('hostile: a byte order mark and CR LF change no place', () => {
  const plain = lintDockerfile('FROM a\nRUN cd b\n', 'Dockerfile').issues
  const marked = lintDockerfile('\uFEFFFROM a\r\nRUN cd b\r\n', 'Dockerfile').issues
  deepEqual(
    marked.map(({ rule, line, column }) => [rule.id, line, column]),
    plain.map(({ rule, line, column }) => [rule.id, line, column]),
  )
})
