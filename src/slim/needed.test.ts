import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { imageConfig } from '#testing/image-config.ts'
import type { ElfLinks } from './elf-links.ts'
import { entryPointOf } from './needed.ts'
import { type ImageTree, resolvePath } from './tree.ts'

const elf = (needed: readonly string[], change: Partial<ElfLinks> = {}): ElfLinks => ({
  needed,
  searches: [],
  inherited: false,
  opens: false,
  ...change,
})

function treeOf(
  programs: Readonly<Record<string, ElfLinks>>,
  more: {
    readonly links?: Readonly<Record<string, string>>
    readonly scripts?: Readonly<Record<string, string>>
    readonly conf?: string
  } = {},
): ImageTree {
  const scripts = new Map(Object.entries(more.scripts ?? {}))
  return {
    sizes: new Map([...Object.keys(programs), ...scripts.keys()].map((path) => [path, 1])),
    hidden: [],
    symlinks: new Map(Object.entries(more.links ?? {})),
    programs: new Map(Object.entries(programs)),
    scripts,
    linkerFiles: new Map(more.conf === undefined ? [] : [['etc/ld.so.conf', more.conf]]),
  }
}

const run = (tree: ImageTree, ...cmd: string[]) =>
  entryPointOf(tree, imageConfig({ cmd, env: ['PATH=/usr/bin', 'LD_LIBRARY_PATH=/env/lib'] }))

const libc = elf([])
for (const [why, tree, cmd, reached] of [
  [
    'by PATH, through links, to what the libraries need',
    treeOf(
      {
        'usr/bin/app': elf(['liba.so'], { interpreter: 'lib/ld.so' }),
        'usr/lib/liba.so.1': elf(['libc.so']),
        'usr/lib/libc.so': libc,
        'usr/lib/ld.so': libc,
      },
      { links: { lib: 'usr/lib', 'usr/lib/liba.so': 'usr/lib/liba.so.1' } },
    ),
    'app',
    ['usr/bin/app', 'usr/lib/ld.so', 'usr/lib/liba.so.1', 'usr/lib/libc.so'],
  ],
  [
    'beside the program ($ORIGIN)',
    treeOf({ 'opt/app/run': elf(['libx.so'], { searches: ['$ORIGIN/../lib'] }), 'opt/lib/libx.so': libc }),
    '/opt/app/run',
    ['opt/app/run', 'opt/lib/libx.so'],
  ],
  [
    'DT_RPATH of the program counts for its libraries, DT_RUNPATH does not (ld.so(8))',
    treeOf({
      'usr/bin/app': elf(['liba.so'], { searches: ['/opt'], inherited: true }),
      'opt/liba.so': elf(['libb.so'], { inherited: true }),
      'opt/libb.so': libc,
    }),
    'app',
    ['opt/liba.so', 'opt/libb.so', 'usr/bin/app'],
  ],
  [
    'by LD_LIBRARY_PATH',
    treeOf({ 'usr/bin/app': elf(['liba.so']), 'env/lib/liba.so': libc, 'usr/lib/liba.so': libc }),
    'app',
    ['env/lib/liba.so', 'usr/bin/app'],
  ],
  [
    'by ld.so.conf',
    treeOf({ 'usr/bin/app': elf(['liba.so']), 'srv/lib/liba.so': libc }, { conf: '# x\n/srv/lib\n' }),
    'app',
    ['srv/lib/liba.so', 'usr/bin/app'],
  ],
  [
    'in the folder of the architecture',
    treeOf({ 'usr/bin/app': elf(['liba.so']), 'usr/lib/x86_64-linux-gnu/liba.so': libc }),
    'app',
    ['usr/bin/app', 'usr/lib/x86_64-linux-gnu/liba.so'],
  ],
] as const satisfies readonly (readonly [string, ImageTree, string, readonly string[]])[])
  test(`entry point: ${why}`, () => {
    const entry = run(tree, cmd)
    deepEqual([...entry.reached.keys()].toSorted(), reached)
    deepEqual([entry.missing, entry.undetermined], [[], undefined])
  })

for (const [why, tree, cmd, reason] of [
  ['no command', treeOf({}), [], /neither entry point nor command/],
  ['a file that is not there', treeOf({}), ['app'], /"app" is no file/],
  ['a script', treeOf({ 'bin/sh': libc }, { scripts: { 'usr/bin/run': '/bin/sh -e' } }), ['run'], /is a script/],
  ['a program that loads by name', treeOf({ 'usr/bin/app': elf([], { opens: true }) }), ['app'], /dlopen/],
  ['a loop of links', treeOf({ x: libc }, { links: { a: 'b', b: 'a' } }), ['/a'], /no file/],
] as const satisfies readonly (readonly [string, ImageTree, readonly string[], RegExp])[])
  test(`entry point: ${why} is undetermined`, () => match(run(tree, ...cmd).undetermined ?? '', reason))

test('entry point: the interpreter of a script is reached, a library that is nowhere is named', () => {
  const entry = run(treeOf({ 'bin/sh': elf(['libgone.so']) }, { scripts: { 'usr/bin/run': '/bin/sh' } }), 'run')
  deepEqual([...entry.reached.keys()], ['usr/bin/run', 'bin/sh'])
  deepEqual(entry.missing, [{ name: 'libgone.so', from: 'bin/sh' }])
})

test('paths: links are followed within the root', () => {
  const links = new Map([
    ['bin', 'usr/bin'],
    ['usr/bin/sh', 'usr/bin/dash'],
    ['up', '../../etc'],
  ])
  equal(resolvePath('/bin/sh', links), 'usr/bin/dash')
  equal(resolvePath('a/../bin/./x', links), 'usr/bin/x')
  equal(resolvePath('../../x', links), 'x')
  equal(resolvePath(`${'a/'.repeat(2000)}x`, links), undefined)
})
