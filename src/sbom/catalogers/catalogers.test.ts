import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, uint8Array } from 'fast-check'
import { selectionOf } from '../selection.ts'
import { catalogers } from './registry.ts'

test('catalogers: sorted, each id once, all described', () => {
  const ids = catalogers.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted())
  for (const { about, paths, limit, magic } of catalogers) ok(about !== '' && limit > 0 && (paths.length > 0 || magic))
})

for (const cataloger of catalogers)
  test(`cataloger ${cataloger.id}: any bytes are packages or a named unknown`, () => {
    const path = (cataloger.paths[0] ?? 'x')
      .replace('**/', 'x/')
      .replaceAll('*', 'x')
      .replace(/\{([^,}]*)[^}]*\}/g, '$1')
    const selection = selectionOf([cataloger])
    check(
      property(uint8Array({ maxLength: 300 }), (bytes) => {
        const { unknowns } = selection.parse({ path, size: bytes.length, mode: 0o644, bytes })
        ok(unknowns.every(({ reason }) => !reason.startsWith('unexpected')))
      }),
    )
  })
