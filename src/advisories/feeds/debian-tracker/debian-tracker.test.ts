import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, dictionary, property, record, string } from 'fast-check'
import { linesOf, recordsOf } from '#testing/feed-records.ts'
import { debianTracker } from './debian-tracker.ts'

const read = (releases: object, name = 'curl', id = 'CVE-2024-0001'): string[] =>
  linesOf(recordsOf(debianTracker, 'tracker/data/json', JSON.stringify({ [name]: { [id]: { releases } } })))

/** Shapes of https://security-tracker.debian.org/tracker/data/json, by the tracker's own pages of these words. */
for (const [why, release, expected] of [
  [
    'resolved',
    {
      status: 'resolved',
      repositories: { bookworm: '7.88.1-10+deb12u5' },
      fixed_version: '7.88.1-10+deb12u5',
      urgency: 'not yet assigned',
    },
    ['CVE-2024-0001 Debian:12 curl >=0 <7.88.1-10+deb12u5'],
  ],
  [
    'version 0: the release is not affected',
    { status: 'resolved', fixed_version: '0', urgency: 'unimportant' },
    ['CVE-2024-0001 Debian:12 curl [not affected: version 0 fixes it: it never was there]'],
  ],
  ['open, and fixed in version 0: both cannot be', { status: 'open', fixed_version: '0' }, []],
  ['resolved without a version says nothing', { status: 'resolved', urgency: 'low' }, []],
  ['open', { status: 'open', repositories: { bookworm: '7.88.1-10' }, urgency: 'medium' }, ['CVE-2024-0001 Debian:12 curl >=0 [medium]']],
  ['open, rated as NVD does', { status: 'open', urgency: 'low**' }, ['CVE-2024-0001 Debian:12 curl >=0 [low]']],
  ['unimportant', { status: 'open', urgency: 'unimportant' }, ['CVE-2024-0001 Debian:12 curl >=0 [unimportant]']],
  ['undetermined', { status: 'undetermined', urgency: 'not yet assigned' }, ['CVE-2024-0001 Debian:12 curl >=0 [undetermined]']],
  ['end of life', { status: 'open', urgency: 'end-of-life' }, ['CVE-2024-0001 Debian:12 curl >=0 [end-of-life]']],
  [
    'no DSA: a point release may bring it',
    { status: 'open', urgency: 'not yet assigned', nodsa: 'Minor issue', nodsa_reason: '' },
    ['CVE-2024-0001 Debian:12 curl >=0 [postponed]'],
  ],
  [
    'ignored',
    { status: 'open', urgency: 'low', nodsa: 'Minor', nodsa_reason: 'ignored' },
    ['CVE-2024-0001 Debian:12 curl >=0 [low] [ignored]'],
  ],
  ['postponed', { status: 'open', nodsa: 'Later', nodsa_reason: 'postponed' }, ['CVE-2024-0001 Debian:12 curl >=0 [postponed]']],
  ['a word that nobody knows yet', { status: 'reviewing' }, []],
] as const)
  test(`debian-tracker: ${why}`, () => deepEqual(read({ bookworm: release }), expected))

test('debian-tracker: releases by number, sid by none', () => {
  const open = { status: 'open' }
  deepEqual(read({ sid: open, forky: open, trixie: open, bullseye: open, sarge: open, next: open }), [
    'CVE-2024-0001 Debian:14 curl >=0',
    'CVE-2024-0001 Debian:13 curl >=0',
    'CVE-2024-0001 Debian:11 curl >=0',
    'CVE-2024-0001 Debian:3.1 curl >=0',
  ])
})

test('debian-tracker: the tracker names what has no CVE', () =>
  deepEqual(read({ trixie: { status: 'open' } }, 'apt', 'TEMP-0000000-0E3AC4'), ['TEMP-0000000-0E3AC4 Debian:13 apt >=0']))

test('debian-tracker: one damaged package is named, the others are read', () => {
  const open = { releases: { trixie: { status: 'open' } } }
  const text = JSON.stringify({ a: { 'CVE-2024-1': open }, b: { 'CVE-2024-2': { releases: 7 } }, c: { 'CVE-2024-3': open } })
  const records = recordsOf(debianTracker, 'data/json', text)
  deepEqual(linesOf(records), ['CVE-2024-1 Debian:13 a >=0', 'CVE-2024-3 Debian:13 c >=0'])
  deepEqual(
    records.flatMap((one) => (one.kind === 'unread' ? [one.what] : [])),
    ['b'],
  )
})

test('debian-tracker: whatever the releases say, what comes out is of a release and begins at the beginning', () => {
  const word = record({
    status: constantFrom('open', 'resolved', 'undetermined', ''),
    fixed_version: constantFrom('0', '1.0-1', '', '2:3~rc1'),
    urgency: string(),
  })
  check(
    property(dictionary(constantFrom('sid', 'trixie', 'bookworm', 'x'), word), string({ minLength: 1 }), (releases, name) => {
      const records = recordsOf(debianTracker, 'data/json', JSON.stringify({ [name]: { 'CVE-2024-0001': { releases } } }))
      for (const one of records) {
        equal(one.kind, 'advisory')
        if (one.kind === 'advisory')
          for (const { ecosystem, name: named, ranges, notAffected } of one.advisory.affected) {
            ok(['Debian:12', 'Debian:13'].includes(ecosystem))
            equal(named, name)
            deepEqual(ranges[0]?.events[0], notAffected ? undefined : { introduced: '0' })
          }
      }
    }),
  )
})
