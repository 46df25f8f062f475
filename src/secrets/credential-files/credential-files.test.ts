import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, oneof, property, string, uint8Array } from 'fast-check'
import { ParseError, matcherOf } from '#base/index.ts'
import { secretRules } from '../rules/registry.ts'
import { credentialReaders } from './registry.ts'

test('credential files: sorted, each id once, none that is a rule, all described', () => {
  const ids = credentialReaders.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted())
  const rules = new Set(secretRules.map(({ id }) => id))
  for (const { id, title, paths, limit, remediation } of credentialReaders) {
    ok(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && !rules.has(id), id)
    ok(title !== '' && paths.length > 0 && limit > 0 && remediation.endsWith('.'), id)
  }
})

const pathOf = (glob: string): string =>
  glob
    .replaceAll('**/', 'x/')
    .replaceAll('*', 'x')
    .replaceAll(/\{([^,}]*)[^}]*\}/g, '$1')

test('credential files: every path matches its own glob', () => {
  for (const { id, paths } of credentialReaders) for (const glob of paths) deepEqual(matcherOf([[glob, id]])(pathOf(glob)), [id], glob)
})

/** What such files are made of, so that chance gets past their first line. */
const pieces = constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  '=',
  '\n',
  ' ',
  '<a>',
  '</a>',
  'password',
  'token',
  'auths',
  'machine',
  '\\',
  '-',
  '$6$',
  '0',
  '\u0000',
  '\u00ff',
)

for (const reader of credentialReaders) {
  const run = (bytes: Uint8Array): void => {
    try {
      for (const found of reader.read(bytes, pathOf(reader.paths[0]!)))
        if (found.kind === 'credential') ok(found.offset >= 0 && found.value !== '' && found.offset < Math.max(1, bytes.length))
    } catch (cause) {
      if (!(cause instanceof ParseError)) throw cause
    }
  }

  test(`credential file ${reader.id}: any bytes are credentials or a ParseError`, () => {
    check(property(uint8Array({ maxLength: 300 }), run))
    check(property(string({ unit: oneof(pieces), maxLength: 80 }), (text) => run(Buffer.from(text, 'latin1'))))
  })

  test(`credential file ${reader.id}: 100 KB of one character are credentials or a ParseError`, () => {
    for (const character of ['a', '"', ' ', ':', '\n', '<', '[', '{', '\\', '='])
      for (const text of [character.repeat(100_000), `password${character.repeat(100_000)}`]) run(Buffer.from(text))
  })
}
