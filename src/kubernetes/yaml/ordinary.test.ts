import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import * as check from 'fast-check'
import { stringify } from 'yaml'
import { type PlacedValue } from './places.ts'
import { readOrdinary } from './ordinary.ts'
import { readWhole } from './whole.ts'

/** Each field with where it stands. */
function offsetsIn({ value, offsets }: PlacedValue): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  const walk = (part: unknown, path: string): void => {
    for (const [key, offset] of offsets.get(part as object) ?? []) {
      found[`${path}/${key}`] = offset
      walk((part as Readonly<Record<string, unknown>>)[key], `${path}/${key}`)
    }
  }
  walk(value, '')
  return found
}

/** Both readers on a text: they say the same or only the whole one says anything. */
function compare(text: string): boolean {
  const ordinary = readOrdinary(text, true)
  if (!ordinary) return false
  const whole = readWhole(text, true)
  deepEqual(ordinary.value, whole.value, text)
  // Where a value is left out, the empty place differs and means nothing.
  const [ours, theirs] = [offsetsIn(ordinary), offsetsIn(whole)]
  deepEqual(Object.keys(ours).sort(), Object.keys(theirs).sort())
  for (const [path, offset] of Object.entries(theirs)) if (text[offset] !== '\n') equal(ours[path], offset, `${path} in ${text}`)
  return true
}

const word = check.string({ unit: check.constantFrom(...'abk019-_./:#"\'{}[],&*!|>%@`~? \t\nyé<=+'.split('')), maxLength: 8 })
const { value } = check.letrec<{ value: unknown }>((tie) => ({
  value: check.oneof(
    { maxDepth: 4 },
    word,
    check.constantFrom(null, true, 0, 12, -3, 1.5, 'yes', 'no', '017', '1e3', '', '~', 'a: b', 'line\nline\n', '  x\n y\n\n', '- a'),
    check.array(tie('value'), { maxLength: 4 }),
    check.dictionary(word, tie('value'), { maxKeys: 4 }),
  ),
}))

const styles = check.record({
  indent: check.constantFrom(2, 4),
  indentSeq: check.boolean(),
  defaultStringType: check.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  collectionStyle: check.constantFrom('any', 'flow'),
  lineWidth: check.constantFrom(0, 20),
} as const)

test('yaml: whatever a printer writes, both readers read alike', () => {
  check.assert(
    check.property(value, styles, (written, style) => {
      compare(stringify(written, { ...style, version: '1.1', uniqueKeys: false }))
    }),
    { numRuns: 1500 },
  )
})

test('yaml: characters in any order: the ordinary reader says nothing but what the whole one says', () => {
  const pieces = ['a', 'b', ': ', ':', '- ', '-', '\n', '\n  ', '\n    ', '"', "'", '{', '}', '[', ']', ', ', ' #', '#', '|', '>', '&x ', '*x', '1', ' ', '? ', '!', '~', '|-\n', '\r\n'] // prettier-ignore
  const text = check.array(check.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''))
  check.assert(
    check.property(text, (source) => {
      // Brackets may stand as far out as they like: only the ordinary reader knows that.
      if (/[[{][^\]}]*\n/.test(source)) return
      compare(source)
    }),
    { numRuns: 8000 },
  )
})

for (const [text, why] of [
  ['a:\n- b: 1\n  c:\n  - d\n- e\n', 'lists as far out as their key'],
  ['---\n# d\na: 1 # e\n\n  # f\nb:\n  # g\n  c: "x: y" \n', 'comments'],
  ['a: |\n  x\n    y\n\nb: >-\n  f\n  g\n\n  h\nc: |+\n  z\n\n', 'texts'],
  ['a: {b: [c, "d", {e: f}], g: }\r\nh: [\r\n    i,\r\n  ]\r\n', 'brackets, with CR LF'],
  ['- - a\n  - b\n-\n  - c\n', 'lists in lists'],
  ['{\n\t"a": [1, -2.5e3, true, null, "\\u00e9\\n"],\n\t"b": {}\n}\n', 'JSON with tabs'],
  ['a: http://x:80/y#z\nb: 10:20\nc: -x\nd: ~/e\n', 'plain scalars with signs'],
] as const)
  test(`yaml: is ordinary: ${why}`, () => ok(compare(text)))
