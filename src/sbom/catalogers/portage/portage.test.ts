import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { selectionOf } from '../../selection.ts'
import { portageCatalogers } from './portage.ts'

const selection = selectionOf(portageCatalogers)
const parse = (path: string, text: string) => {
  const bytes = Buffer.from(text)
  return selection.parse({ path: `var/db/pkg/${path}`, size: bytes.length, mode: 0o644, bytes })
}
const found = (path: string, text: string) => parse(path, text).records.flatMap((record) => record.found)

test('portage: a package by its folder, its files and links', () =>
  deepEqual(
    found(
      'app-containers/skopeo-1.5.1/CONTENTS',
      `dir /usr/bin\nobj /usr/bin/skopeo ${'0'.repeat(32)} 1649284374\nobj /etc/a b ${'1'.repeat(32)} 1\nsym /usr/bin/s -> skopeo 1649284374\n`,
    ),
    [
      {
        kind: 'package',
        type: 'ebuild',
        name: 'app-containers/skopeo',
        version: '1.5.1',
        key: 'app-containers/skopeo-1.5.1',
        provides: ['app-containers/skopeo'],
      },
      { kind: 'files', of: 'app-containers/skopeo-1.5.1', paths: ['usr/bin/skopeo', 'etc/a b', 'usr/bin/s'] },
    ],
  ))

for (const [folder, name, version, why] of [
  ['sys-libs/glibc-2.38-r10', 'sys-libs/glibc', '2.38-r10', 'a revision'],
  ['dev-lang/python-3.12.0_rc3', 'dev-lang/python', '3.12.0_rc3', 'a suffix'],
  ['dev-libs/openssl-3.0.13', 'dev-libs/openssl', '3.0.13', 'plain'],
  ['media-libs/libpng-compat-1.2.59a', 'media-libs/libpng-compat', '1.2.59a', 'a letter, and a dash in the name'],
  ['app-misc/foo-9999', 'app-misc/foo', '9999', 'a live ebuild'],
  ['virtual/libc-1-r1', 'virtual/libc', '1-r1', 'one number'],
] as const)
  test(`portage: ${folder}: ${why} (Package Manager Specification 3.2)`, () => {
    const [one] = found(`${folder}/CONTENTS`, '')
    deepEqual(one?.kind === 'package' ? [one.name, one.version] : [], [name, version])
  })

test('portage: licences are of the package; a folder without a version is a named unknown', () => {
  deepEqual(found('a/b-1/LICENSE', 'Apache-2.0 || ( GPL-2 BSD ) ssl? ( openssl )\n'), [
    { kind: 'licences', of: 'a/b-1', licences: ['Apache-2.0', 'GPL-2', 'BSD', 'openssl'] },
  ])
  deepEqual(parse('x/y/CONTENTS', '').unknowns.length, 1)
})
