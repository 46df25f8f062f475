import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lastDays } from '#advisories/match/last-days.ts'

/** Debian's own table of what has ended, as distro-info-data installs it. Days to come may still move. */
function ended(name: string, columns: readonly string[]): Map<string, string> {
  const [head = '', ...rows] = readFileSync(`/usr/share/distro-info/${name}.csv`, 'utf8').trim().split('\n')
  const indexes = columns.map((column) => head.split(',').indexOf(column))
  return new Map(
    rows.flatMap((row) => {
      const cells = row.split(',')
      const version = (cells[0] ?? '').replace(' LTS', '').replace(/^([456])\.0$/, '$1')
      const day = indexes
        .map((index) => cells[index] ?? '')
        .toSorted()
        .at(-1)!
      return version !== '' && day !== '' && day < '2026-01-01' ? [[version, day] as const] : []
    }),
  )
}

for (const [name, columns] of [
  ['debian', ['eol', 'eol-lts']],
  ['ubuntu', ['eol', 'eol-server']],
] as const)
  test(`what has ended of ${name}, by distro-info-data`, () => {
    const theirs = ended(name, columns)
    const ours = lastDays[name] ?? {}
    deepEqual(Object.fromEntries([...theirs.keys()].map((version) => [version, ours[version]])), Object.fromEntries(theirs))
  })
