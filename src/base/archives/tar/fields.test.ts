import { ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type Arbitrary, assert as check, constantFrom, oneof, property, string, uint8Array } from 'fast-check'
import { ParseError } from '../../errors.ts'
import { numberField, readHeader } from './header.ts'
import { linkTarget, normalPath } from './path.ts'
import { readPax } from './pax.ts'
import { readMapLines, sparseMap } from './sparse.ts'

/** Whatever goes in, a value or a ParseError comes out. */
function holds<T>(name: string, input: Arbitrary<T>, read: (value: T) => unknown): void {
  test(`${name}: any input is read or a ParseError`, () =>
    check(
      property(input, (value) => {
        try {
          read(value)
        } catch (error) {
          ok(error instanceof ParseError, String(error))
        }
      }),
      { numRuns: 300 },
    ))
}

holds('PAX', uint8Array({ maxLength: 300 }), readPax)
holds(
  'PAX of digits',
  string({ unit: constantFrom('1', '2', ' ', '=', '\n', 'path', 'GNU.sparse.offset') }).map((text) => Buffer.from(text)),
  readPax,
)
holds('header', uint8Array({ minLength: 512, maxLength: 512 }), readHeader)
holds('number', uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => ok(numberField(bytes, 0, 12) >= 0))
holds('sparse map', uint8Array({ maxLength: 400 }), readMapLines)
holds(
  'sparse parts',
  oneof(
    constantFrom([0, 5]),
    uint8Array().map((bytes) => [...bytes]),
  ),
  (numbers) => {
    for (const [offset, length] of sparseMap(100, numbers).chunks) ok(offset + length <= 100)
  },
)

test('paths: any name is below the root', () =>
  check(
    property(
      string({ unit: constantFrom('a', '.', '/', '..', '\\', '\0', 'é') }),
      string({ unit: constantFrom('b', '.', '/', '..') }),
      (name, link) => {
        for (const path of [normalPath(name), linkTarget(normalPath(name), link)]) {
          ok(path === '' || path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..'), path)
          ok(normalPath(path) === path)
        }
      },
    ),
    { numRuns: 1000 },
  ))
