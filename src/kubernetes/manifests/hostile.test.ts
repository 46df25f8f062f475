import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read-text.ts'

const head = 'apiVersion: v1\nkind: X\n'

/** Anchors that each hold the one before ten times over: a billion values in a few lines. */
const laughs = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} ${i === 0 ? 'x' : `[${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`}\n`).join('') // prettier-ignore
const merges = Array.from({ length: 9 }, (_, i) => `a${i}: &a${i}\n  ${i === 0 ? 'x: 1' : `<<: [${Array.from({ length: 30 }, () => `*a${i - 1}`).join(', ')}]`}\n`).join('') // prettier-ignore
const stairs = (unit: string, count: number): string => Array.from({ length: count }, (_, i) => `${' '.repeat(i)}${unit}\n`).join('')

for (const [why, text, reason] of [
  ['aliases of aliases', head + laughs, /^\d+:\d+: aliases stand for more than 400000 values$/],
  ['merges of merges', head + merges, /^\d+:\d+: aliases stand for more than 400000 values$/],
  ['an anchor in itself', `${head}a: &a [*a]\n`, /^3:8: the value of anchor "a" contains itself$/],
  ['brackets in brackets', `${head}a: ${'['.repeat(100_000)}`, /^0:1: nested too deep$/],
  ['maps in maps', head + stairs('a:', 1000), /nested deeper than 200|nested too deep/],
  ['lists in lists', `${head}a:\n${stairs('-', 1000)}`, /nested deeper than 200|nested too deep/],
  ['dashes on one line', `${head}a:\n  ${'- '.repeat(10_000)}`, /nested deeper than 200|nested too deep/],
  ['a key twice', `${head}kind: Y\n`, /^3:1: the key "kind" stands there twice$/],
  ['a key twice in brackets', `${head}a: {b: 1, "b": 2}\n`, /^3:11: the key "b" stands there twice$/],
  ['a tab as indentation', `${head}a:\n\tb: 1\n`, /^4:1: Tabs are not allowed as indentation$/],
  ['a NUL byte', `${head}a: \0\n`, /^3:4: the character U\+0000 may not stand in YAML as it is$/],
  ['content behind a comment, for a parser of YAML 1.1 alone', `# \u2028${head}`, /^1:3: the character U\+2028/],
  ['an open quote', `${head}a: "b\n`, /^3:6|^4:1/],
  ['a long name of an anchor', `${head}a: *${'b'.repeat(100_000)}\n`, /^3:4: no anchor "b{80}" stands before this alias$/],
  [
    'a document that is too long for anchors',
    `${head}a: &a b\n# ${'c'.repeat(4_000_000)}\n`,
    /^0:1: with anchors, tags or texts over several lines/,
  ],
  ['an escape sequence of a terminal', `${head}a: "\u001b[2J"\n`, /^3:5: the character U\+001B/],
  [
    'lists in lists in lists',
    `${'{"apiVersion":"v1","kind":"List","items":['.repeat(20)}${']}'.repeat(20)}`,
    /^0:1: lists in lists, more than 8$/,
  ],
  ['a number without an end', `${head}a: .inf\n`, /^3:4: the number "\.inf" cannot be put into JSON$/],
] as const)
  test(`hostile manifest: ${why}`, () => {
    const { manifests, unknowns } = readText('x.yaml', `${head}---\n${text}`)
    // What stands before it is read all the same.
    const shift = unknowns[0]?.reason.replace(/^\d+/, (line) => String(Number(line) - 3)) ?? ''
    deepEqual([manifests.length, unknowns.length], [1, 1], shift)
    ok(reason.test(shift), shift)
  })

test('hostile manifest: a name of an object of JavaScript is a field like others', () => {
  const { manifests } = readText('x.yaml', `${head}__proto__: {polluted: true}\nconstructor: 1\ntoString: 2\n`)
  const [{ object }] = manifests as [(typeof manifests)[number]]
  deepEqual(Object.keys(object), ['apiVersion', 'kind', '__proto__', 'constructor', 'toString'])
  ok(!('polluted' in {}) && !('polluted' in object))
})

test('hostile manifest: a list of what is none', () => {
  const { unknowns } = readText('x.yaml', `apiVersion: v1\nkind: List\nitems:\n${'- {}\n'.repeat(20_000)}`)
  deepEqual([unknowns.length, unknowns[0]?.reason.slice(0, 5), unknowns.at(-1)?.reason], [101, '4:3: ', '1:1: 19900 more items of this document are none']) // prettier-ignore
})

test('hostile manifest: 20 KB of anything take no long time', () => {
  const units = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)), '- ', '? ', 'a: ', '&a ', '!a ', '[{', '{"a":', '*a ', '-\n', 'a:\n ', '|\n', '---\n', '...\n', '#\n', '{}', '\\"', '<<: ', '\r\n', '\t', '{{ '] // prettier-ignore
  for (const unit of units)
    for (const before of ['', `${head}a: `]) {
      const { manifests, unknowns } = readText('x.yaml', before + unit.repeat(20_000 / unit.length))
      for (const { place } of manifests) place(['a', 'b', 0])
      for (const { reason } of unknowns) ok(reason.length < 300, reason)
    }
  // Most texts take some milliseconds; quadratic time would take the whole run's.
})
