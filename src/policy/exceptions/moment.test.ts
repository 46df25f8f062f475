import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { beginningOf, expiryOf } from './moment.ts'

for (const [text, end, why] of [
  ['2026-12-31', '2027-01-01T00:00:00Z', 'a day ends with it'],
  ['2028-02-29', '2028-03-01T00:00:00Z', 'a leap day'],
  ['2026-12-31T12:00:00Z', '2026-12-31T12:00:00Z', 'a time is that moment'],
  ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00Z', 'with its offset'],
  ['2026-12-31t12:00:00.75z', '2026-12-31T12:00:00Z', 'RFC 3339, 5.6: letters of either case, fractions'],
  ['2026-02-29', undefined, 'no leap year'],
  ['2026-04-31', undefined, 'no such day'],
  ['2026-13-01', undefined, 'no such month'],
  ['2026-1-1', undefined, 'without its zeros'],
  ['0000-01-01', undefined, 'no such year'],
  ['2026-12-31T12:00:00', undefined, 'a time without an offset is another moment on each machine'],
  ['2026-12-31T24:00:00Z', undefined, 'RFC 3339 has no 24:00'],
  ['2026-12-31T12:60:00Z', undefined, 'no such minute'],
  ['2026-12-31T12:00:00+24:00', undefined, 'no such offset'],
  ['31.12.2026', undefined, 'another form'],
  ['2026-12-31 ', undefined, 'a blank behind it'],
  ['never', undefined, 'a word'],
  ['', undefined, 'nothing'],
] as const)
  test(`expiry ${JSON.stringify(text)}: ${why}`, () => equal(expiryOf(text), end))

test('a day begins at midnight', () => equal(beginningOf('2026-12-31'), '2026-12-31T00:00:00Z'))
