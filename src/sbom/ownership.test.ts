import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { type PlacedRecord, assemblePackages } from './assemble.ts'
import { catalogers } from './catalogers/registry.ts'

const program: PlacedRecord = {
  record: { path: 'usr/bin/nginx', cataloger: 'programs', found: [{ kind: 'package', type: 'generic', name: 'nginx', version: '1.22.1' }] },
}
const module: PlacedRecord = {
  record: { path: 'usr/bin/nginx', cataloger: 'go-binary', found: [{ kind: 'package', type: 'golang', name: 'a.b/c', version: 'v1.0.0' }] },
}
const installed: PlacedRecord = {
  record: {
    path: 'var/lib/dpkg/status',
    cataloger: 'dpkg-status',
    found: [{ kind: 'package', type: 'deb', name: 'nginx', version: '1.22.1-9' }],
  },
}
const owns = (path: string): PlacedRecord => ({
  record: { path: 'var/lib/dpkg/info/nginx.list', cataloger: 'dpkg-files', found: [{ kind: 'files', of: 'nginx', paths: [path] }] },
})
const debian = { id: 'debian', version: '12', like: [] }
const purls = (records: readonly PlacedRecord[], symlinks: ReadonlyMap<string, string> = new Map()): string[] =>
  assemblePackages(records, debian, catalogers, symlinks).map(({ purl }) => purl)

/** A component by Bitnami's document, and a program in a folder. */
const component = (path: string, name: string, version: string): PlacedRecord => ({
  record: { path, cataloger: 'bitnami-spdx', found: [{ kind: 'package', type: 'bitnami', name, version }] },
})
const built = (path: string, name: string, version: string): PlacedRecord => ({
  record: { path, cataloger: 'programs', found: [{ kind: 'package', type: 'generic', name, version }] },
})

const APACHE = component('opt/bitnami/apache/.spdx-apache.spdx', 'apache', '2.4.58-3')
for (const [why, records, expected] of [
  [
    'the component’s program is the component',
    [APACHE, built('opt/bitnami/apache/bin/httpd', 'httpd', '2.4.58')],
    ['pkg:bitnami/apache@2.4.58-3'],
  ],
  [
    'what the document does not list stays',
    [APACHE, built('opt/bitnami/apache/lib/libcrypto.so.3', 'openssl', '3.0.11')],
    ['pkg:bitnami/apache@2.4.58-3', 'pkg:generic/openssl@3.0.11'],
  ],
  [
    'so does the same program elsewhere',
    [APACHE, built('usr/local/bin/httpd', 'httpd', '2.4.58')],
    ['pkg:bitnami/apache@2.4.58-3', 'pkg:generic/httpd@2.4.58'],
  ],
  [
    'a longer number is another version',
    [APACHE, built('opt/bitnami/apache/bin/httpd', 'httpd', '2.4.5')],
    ['pkg:bitnami/apache@2.4.58-3', 'pkg:generic/httpd@2.4.5'],
  ],
] as const)
  test(`bitnami: ${why}`, () => deepEqual(purls(records), expected))

const DEB = 'pkg:deb/debian/nginx@1.22.1-9?distro=debian-12'
for (const [why, records, symlinks, expected] of [
  ['a program that a package owns is that package', [program, installed, owns('usr/bin/nginx')], [], [DEB]],
  ['also where the package manager knows it by the old folder', [program, installed, owns('bin/nginx')], [['bin', 'usr/bin']], [DEB]],
  ['one beside it is a program of its own', [program, installed, owns('usr/sbin/nginx')], [], [DEB, 'pkg:generic/nginx@1.22.1']],
  ['what is linked into it stays', [module, installed, owns('usr/bin/nginx')], [], [DEB, 'pkg:golang/a.b/c@v1.0.0']],
] as const)
  test(`ownership: ${why}`, () => deepEqual(purls(records, new Map(symlinks)), expected))
