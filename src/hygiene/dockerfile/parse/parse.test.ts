import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, boolean, constantFrom, integer, option, property, record, string, stringMatching, tuple } from 'fast-check'
import { lineIndex } from '../line-index.ts'
import { parseDockerfile } from './parse.ts'
import type { Dockerfile, Instruction, Kind, Of } from './syntax.ts'

const only = <K extends Kind>(text: string, kind: K): Of<K> => {
  const { instructions, faults } = parseDockerfile(text)
  deepEqual(faults, [])
  return instructions.find((instruction): instruction is Of<K> => instruction.kind === kind)!
}
const invocation = (text: string): unknown => {
  const run = only(text, 'RUN')
  return run.invocation.form === 'shell' ? run.invocation.script.text : run.invocation.words.map(({ value }) => value)
}

for (const [text, wanted, why] of [
  ['RUN a b', 'a b', 'shell form'],
  ['RUN ["a", "b c"]', ['a', 'b c'], 'exec form is JSON (reference, Shell and exec form)'],
  ["RUN ['a']", "['a']", 'single quotes are no JSON: the shell gets the brackets'],
  ['RUN ["a",]', '["a",]', 'a comma too many is no JSON'],
  ['RUN [ ]', [], 'an empty list'],
  ['RUN ["a"] b', '["a"] b', 'more than a list is no list'],
  ['RUN a \\\n  b', 'a   b', 'a continued line keeps its indent'],
  ['RUN a \\  \n b', 'a  b', 'blanks may follow the sign'],
  ['RUN a \\\\\nRUN b', 'a \\\\', 'a doubled sign continues nothing'],
  ['RUN a \\\n# note\n b', 'a  b', 'a comment between lines is dropped'],
  ['RUN a \\\n   # note\n b', 'a  b', 'its indent as well'],
  ['RUN a \\\n\n b', 'a  b', 'so are empty lines, for now'],
  ['RUN a # no note', 'a # no note', 'a sign within a line begins no comment'],
  ['RUN a \\', 'a ', 'the file may end in a continuation'],
  ['# escape=`\nRUN a `\n b\\', 'a  b\\', 'the escape directive'],
  ['#escape = `\r\nRUN a `\r\n b', 'a  b', 'blanks around it, CR LF'],
  ['# note\n# escape=`\nRUN a `', 'a `', 'a comment ends the directives'],
  ['\uFEFFRUN a', 'a', 'a byte order mark is dropped'],
  ['run a', 'a', 'instructions have no case'],
  ['  RUN   a  ', 'a  ', 'indents are dropped'],
  ['RUN --mount=type=cache,target=/a --network=none b --c', 'b --c', 'flags end at the first word that is none'],
  ['RUN --mount=type=secret,id="a b" c', 'c', 'a flag may be quoted'],
] as const)
  test(`dockerfile: ${JSON.stringify(text)}: ${why}`, () => deepEqual(invocation(text), wanted))

for (const [text, wanted, why] of [
  ['RUN <<EOF\na\nEOF\n', [['EOF', false, false, 'a\n']], 'heredoc'],
  ['RUN <<-"EOF"\n\ta\n\tEOF', [['EOF', true, true, '\ta\n']], 'tabs before the end, quoted'],
  [
    "RUN <<'A' cat <<B\n1\nA\n2\nB\n",
    [
      ['A', true, false, '1\n'],
      ['B', false, false, '2\n'],
    ],
    'several',
  ],
  ['RUN 3<<A\nA', [['A', false, false, '']], 'with a descriptor'],
  ['RUN echo "<<A"', [], 'in quotes it is none'],
  ['RUN echo $((1 << 2)) <<<x', [], 'nor is a shift or a here-string'],
  ['RUN <<A\n# no note \\\nA', [['A', false, false, '# no note \\\n']], 'nothing in it is a comment or continued'],
] as const)
  test(`heredoc: ${JSON.stringify(text)}: ${why}`, () =>
    deepEqual(
      only(text, 'RUN').heredocs.map(({ name, quoted, chomp, content }) => [name, quoted, chomp, content]),
      wanted,
    ))

test('heredoc: COPY takes one as a source', () => {
  const copy = only('FROM a\nCOPY <<A <<B /c/\n1\nA\n2\nB\nRUN d', 'COPY')
  deepEqual([copy.sources.length, copy.target.value, copy.heredocs.length], [2, '/c/', 2])
})

for (const [text, pairs, legacy] of [
  [
    'ENV a=b c="d e" f=\'g h\' i=j\\ k',
    [
      ['a', 'b'],
      ['c', 'd e'],
      ['f', 'g h'],
      ['i', 'j k'],
    ],
    false,
  ],
  ['ENV a b  c', [['a', 'b  c']], true],
  [
    'ENV a="b=c" d=',
    [
      ['a', 'b=c'],
      ['d', ''],
    ],
    false,
  ],
  ['ENV "a"=b', [['a', 'b']], false],
  [
    'ENV a=b \\\n  c=d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    false,
  ],
] as const)
  test(`env: ${JSON.stringify(text)}`, () => {
    const env = only(text, 'ENV')
    deepEqual([env.pairs.map(({ name, value }) => [name.value, value?.value]), env.legacy], [pairs, legacy])
  })

test('arg: with and without a default, several at once', () => {
  const { pairs } = only('ARG a b=c', 'ARG')
  deepEqual(
    pairs.map(({ name, value }) => [name.value, value?.value]),
    [
      ['a', undefined],
      ['b', 'c'],
    ],
  )
})

test('healthcheck: NONE, CMD in both forms, flags', () => {
  equal(only('HEALTHCHECK NONE', 'HEALTHCHECK').invocation, undefined)
  const check = only('HEALTHCHECK --interval=5m --start-period=1s CMD ["a"]', 'HEALTHCHECK')
  deepEqual(
    [check.invocation?.form, check.flags.map(({ name, value }) => [name, value])],
    [
      'exec',
      [
        ['interval', '5m'],
        ['start-period', '1s'],
      ],
    ],
  )
})

test('onbuild: the instruction within has its own places', () => {
  const { inner } = only('FROM a\nONBUILD RUN b', 'ONBUILD')
  deepEqual([inner.kind, inner.start, inner.keyword.start], ['RUN', 15, 15])
})

for (const [text, line, column, message] of [
  ['FROM a\nFOO b', 2, 1, '"FOO" is no instruction'],
  ['FROM a b', 1, 6, 'FROM needs the form: FROM image [AS name]'],
  ['FROM', 1, 5, 'FROM needs an image'],
  ['FROM a\nCOPY b', 2, 6, 'COPY needs a source and a destination'],
  ['FROM a\nCOPY --user=b c d', 2, 6, 'COPY has no flag "--user"'],
  ['FROM a\nENV b=c d', 2, 9, 'ENV "d" has no "=": needs the form name=value'],
  ['FROM a\nHEALTHCHECK b', 2, 13, 'HEALTHCHECK needs NONE or CMD'],
  ['FROM a\nRUN <<B\nb', 2, 5, 'heredoc "B" is not ended'],
  ['FROM a\nSHELL b', 2, 6, 'SHELL needs a JSON list'],
  ['# escape=x\nFROM a', 1, 1, 'escape is "x" and must be \\ or `'],
  ['# syntax=a\n# syntax=b\nFROM c', 2, 1, 'only one syntax directive may be given'],
  ['', 1, 1, 'no instruction'],
  ['# note', 1, 1, 'no instruction'],
  ['{"a":\n1}', 1, 1, '"{"a":" is no instruction'],
] as const)
  test(`fault: ${JSON.stringify(text)}: ${message}`, () => {
    const { faults } = parseDockerfile(text)
    deepEqual(faults.map(({ start, message }) => ({ ...lineIndex(text)(start), message }))[0], { line, column, message })
  })

/** An instruction as the test writes it. */
type Sketch = { readonly keyword: string; readonly words: readonly string[] }
type Noise = {
  readonly indent: number
  readonly gaps: readonly ('blank' | 'tab' | 'line' | 'comment')[]
  readonly lower: boolean
  readonly comment: boolean
}

const word = stringMatching(/^[a-z0-9./_-]{1,8}$/).filter((text) => !text.startsWith('-') && !text.startsWith('<'))
const sketch = tuple(constantFrom('RUN', 'CMD', 'COPY', 'EXPOSE', 'VOLUME', 'USER'), array(word, { minLength: 2, maxLength: 6 })).map(
  ([keyword, words]): Sketch => ({ keyword, words: keyword === 'USER' ? words.slice(0, 1) : words }),
)
const noise = record({
  indent: integer({ min: 0, max: 3 }),
  gaps: array(constantFrom('blank', 'tab', 'line', 'comment'), { minLength: 8, maxLength: 8 }),
  lower: boolean(),
  comment: boolean(),
})
const GAPS = { blank: ' ', tab: '\t', line: ' \\\n', comment: ' \\\n  # note\n' }

const print = ({ keyword, words }: Sketch, { indent, gaps, lower, comment }: Noise, escape: string, end: string): string => {
  const parts = [lower ? keyword.toLowerCase() : keyword, ...words]
  const body = parts.map((part, index) => (index === 0 ? part : GAPS[gaps[index]!] + part)).join('')
  return `${comment ? '# a note\n' : ''}${' '.repeat(indent)}${body}\n`.replaceAll('\\', escape).replaceAll('\n', end)
}

/** The arguments of an instruction, however they were written. */
function sketchOf(instruction: Instruction): Sketch {
  const keyword = instruction.kind
  switch (instruction.kind) {
    case 'RUN':
    case 'CMD':
      return { keyword, words: instruction.invocation.form === 'shell' ? instruction.invocation.script.text.trim().split(/\s+/) : [] }
    case 'COPY':
      return { keyword, words: [...instruction.sources, instruction.target].map(({ value }) => value) }
    case 'EXPOSE':
    case 'VOLUME':
      return { keyword, words: instruction.words.map(({ value }) => value) }
    case 'USER':
      return { keyword, words: [instruction.value.value] }
    default:
      return { keyword, words: [] }
  }
}

test('dockerfile: what is printed is read again, whatever the lines, blanks, comments and case', () =>
  check(
    property(array(tuple(sketch, noise), { minLength: 1, maxLength: 8 }), boolean(), constantFrom('\n', '\r\n'), (all, tick, end) => {
      const escape = tick ? '`' : '\\'
      const text = (tick ? `# escape=\`${end}` : '') + all.map(([one, how]) => print(one, how, escape, end)).join('')
      const { instructions, faults } = parseDockerfile(text)
      deepEqual(faults, [])
      deepEqual(
        instructions.map(sketchOf),
        all.map(([one]) => one),
      )
    }),
  ))

/** Everything with a place. */
function wordsOf(file: Dockerfile): { readonly start: number; readonly end: number; readonly raw: string }[] {
  return file.instructions.flatMap((instruction) => {
    const own = [instruction.keyword]
    if (instruction.kind === 'COPY') return [...own, ...instruction.sources, instruction.target]
    if (instruction.kind === 'EXPOSE') return [...own, ...instruction.words]
    return own
  })
}

test('dockerfile: a word stands where it says', () =>
  check(
    property(array(tuple(sketch, noise), { minLength: 1, maxLength: 8 }), (all) => {
      const text = all.map(([one, how]) => print(one, how, '\\', '\n')).join('')
      for (const { start, end, raw } of wordsOf(parseDockerfile(text))) equal(text.slice(start, end), raw)
    }),
  ))

test('dockerfile: no text makes it throw, and every place lies within', () =>
  check(
    property(
      array(
        constantFrom(
          'FROM a',
          'RUN ',
          'COPY ',
          'ENV a=',
          '"',
          "'",
          '\\\n',
          '\n',
          '<<E',
          '[',
          '${',
          '#',
          '--from=',
          ' ',
          'ONBUILD ',
          'HEALTHCHECK CMD ',
          '\0',
        ),
        {
          maxLength: 40,
        },
      ).map((parts) => parts.join('')),
      option(string({ unit: 'binary' })),
      (text, extra) => {
        const { instructions, faults, text: read } = parseDockerfile(text + (extra ?? ''))
        for (const { start, end } of [...instructions, ...faults]) ok(start >= 0 && start <= read.length && end <= read.length + 1)
      },
    ),
  ))
