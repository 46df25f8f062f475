import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { isEverything, matchesPath, matchesWildcard } from './wildcard.ts'

for (const [glob, path, covers] of [
  ['app/config.env', 'app/config.env', true],
  ['/app/config.env', 'app/config.env', true],
  ['./app/config.env', 'app/config.env', true],
  ['app/*', 'app/config.env', true],
  ['app/*', 'app/a/config.env', false],
  ['app/**', 'app/a/config.env', true],
  ['app/', 'app/a/config.env', true],
  ['app/**', 'app', false],
  ['**/config.env', 'config.env', true],
  ['**/config.env', 'a/b/config.env', true],
  ['**/test/**', 'a/test/b/c', true],
  ['**/test/**', 'a/tests/b/c', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['*.{pem,key}', 'server.key', true],
  ['*.{pem,key}', 'server.crt', false],
  ['{a,b}/{c,d}', 'b/c', true],
  ['{a', '{a', true],
  ['file?.txt', 'file1.txt', true],
  ['file?.txt', 'file.txt', false],
  ['a.b', 'axb', false],
  ['[ab]', '[ab]', true],
  ['[ab]', 'a', false],
] as const)
  test(`glob ${glob} ${covers ? 'covers' : 'does not cover'} ${path}`, () => equal(matchesPath(glob, path), covers))

for (const [pattern, text, covers] of [
  ['*', 'registry.example/shop:1', true],
  ['registry.example/*', 'registry.example/team/shop:1', true],
  ['*shop*', 'registry.example/shop:1', true],
  ['shop', 'shop:1', false],
  ['*:1', 'shop:1', true],
  ['sha256:ab*', 'sha256:abc', true],
  ['', '', true],
] as const)
  test(`pattern ${pattern} ${covers ? 'covers' : 'does not cover'} ${text}`, () => equal(matchesWildcard(pattern, text), covers))

test('what everything is', () => {
  for (const pattern of ['*', '**', '**/*', './**', '/*']) ok(isEverything(pattern), pattern)
  for (const pattern of ['a*', 'sha256:*', '', '.', '**/a']) ok(!isEverything(pattern), pattern)
})

/** A way that tries each star at each place would never end. */
for (const [covers, why, is] of [
  [() => matchesWildcard(`${'*a'.repeat(200)}b`, 'a'.repeat(4000)), 'many stars', false],
  [() => matchesPath(`${'**/a/'.repeat(100)}b`, 'a/'.repeat(2000)), 'many folders', false],
  [() => matchesPath('{a,b}'.repeat(100), 'a'.repeat(100)), '2 to the power of 100 choices, of which 64 are read', false],
  [() => matchesPath(`*${'{'.repeat(900)}`, 'a'.repeat(4000)), 'brackets that do not end', false],
] as const)
  test(`hostile patterns: ${why}`, () => equal(covers(), is))
