import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, property, string } from 'fast-check'
import { readScript } from './read-script.ts'

const commands = (script: string): string[] => readScript(script).commands.map(({ words }) => words.map(({ text }) => text).join(' '))

// Where no other source is named, it is POSIX.1-2024, Shell Command Language.
for (const [script, wanted, why] of [
  ['a b && c || d; e & f', ['a b', 'c', 'd', 'e', 'f'], '2.9.3 lists'],
  ['a | b |& c', ['a', 'b', 'c'], '2.9.2 pipelines; |& is of bash'],
  ['a "b c" \'d e\' f\\ g', ['a b c d e f g'], '2.2 quoting'],
  ['a "b\\"c\\d"', ['a b"c\\d'], '2.2.3: a backslash quotes some characters'],
  ['a \\\n b', ['a b'], '2.2.1: a joined line'],
  ['a # b\nc', ['a', 'c'], '2.3: a comment'],
  ['a b#c', ['a b#c'], '2.3: within a word there is none'],
  ['A=1 B=2 c d=3', ['c d=3'], '2.9.1: assignments stand before the name'],
  ['A=1', [], 'an assignment alone is no command'],
  ['a >b 2>&1 <c d', ['a d'], '2.7 redirection'],
  ['a &>b c', ['a c'], 'bash: both outputs'],
  ['a 2 >b', ['a 2'], '2.7: a number that a blank parts from the sign is a word'],
  ['cat <<A >b\nrm c\nA\nd', ['cat', 'd'], '2.7.4: a heredoc is no commands'],
  ['cat <<-A\n\trm c\n\tA\nd', ['cat', 'd'], '2.7.4: tabs are dropped'],
  ['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e'], '2.9.4.4 if'],
  ['for x in a b; do c $x; done', ['c ${VAR}'], '2.9.4.2 for'],
  ['while a; do b; done | c', ['a', 'b', 'c'], '2.9.4.5 while'],
  ['case $a in b|c) d ;; (*) e; esac; f', ['d', 'e', 'f'], '2.9.4.3 case'],
  ['(a; b) && { c; }', ['a', 'b', 'c'], '2.9.4.1 grouping'],
  ['f() { a; }; f', ['a', 'f'], '2.9.5 functions'],
  ['function f { a; }', ['a'], 'bash: function'],
  ['! a', ['a'], '2.9.2: a negated pipeline'],
  ['[[ -f a && b < c ]] && d', ['[[ -f a b c ]]', 'd'], 'bash: in [[ the operators are its own'],
  ['a $(b "$(c)") `d`', ['c', 'b ${VAR}', 'd', 'a ${VAR} ${VAR}'], '2.6.3: what is put in is run'],
  ['a "x$(b "y")z"', ['b y', 'a x${VAR}z'], '2.6.3: quotes within are its own'],
  ['a $((1 + (2))) ${b:-"}"} $c', ['a ${VAR} ${VAR} ${VAR}'], '2.6 expansions'],
  ['a <(b) >(c)', ['b', 'c', 'a ${VAR} ${VAR}'], 'bash: process substitution'],
  ["a $'b\\n'", ['a b\\n'], '2.2.4 dollar-single-quotes'],
  ['sudo -u b env C=1 d e', ['sudo -u b env C=1 d e', 'env C=1 d e', 'd e'], 'sudo and env start another'],
  ['time a', ['time a', 'a'], 'so does time'],
  ['xargs -n 1 a', ['xargs -n 1 a', 'a'], 'so does xargs'],
  ['timeout 5 a', ['timeout 5 a', 'a'], 'after its duration'],
  ['bash -ec "a | b"', ['bash -ec a | b', 'a', 'b'], 'a shell is given a script'],
  ['bash a -c', ['bash a -c'], 'a file is none'],
  ['sh -c "a \\"b c\\" | d"', ['sh -c a "b c" | d', 'a b c', 'd'], 'its quotes are taken off, then it is read'],
  ["sh -c 'a '\\''b'\\'", ["sh -c a 'b'", 'a b'], '2.2.2: a quote within single quotes'],
  ['sh -c "$(a)"; b', ['a', 'sh -c ${VAR}', '${VAR}', 'b'], 'what the outer shell runs is run once'],
  ["su - a -c 'b | c'", ['su - a -c b | c', 'b', 'c'], 'su(1): -c is handed to the shell'],
  ['/usr/bin/sudo a', ['/usr/bin/sudo a', 'a'], 'by its path'],
  ['sudo bash -e <<A && b\nc | d\nA\ne', ['sudo bash -e', 'bash -e', 'b', 'c', 'd', 'e'], 'a heredoc is the script of a shell'],
  ['bash a <<A\nc\nA', ['bash a'], 'not where a file is'],
  ['', [], 'nothing'],
] as const)
  test(`shell: ${JSON.stringify(script)}: ${why}`, () => deepEqual(commands(script), wanted))

for (const [script, lacks] of [
  ["a 'b", 'a quote is not closed'],
  ['a "b', 'a quote is not closed'],
  ['a $(b', 'a substitution is not closed'],
  ['a `b', 'a substitution is not closed'],
  ['a ${b', '"{" is not closed'],
  ['a <<B\nc', 'a heredoc is not ended'],
  ['$('.repeat(60), 'nested deeper than 50'],
  ['a;'.repeat(10_001), 'more than 10000 commands'],
] as const)
  test(`shell: ${script.slice(0, 20)}: ${lacks}`, () => equal(readScript(script).lacks, lacks))

test('shell: what a command puts out goes into the next of its pipeline', () => {
  const { commands, pipes } = readScript('a | b | c; d')
  deepEqual(
    [commands.map(({ pipesInto }) => pipesInto), pipes],
    [
      [1, 2, undefined, undefined],
      [2, 6],
    ],
  )
})

test('shell: a command knows which of its words hold others', () => {
  const { commands } = readScript('sh -c "$(a)"')
  const [inner, outer] = commands
  deepEqual([inner?.name, outer?.args.at(-1)?.inner], ['a', { from: 0, to: 1 }])
})

test('shell: a script within a script points at its own commands', () => {
  const { commands } = readScript("a; sh -c 'b $(c) | sudo d'")
  deepEqual(
    commands.map(({ name, startedBy, pipesInto, args }) => [name, startedBy, pipesInto, args.find(({ inner }) => inner)?.inner]),
    [
      ['a', undefined, undefined, undefined],
      ['sh', undefined, undefined, undefined],
      ['c', 1, undefined, undefined],
      ['b', 1, 4, { from: 2, to: 3 }],
      ['sudo', 1, undefined, undefined],
      ['d', 4, undefined, undefined],
    ],
  )
})

test('shell: where offsets do not hold, commands stand where their script does', () => {
  const script = 'sh -c "a \\"b\\""'
  const [, inner] = readScript(script).commands
  deepEqual([inner?.name, script.slice(inner?.start, inner?.end)], ['a', '"a \\"b\\""'])
})

test('shell: scripts in scripts are read once each', () => {
  const read = (depth: number): number => readScript(`${'sh -c "$('.repeat(depth)}a${')"'.repeat(depth)}`).commands.length
  deepEqual([read(1), read(10), read(20)], [3, 21, 41])
})

const PARTS = [
  'a',
  ' ',
  '"',
  "'",
  '`',
  '$(',
  ')',
  '(',
  '{',
  '}',
  '${',
  '|',
  '&&',
  ';',
  '\n',
  '\\',
  '<<E',
  'case ',
  ' in ',
  'esac',
  '[[',
  ']]',
  '#',
  '<(',
  '>',
  "$'",
  'sudo ',
  'sh -c ',
]

test('shell: no script makes it throw; each word stands where it says', () =>
  check(
    property(array(constantFrom(...PARTS), { maxLength: 60 }), string(), (parts, extra) => {
      const script = parts.join('') + extra
      const { commands } = readScript(script)
      for (const [index, { words, pipesInto }] of commands.entries()) {
        for (const { start, end, raw } of words) equal(script.slice(start, end), raw)
        ok(pipesInto === undefined || (pipesInto !== index && pipesInto < commands.length))
      }
    }),
  ))

/** Characters of all words: a word holds those nested in it, to a depth of 50, and once more as a script. */
const read = (script: string): number => {
  let sum = 0
  for (const { words } of readScript(script).commands) for (const { start, end } of words) sum += end - start
  return sum
}

for (const part of [...PARTS, 'a|', 'a;', '"$(', 'x=`"', "sh -c 'a';", 'sudo ', 'case x in ', 'sh -c "$(', 'sh <<E\n', 'sh -c "\\"'])
  test(`shell: 400 KB of ${JSON.stringify(part)} are read a few times at most`, () => {
    const script = part.repeat(Math.ceil(400_000 / part.length))
    ok(read(script) <= 120 * script.length)
  })
