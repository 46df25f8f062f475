import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { isPackageLink } from './package-links.ts'

for (const [path, is, why] of [
  ['node_modules/.pnpm/express@4.16.0/node_modules/debug', true, 'pnpm, what a package needs'],
  ['app/node_modules/@shop/ui', true, 'a workspace with a scope'],
  ['node_modules/express', true, 'pnpm, what the project needs'],
  ['node_modules/.bin/mocha', false, 'a program'],
  ['node_modules/@shop', false, 'a folder of scopes'],
  ['node_modules/express/index.js', false, 'within a package'],
  ['usr/lib/libz.so', false, 'elsewhere'],
] as const)
  test(`${path} is ${is ? 'a' : 'no'} link to a package: ${why}`, () => equal(isPackageLink(path), is))
