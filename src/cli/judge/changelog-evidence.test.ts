import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { finding, result } from '#testing/results.ts'
import { withChangelogs } from './changelog-evidence.ts'

test('changelog evidence: on the finding that it names, by an alias too; nothing else changes', () => {
  const { packages } = result()
  const names = new Set(['CVE-2026-0009'])
  const given = [finding({ id: 'GHSA-1', aliases: ['CVE-2026-0009'], evidence: ['before'] }), finding({ id: 'CVE-2026-0008', aliases: [] })]
  const [one, other] = withChangelogs(given, packages, () => ({ path: 'usr/share/doc/lodash/changelog.gz', names }))
  deepEqual(one, {
    ...given[0],
    evidence: [
      'before',
      'the changelog of lodash 4.17.11 (usr/share/doc/lodash/changelog.gz) names CVE-2026-0009: it may hold the fix; the status does not follow it',
    ],
  })
  equal(other, given[1])
})
