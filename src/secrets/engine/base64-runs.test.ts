import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, integer, nat, property, string } from 'fast-check'
import { automatonOf } from './automaton.ts'
import { type Base64Run, base64Runs } from './base64-runs.ts'
import { KeywordSearch } from './keyword-search.ts'

const textOf = ({ decoded: bytes }: Base64Run): string => Buffer.from(bytes).toString()
const runsOf = (bytes: Uint8Array, from: number, isCut: boolean): readonly Base64Run[] => {
  const search = new KeywordSearch(automatonOf(['x']), bytes.length)
  search.find(bytes, 0, bytes.length)
  return base64Runs(bytes, { from, ownTo: bytes.length, to: bytes.length, isCut }, (at, until) => search.nextProbe(at, until))
}
const decoded = (text: string): string[] => runsOf(Buffer.from(text), 0, false).map(textOf)
const encode = (text: string): string => Buffer.from(text).toString('base64')
const text = 'password = correct horse battery staple, and so on until it is long enough for a second line of base64'

for (const [why, source, found] of [
  ['a value of YAML', `data:\n  key: ${encode(text)}\n`, [text]],
  ['the alphabet for addresses', `?q=${Buffer.from(`${text}>>>???`).toString('base64url')}&x`, [`${text}>>>???`]],
  ['lines of 76, as base64(1) writes', encode(text).replaceAll(/.{76}/g, '$&\n'), [text]],
  ['lines of 64 with Windows line ends', encode(text).replaceAll(/.{64}/g, '$&\r\n'), [text]],
  ['indented lines', encode(text).replaceAll(/.{64}/g, '$&\n    '), [text]],
  ['two runs', `${encode(text)}, ${encode(text)}`, [text, text]],
  ['bytes that are no text', `x ${Buffer.from(Array.from({ length: 60 }, (_, i) => (i * 37) & 255)).toString('base64')} y`, []],
  ['a long name of a program', 'const theNumberOfThingsThatWereLeftBehind = someOtherVeryLongNameOfAFunctionThatIsCalled()', []],
  ['a path', '/usr/lib/python3/dist-packages/somepackage/submodule/anothermodule', []],
  ['hexadecimal digits', 'da39a3ee5e6b4b0d3255bfef95601890afd80709da39a3ee5e6b4b0d3255bfef', []],
  ['too short', `key: ${encode('sixteen bytes of')}`, []],
] as const)
  test(`base64: ${why}`, () => deepEqual(decoded(source), found))

test('base64: a run of 24 characters or more is found wherever it stands', () =>
  check(
    property(nat(200), integer({ min: 18, max: 90 }), string({ maxLength: 30 }), (before, length, after) => {
      const value = 'abcdefghij klmnopqrst'.repeat(6).slice(0, length)
      equal(decoded(`${' '.repeat(before)}${encode(value)}"${after}`)[0], value)
    }),
  ))

test('base64: a run that begins in the middle of a group of four is decoded from the next group', () => {
  const bytes = Buffer.from(encode(text))
  for (const cut of [1, 2, 3, 4, 5]) {
    const [run] = runsOf(bytes, cut, true)
    equal(text.endsWith(textOf(run!)), true)
  }
})

test('base64: a run at the start of a file is whole, whatever the file before it ends with', () => {
  const bytes = Buffer.from(`abc${encode(text)}`)
  deepEqual(runsOf(bytes, 3, false).map(textOf), [text])
})
