import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { isBuildOnly } from './build-only.ts'

for (const [name, is, why] of [
  ['libssl-dev', true, 'Debian: headers'],
  ['openssl-devel', true, 'Fedora: headers'],
  ['gcc-12', true, 'Debian: a compiler of a version'],
  ['gcc-12-base', false, 'Debian: notices that every libgcc needs'],
  ['libgcc-s1', false, 'Debian: the runtime library'],
  ['binutils-x86-64-linux-gnu', true, 'Debian: the linker of an architecture'],
  ['musl-dev', true, 'Alpine: headers of the C library'],
  ['linux-libc-dev', true, 'Debian: headers of the kernel'],
  ['make', true, 'everywhere'],
  ['libmagic1', false, 'begins like none of them'],
  ['git', true, 'sources come by it'],
  ['python3', false, 'runs programs'],
] as const)
  test(`build-only: ${name}: ${why}`, () => equal(isBuildOnly(name), is))
