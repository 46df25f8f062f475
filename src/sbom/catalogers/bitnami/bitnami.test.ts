import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { selectionOf } from '../../selection.ts'
import { bitnamiCatalogers } from './bitnami.ts'

const selection = selectionOf(bitnamiCatalogers)
const parse = (document: unknown) => {
  const bytes = Buffer.from(JSON.stringify(document))
  return selection.parse({ path: 'opt/bitnami/postgresql/.spdx-postgresql.spdx', size: bytes.length, mode: 0o644, bytes })
}

/** One entry as Bitnami's images have it. */
const entry = (name: string, purl: string, licenseDeclared = 'MIT') => ({
  SPDXID: `SPDXRef-${name}`,
  name,
  licenseDeclared,
  externalRefs: [
    { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: `cpe:2.3:*:x:${name}:1:*:*:*:*:*:*:*` },
    { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl },
  ],
})

test('bitnami: components and what they contain; packages of other types are left to their own files', () =>
  deepEqual(
    parse({
      spdxVersion: 'SPDX-2.3',
      packages: [
        entry('postgresql', 'pkg:bitnami/postgresql@17.2.0-8?arch=arm64&distro=debian-12', 'PostgreSQL'),
        entry('geos', 'pkg:bitnami/geos@3.13.0?arch=arm64&distro=debian-12', 'NOASSERTION'),
        entry('lib', 'pkg:golang/example.org/lib@v1.0.0'),
      ],
      relationships: [
        { spdxElementId: 'SPDXRef-postgresql', relationshipType: 'CONTAINS', relatedSpdxElement: 'SPDXRef-geos' },
        { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-postgresql' },
      ],
    }).records.flatMap(({ found }) => found),
    [
      {
        kind: 'package',
        type: 'bitnami',
        name: 'postgresql',
        version: '17.2.0-8',
        key: 'SPDXRef-postgresql',
        requires: ['SPDXRef-geos'],
        licences: ['PostgreSQL'],
        qualifiers: Object.assign(Object.create(null), { arch: 'arm64', distro: 'debian-12' }),
      },
      {
        kind: 'package',
        type: 'bitnami',
        name: 'geos',
        version: '3.13.0',
        key: 'SPDXRef-geos',
        requires: [],
        qualifiers: Object.assign(Object.create(null), { arch: 'arm64', distro: 'debian-12' }),
      },
    ],
  ))

test('bitnami: a purl that is none is a named unknown', () =>
  equal(parse({ packages: [entry('x', 'pkg:bitnami/%zz@1')] }).unknowns.length, 1))
