import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { dpkg } from './dpkg.ts'

for (const [a, sign, b, why] of [
  ['1.0~rc1', '<', '1.0', 'deb-version(7): a tilde sorts before the end'],
  ['1:0.9', '>', '2.0', 'deb-version(7): the epoch comes first'],
  ['1.0-1', '>', '1.0', 'no revision is an empty one, before any other'],
  ['1.0-0', '=', '1.0', 'a revision of zero is the missing one'],
  ['1.2a', '<', '1.2+b', 'letters sort before other characters'],
  ['1.09', '=', '1.9', 'leading zeros do not count'],
  ['2.36-9+deb12u10', '>', '2.36-9+deb12u9', 'numbers compare as numbers'],
] as const)
  test(`dpkg: ${a} ${sign} ${b}: ${why}`, () => equal('<=>'[Math.sign(dpkg.compare(a, b)) + 1], sign))
