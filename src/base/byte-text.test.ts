import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, uint8Array } from 'fast-check'
import { nameBytes, nameText, shownName } from './byte-text.ts'

for (const [why, hex, text, shown] of [
  ['ASCII', '61', 'a', 'a'],
  ['UTF-8 of two, three and four bytes', 'c3a4e282acf09f9a80', 'ä€🚀', 'ä€🚀'],
  ['a byte that begins nothing', '61ff62', 'a\udcffb', 'a\\xffb'],
  ['Latin-1', 'e4', '\udce4', '\\xe4'],
  ['an overlong slash is no slash', 'c0af', '\udcc0\udcaf', '\\xc0\\xaf'],
  ['a surrogate in UTF-8 is three bytes', 'eda080', '\udced\udca0\udc80', '\\xed\\xa0\\x80'],
  ['a sequence that breaks off', '61e282', 'a\udce2\udc82', 'a\\xe2\\x82'],
  ['beyond U+10FFFF', 'f4908080', '\udcf4\udc90\udc80\udc80', '\\xf4\\x90\\x80\\x80'],
  ['a pair whose half looks like a byte', 'f0908280ff', '𐂀\udcff', '𐂀\\xff'],
  ['a byte order mark stays', 'efbbbf61', '\ufeffa', '\ufeffa'],
] as const)
  test(`names: ${why}`, () => {
    const bytes = Buffer.from(hex, 'hex')
    deepEqual([nameText(bytes), shownName(text)], [text, shown])
    equal(Buffer.from(nameBytes(text)).toString('hex'), hex)
  })

test('names: any bytes can be had again, and are shown as well-formed text', () =>
  check(
    property(uint8Array({ maxLength: 40 }), (bytes) => {
      deepEqual(Buffer.from(nameBytes(nameText(bytes))), Buffer.from(bytes))
      ok(shownName(nameText(bytes)).isWellFormed())
    }),
    { numRuns: 500 },
  ))
