import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Range, RangeEvent } from '#model/index.ts'
import { contains, nearestClear } from './contains.ts'
import { versionScheme } from './registry.ts'

/** `0 f1.2 l1.4 <2` in short: introduced without a letter, fixed, last affected, limit. */
const range = (text: string): Range => ({
  events: text.split(' ').map((event): RangeEvent => {
    if (event.startsWith('f')) return { fixed: event.slice(1) }
    if (event.startsWith('l')) return { lastAffected: event.slice(1) }
    return event.startsWith('<') ? { limit: event.slice(1) } : { introduced: event }
  }),
})

/** Ranges by a semicolon, then versions named one by one. */
const ranges = (text: string, ...versions: readonly string[]): { ranges: Range[]; versions: readonly string[] } => ({
  ranges: text === '' ? [] : text.split('; ').map(range),
  versions,
})

const npm = versionScheme('npm')!

for (const [affected, version, expected, why] of [
  [ranges('0 f1.2.0'), '1.1.0', ['< 1.2.0', '1.2.0'], 'introduced 0 is before everything'],
  [ranges('0 f1.2.0'), '1.2.0', undefined, 'the fixed version is not affected'],
  [ranges('0 f1.2.0'), '1.2.0-rc.1', ['< 1.2.0', '1.2.0'], 'OSV compares plainly: a prerelease is before its release'],
  [ranges('1.0.0 f1.2.0'), '1.0.0-rc.1', undefined, '… and before what introduced it'],
  [ranges('f1.2.0 f2.1.0 2.0.0 0'), '1.5.0', undefined, 'events come unsorted: between two ranges'],
  [ranges('f1.2.0 f2.1.0 2.0.0 0'), '2.0.5', ['>= 2.0.0, < 2.1.0', '2.1.0'], 'events come unsorted: in the second range'],
  [ranges('0 l1.4.0'), '1.4.0', ['<= 1.4.0', undefined], 'the last affected version is affected, and no fix is named'],
  [ranges('0 l1.4.0'), '1.4.1', undefined, 'what follows the last affected one is not'],
  [ranges('0 <1.5.0'), '1.4.9', ['< 1.5.0', undefined], 'a limit bounds what is open'],
  [ranges('0 <1.5.0'), '1.5.0', undefined, 'at the limit nothing is said'],
  [ranges('0 <*'), '99.0.0', ['>= 0', undefined], 'a star is no limit'],
  [ranges('0 <1.0.0 <2.0.0'), '1.5.0', ['< 2.0.0', undefined], 'before any of the limits is enough'],
  [ranges('f1.2.0'), '1.0.0', undefined, 'fixed without introduced affects nothing'],
  [ranges('1.0.0 f1.0.0'), '1.0.0', undefined, 'fixed where it was introduced'],
  [ranges('0 f1.2.0 1.2.0 f1.3.0'), '1.2.0', ['>= 1.2.0, < 1.3.0', '1.3.0'], 'introduced again where it was fixed'],
  [ranges('1.0.0 f1.6.0; 2.0.0 f2.3.0'), '1.5.0', ['>= 1.0.0, < 1.6.0', '1.6.0'], "a branch's own fix is the nearest"],
  [ranges('1.0.0 f2.1.0; 2.0.0 f2.3.0'), '1.5.0', ['>= 1.0.0, < 2.1.0', '2.3.0'], 'a fix inside of another range is none'],
  [ranges('1.0.0 f2.1.0; 2.0.0'), '1.5.0', ['>= 1.0.0, < 2.1.0', undefined], 'nor is one that lies in a range without an end'],
  [ranges('', '1.0.0', '1.1.0'), '1.1.0', ['= 1.1.0', undefined], 'named one by one'],
  [ranges('0 f1.0.0', '1.5.0'), '1.5.0', ['= 1.5.0', undefined], 'named besides a range'],
  [ranges('0 f1.5.0; 0 f1.6.0', '1.6.0'), '1.0.0', ['< 1.5.0', undefined], 'a fix that is named as affected is none'],
  [ranges('0'), '1.0.0', ['>= 0', undefined], 'all versions'],
] as const)
  test(`contains: ${version}: ${why}`, () => {
    const held = contains(npm, affected, version)
    deepEqual(held && [held.clause, held.fixed], expected)
  })

for (const [scheme, bound, version, holds, why] of [
  ['pep440', '0 l1.13.0', '1.13.0+cu117', true, 'a local build of the last affected release'],
  ['pep440', '0 f1.13.0', '1.13.0+cu117', false, 'a local build of the fixed release'],
  ['pep440', '0 l1.13.0', '1.13.0.post1', false, 'a post release is another release'],
  ['bitnami', '0 l7.0.11', '7.0.11-3', true, "a revision of Bitnami's"],
  ['bitnami', '0 f7.0.11', '7.0.11-3', false, 'a revision of the fixed release'],
  ['rpm', '0 f1:2.0-1', '2.0-1', true, 'a missing epoch is zero'],
  ['dpkg', '0 f1.0-1', '1.0-1~deb12u1', true, 'a backport is before what it was made from'],
  ['maven', '0 f1.0', '1.0-SNAPSHOT', true, 'a snapshot is before its release'],
] as const)
  test(`contains: ${scheme} ${bound}: ${version}: ${why}`, () =>
    deepEqual(contains(versionScheme(scheme)!, ranges(bound), version) !== undefined, holds))

test('the nearest version that clears several: from one hole to the next until nothing holds', () => {
  const all = [ranges('0 f1.5.0 2.0.0 f2.2.0'), ranges('1.4.0 f2.1.0'), ranges('2.2.0 f2.4.0')]
  deepEqual(nearestClear(npm, all, '1.4.0'), '2.4.0')
  deepEqual(nearestClear(npm, all, '1.0.0'), '2.4.0')
  deepEqual(nearestClear(npm, all, '3.0.0'), '3.0.0', 'nothing holds')
  deepEqual(nearestClear(npm, [...all, ranges('2.0.0')], '1.4.0'), undefined, 'no way out')
})

test('the nearest version that clears is the lowest of those that are named', () => {
  const version = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })).map((numbers) => `${numbers.join('.')}.0`)
  const event = fc.oneof(
    version.map((at): RangeEvent => ({ introduced: at })),
    version.map((at): RangeEvent => ({ fixed: at })),
  )
  const affected = fc.array(event, { maxLength: 5 }).map((events) => ({ ranges: [{ events }], versions: [] }))
  fc.assert(
    fc.property(fc.array(affected, { maxLength: 4 }), version, (all, from) => {
      const free = (at: string): boolean => all.every((one) => contains(npm, one, at) === undefined)
      const named = all.flatMap(({ ranges: [one] }) => one!.events.flatMap((found) => ('fixed' in found ? [found.fixed] : [])))
      const above = named.filter((at) => npm.compare(at, from) > 0).toSorted(npm.compare)
      deepEqual(nearestClear(npm, all, from), [from, ...above].find(free))
    }),
  )
})
