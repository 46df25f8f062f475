import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pacmanCatalogers } from './pacman.ts'

const [pacmanDesc, pacmanFiles] = pacmanCatalogers
const file = (name: string, text: string) => ({
  path: `var/lib/pacman/local/zlib-1:1.3-1/${name}`,
  size: text.length,
  mode: 0o644,
  bytes: Buffer.from(text),
})

test('pacman: a package with base, licence and dependencies', () => {
  const text =
    '%NAME%\nzlib\n\n%VERSION%\n1:1.3-1\n\n%BASE%\nzlib\n\n%ARCH%\nx86_64\n\n%LICENSE%\nZlib\n\n%DEPENDS%\nglibc>=2.38\n\n%PROVIDES%\nlibz.so=1-64\n\n'
  deepEqual(
    [...pacmanDesc!.parse(file('desc', text))],
    [
      {
        kind: 'package',
        type: 'alpm',
        name: 'zlib',
        version: '1:1.3-1',
        key: 'zlib-1:1.3-1',
        source: { name: 'zlib', version: '1:1.3-1' },
        licences: ['Zlib'],
        provides: ['zlib', 'libz.so'],
        requires: ['glibc'],
        qualifiers: { arch: 'x86_64' },
      },
    ],
  )
})

test('pacman: the files of a package, without folders', () =>
  deepEqual(
    [...pacmanFiles!.parse(file('files', '%FILES%\nusr/\nusr/lib/\nusr/lib/libz.so\n\n%BACKUP%\netc/x\tabc\n'))],
    [{ kind: 'files', of: 'zlib-1:1.3-1', paths: ['usr/lib/libz.so'] }],
  ))

test('pacman: a package as pacman 6 wrote it', () => {
  const data = (name: string): string => readFileSync(new URL(`testdata/${name}`, import.meta.url), 'utf8')
  const [found] = [...pacmanDesc!.parse(file('desc', data('desc')))]
  deepEqual(found?.kind === 'package' && [found.name, found.version, found.licences, found.requires], [
    'app',
    '2.0-1',
    ['MIT OR Apache-2.0'],
    ['musl', 'busybox'],
  ])
  deepEqual([...pacmanFiles!.parse(file('files', data('files')))], [{ kind: 'files', of: 'zlib-1:1.3-1', paths: ['usr/share/app/file'] }])
})
