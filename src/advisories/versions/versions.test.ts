import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareText } from '#base/index.ts'
import { versionScheme, versionSchemes } from './registry.ts'

/** Pieces that the schemes give a meaning, so that random versions meet each other's corner cases. */
const PIECES = [
  '0',
  '00',
  '1',
  '01',
  '2',
  '10',
  '9999999999999999999',
  '.',
  '.',
  '.',
  '-',
  '-',
  '_',
  '+',
  '~',
  '^',
  ':',
  '!',
  ' ',
  'v',
  'a',
].concat([
  'b',
  'z',
  'rc',
  'alpha',
  'beta',
  'pre',
  'dev',
  'post',
  'p',
  'sp',
  'final',
  'snapshot',
  'x',
  'r',
  'git',
  '_p',
  '_rc',
  '-r',
  'go',
  '.dev',
  'é',
])

const versionLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join(''))
const text = fc.oneof({ weight: 4, arbitrary: versionLike }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) })

/** 100,000 characters that a scheme may look at again and again. */
const LONG = ['1', '0', '.', '-', '~', '1.', '0.', 'a', 'a1', '1-', '-1', '_p1', '.x', ':', '1:', ' ', '+a.', '..1', '\n'].flatMap((unit) =>
  ['', '1', '1rc', '1-a', '1.dev'].map((start) => `${start}${unit.repeat(100_000 / unit.length)}${start === '' ? '' : '!'}`),
)

test('ids are unique and sorted', () => {
  const ids = versionSchemes.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted(compareText))
  for (const scheme of versionSchemes) equal(versionScheme(scheme.id), scheme)
  equal(versionScheme('none'), undefined)
})

/** Pacman lets a version without a pkgrel equal one with any: only versions that have one are in a total order. */
const ordered = (id: string): fc.Arbitrary<string> => (id === 'pacman' ? text.map((version) => `${version}-1`) : text)

for (const { id, compare, valid } of versionSchemes) {
  test(`${id}: a total order over all texts`, () => {
    fc.assert(
      fc.property(ordered(id), ordered(id), ordered(id), (a, b, c) => {
        equal(compare(a, a), 0)
        equal(Math.sign(compare(a, b)) + Math.sign(compare(b, a)), 0)
        const [x, y, z] = [a, b, c].toSorted(compare)
        ok(compare(x!, y!) <= 0 && compare(y!, z!) <= 0 && compare(x!, z!) <= 0, `${x} ${y} ${z} are not in order`)
        if (compare(a, b) === 0) equal(Math.sign(compare(a, c)), Math.sign(compare(b, c)))
      }),
      { numRuns: 2000 },
    )
  })

  test(`${id}: a version with space around it equals itself and stays as valid`, () => {
    fc.assert(
      fc.property(versionLike, (version) => {
        const trimmed = version.trim()
        equal(valid(` ${trimmed}\n`), valid(trimmed))
        if (valid(trimmed)) equal(compare(` ${trimmed}\n`, trimmed), 0)
      }),
    )
  })

  // What is quadratic in 100,000 characters does not end while the suite runs.
  test(`${id}: ends for long input`, () => {
    for (const long of LONG) {
      equal(compare(long, long.slice(0)), 0)
      compare(long, `${long}1`)
      compare(`${long}a`, long)
      compare(long, '1.0')
      valid(long)
    }
  })
}
