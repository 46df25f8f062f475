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

for (const part of [...PARTS, 'a|', 'a;', '"$(', 'x=`"', "sh -c 'a';", 'sudo ', 'case x in '])
  test(`shell: 100 KB of ${JSON.stringify(part)} take no long`, () => {
    const began = process.cpuUsage()
    readScript(part.repeat(Math.ceil(100_000 / part.length)))
    // Quadratic time would take minutes; the bound leaves room for a busy machine.
    ok(process.cpuUsage(began).user < 3000_000)
  })
