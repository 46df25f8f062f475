import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, array, constantFrom, property } from 'fast-check'
import { matcherOf } from './glob.ts'

for (const [glob, path, expected] of [
  ['**/libpython3.*.so.*', 'usr/lib/libpython3.11.so.1.0', true],
  ['**/libpython3.*.so.*', 'usr/lib/libpython3.11.a', false],
  ['**/libstd-*.so', 'usr/lib/libstd-0123.so', true],
  ['**/libstd-*.so', 'usr/lib/libstdc++.so', false],
  ['**/{php7,php8}.*', 'usr/bin/php8.2', true],
  ['**/{php7,php8}.*', 'usr/bin/php8', false],
  ['**/*.tar.*', 'a/b.tar.gz', true],
  ['etc/*-release', 'etc/os-release', true],
] as const)
  test(`glob: ${glob} ${expected ? 'is' : 'is not'} ${path}`, () => equal(matcherOf([[glob, 1]])(path).length > 0, expected))

test('glob: many at once find what each finds alone', () => {
  const globs = ['**/a', '**/*.b', 'a/*.b', '**/a.*', '**/a-*.b', '**/a.*.b', '*', 'a/**', '**/*a', '**/{a,b}.*', '**/.a']
  const all = matcherOf(globs.map((glob) => [glob, glob]))
  const alone = globs.map((glob) => [glob, matcherOf([[glob, glob]])] as const)
  check(
    property(array(constantFrom('a', 'b', '.', '-', '/'), { maxLength: 12 }), (letters) => {
      const path = letters.join('')
      deepEqual([...all(path)].toSorted(), alone.flatMap(([glob, match]) => (match(path).length > 0 ? [glob] : [])).toSorted())
    }),
  )
})
