import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { PlacedRecord } from './assemble.ts'
import type { Found } from './catalogers/contract.ts'
import { fileOwners } from './file-owners.ts'

const record = (cataloger: string, path: string, ...found: Found[]): PlacedRecord => ({ record: { path, cataloger, found } })
const debian = { id: 'debian', version: '12', like: [] }
const records = [
  record('dpkg-status', 'var/lib/dpkg/status', { kind: 'package', type: 'deb', name: 'bash', version: '5' }),
  record('dpkg-files', 'var/lib/dpkg/info/bash.list', { kind: 'files', of: 'bash', paths: ['bin/bash', 'usr/share/x'] }),
  record('dpkg-digests', 'var/lib/dpkg/info/bash.md5sums', {
    kind: 'files',
    of: 'bash',
    paths: ['bin/bash', 'usr/share/y'],
    digests: { algorithm: 'md5', values: ['0f', ''] },
  }),
  record('rpm', 'rpm', { kind: 'files', of: 'nobody', paths: ['etc/x'] }),
  record('npm', 'app/node_modules/@a/b/package.json', { kind: 'package', type: 'npm', name: '@a/b', version: '1' }),
]
const bash = 'pkg:deb/debian/bash@5?distro=debian-12'

test('file owners: by lists, with digests where they are recorded, by folders of npm; links of the root folder are followed', () =>
  deepEqual(
    fileOwners(
      records,
      debian,
      new Map([['bin', 'usr/bin']]),
    )(new Set(['usr/bin/bash', 'usr/share/x', 'usr/share/y', 'usr/share/z', 'etc/x', 'app/node_modules/@a/b/lib/k.pem', 'app/k.pem'])),
    new Map([
      ['app/node_modules/@a/b/lib/k.pem', { package: 'pkg:npm/%40a/b@1', digests: {} }],
      ['usr/bin/bash', { package: bash, digests: { md5: '0f' } }],
      ['usr/share/x', { package: bash, digests: {} }],
      ['usr/share/y', { package: bash, digests: {} }],
    ]),
  ))
