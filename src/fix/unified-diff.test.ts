import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constantFrom, integer, property, tuple } from 'fast-check'
import { applyDiff } from '#testing/apply-diff.ts'
import { applyEdits } from './text-file.ts'
import { unifiedDiff } from './unified-diff.ts'

for (const [why, before, after] of [
  ['one line', 'a\nb\nc\n', 'a\nx\nc\n'],
  ['without an end of line', 'a\nb', 'a\nc'],
  ['an end of line that comes', 'a\nb', 'a\nb\n'],
  ['a line that comes first', 'b\n', 'a\nb\n'],
  ['a file that was empty', '', 'a\n'],
  ['carriage returns', 'a\r\nb\r\nc\r\n', 'a\r\nx\r\nc\r\n'],
  ['a byte order mark', '\uFEFFa\nb\n', '\uFEFFa\nc\n'],
  ['changes far apart', `a\n${'x\n'.repeat(20)}b\n`, `c\n${'x\n'.repeat(20)}d\n`],
  ['changes six lines apart', `a\n${'x\n'.repeat(6)}b\n`, `c\n${'x\n'.repeat(6)}d\n`],
  ['changes seven lines apart', `a\n${'x\n'.repeat(7)}b\n`, `c\n${'x\n'.repeat(7)}d\n`],
  ['a long line', `${'a'.repeat(100_000)}\nb\n`, `${'a'.repeat(100_000)}\nc\n`],
] as const)
  test(`diff: ${why}`, () => equal(applyDiff(before, unifiedDiff('x y.txt', before, after)), after))

test('diff: of equal texts there is none', () => equal(unifiedDiff('x', 'a\n', 'a\n'), ''))

test('diff: as diff -u writes it', () =>
  equal(unifiedDiff('d/x', 'a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nd\nE\nf\n'), '--- a/d/x\n+++ b/d/x\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+E\n f\n'))

test('diff: applied to the letter it makes what the edits make', () => {
  const line = constantFrom('a', 'b', '', 'version = "1.2"', '\tx\r', 'ü😀')
  const edit = tuple(integer({ min: 0, max: 200 }), integer({ min: 0, max: 6 }), constantFrom('', 'z', 'q\nr', '\n', '9.9'))
  check(
    property(array(line, { maxLength: 30 }), array(edit, { maxLength: 4 }), constantFrom('\n', ''), (lines, wishes, end) => {
      const before = lines.join('\n') + end
      let at = 0
      const edits = wishes
        .toSorted((a, b) => a[0] - b[0])
        .flatMap(([start, length, text]) => {
          const from = Math.max(at, Math.min(start, before.length))
          const to = Math.min(before.length, from + length)
          // Half a character is no text.
          if (!before.slice(0, from).isWellFormed() || !before.slice(to).isWellFormed()) return []
          at = to + 1
          return [{ start: from, end: to, text }]
        })
        .filter(({ start }) => start <= before.length)
      const after = applyEdits(
        before,
        edits.filter((one, i) => i === 0 || one.start >= edits[i - 1]!.end),
      )
      if (after !== before) equal(applyDiff(before, unifiedDiff('x', before, after)), after)
    }),
    { numRuns: 500 },
  )
})

test('diff: of large files that share nothing in linear time', () => {
  const [before, after] = ['a', 'b'].map((letter) => Array.from({ length: 200_000 }, (_, i) => `${letter}${i}\n`).join(''))
  equal(unifiedDiff('x', before!, after!).length > 1_000_000, true)
})
