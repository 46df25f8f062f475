import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { dpkgChangelog } from './catalogers/dpkg/changelog.ts'
import { changelogsOf, cvesIn } from './changelogs.ts'
import type { PlacedRecord } from './assemble.ts'

const parsed = (path: string, bytes: Uint8Array): PlacedRecord => ({
  record: { path, cataloger: 'dpkg-changelog', found: [...dpkgChangelog.parse({ path, size: bytes.length, mode: 0o644, bytes })] },
})

/** As Debian writes it (deb-changelog(5)), newest first. */
const entry = (version: string, text: string): string =>
  `bash (${version}) bookworm-security; urgency=high\n\n  * ${text}\n\n -- A <a@example.com>  Mon, 01 Jan 2024 00:00:00 +0000\n\n`

test('changelogs: of a Debian package, compressed or not, of the folder that its own is a link to', () => {
  const text = entry('5.2-2', 'Fix CVE-2022-3715 and CVE-2014-6271.') + entry('5.2-1', 'Nothing.')
  const changelogs = changelogsOf(
    [
      parsed('usr/share/doc/bash/changelog.Debian.gz', gzipSync(text)),
      parsed('usr/share/doc/tzdata/changelog', Buffer.from(entry('1', 'CVE-2020-1234'))),
    ],
    new Map([['usr/share/doc/bash-doc', 'usr/share/doc/bash']]),
  )
  deepEqual([...(changelogs({ type: 'deb', name: 'bash', version: '5.2-2' })?.names ?? [])], ['CVE-2022-3715', 'CVE-2014-6271'])
  equal(changelogs({ type: 'deb', name: 'bash-doc', version: '5.2-2' })?.path, 'usr/share/doc/bash/changelog.Debian.gz')
  ok(changelogs({ type: 'deb', name: 'tzdata', version: '1' })?.names.has('CVE-2020-1234'))
  equal(changelogs({ type: 'deb', name: 'other', version: '1' }), undefined)
  equal(changelogs({ type: 'npm', name: 'bash', version: '1' }), undefined)
})

test('changelogs: of an rpm by name and version', () => {
  const record = {
    path: 'var/lib/rpm/rpmdb.sqlite',
    cataloger: 'rpm-database',
    found: [{ kind: 'changelog', of: 'rpm bash-5.1.8-6.el9', names: ['CVE-2022-3715'] }],
  } as const
  const changelogs = changelogsOf([{ record }], new Map())
  ok(changelogs({ type: 'rpm', name: 'bash', version: '5.1.8-6.el9' })?.names.has('CVE-2022-3715'))
  equal(changelogs({ type: 'rpm', name: 'bash', version: '5.1.8-5.el9' }), undefined)
})

test('changelogs: of a long one the beginning, which has the newest entries', () => {
  let text = entry('2', 'CVE-2024-0001')
  for (let i = 0; text.length < 3_000_000; i++) text += entry(`1.${i}`, `word${(i * 2_654_435_761) % 4_294_967_296}`)
  const { record } = parsed('usr/share/doc/x/changelog.Debian.gz', gzipSync(text + entry('0', 'CVE-1999-0001')))
  deepEqual(record.found, [{ kind: 'changelog', of: 'deb x', names: ['CVE-2024-0001'] }])
})

test('changelogs: what inflates beyond measure is a named unknown, and what breaks off is read as far as it goes', () => {
  const bomb = gzipSync(Buffer.alloc(30_000_000))
  try {
    deepEqual(parsed('usr/share/doc/x/changelog.gz', bomb).record.found, 'nothing')
  } catch (thrown) {
    equal((thrown as Error).name, 'ParseError')
  }
  const whole = gzipSync(entry('1', 'CVE-2024-0001') + 'x'.repeat(1000))
  equal(parsed('usr/share/doc/x/changelog.gz', whole.subarray(0, whole.length - 12)).record.found.length, 1)
})

test('changelogs: identifiers, once each, none of a longer word, and of many the first', () => {
  deepEqual(cvesIn('CVE-2024-0001, CVE-2024-0001; xCVE-2024-0002 CVE-24-1 (CVE-2024-12345678)CVE-2024-1234567'), [
    'CVE-2024-0001',
    'CVE-2024-1234567',
  ])
  equal(cvesIn(Array.from({ length: 5000 }, (_, i) => `CVE-2024-${10_000 + i}`).join(' ')).length, 2000)
})
