import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { ParseError } from '#base/index.ts'
import { type Lock, shellWord } from './contract.ts'
import { lockAt, locks } from './registry.ts'

/** `name version: needed range → version`, and what the project itself asks for. */
function linesOf(path: string, text: string): string[] {
  const graph = lockAt(path, text)!.graph!(text)
  return [
    ...graph.roots.map((ask) => `. ${ask.name} ${ask.range} → ${ask.version}`),
    ...graph.packages.flatMap(({ name, version, asks }) =>
      asks.map((ask) => `${name} ${version}: ${ask.name} ${ask.range} → ${ask.version}`),
    ),
  ]
}

test('locks: npm: nested versions, workspaces, aliases and links', () =>
  deepEqual(
    linesOf(
      'a/package-lock.json',
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { a: '^1' }, devDependencies: { b: '2' } },
          'packages/w': { name: 'w', version: '1.0.0', dependencies: { a: '1.x' } },
          'node_modules/w': { resolved: 'packages/w', link: true },
          'node_modules/a': { version: '1.0.0', dependencies: { b: '~1.0' }, peerDependencies: { w: '*' } },
          'node_modules/a/node_modules/b': { version: '1.0.5' },
          'node_modules/b': { name: 'other', version: '2.0.0', optionalDependencies: { missing: '1' } },
        },
      }),
    ),
    ['. a ^1 → 1.0.0', '. b 2 → 2.0.0', '. a 1.x → 1.0.0', 'a 1.0.0: b ~1.0 → 1.0.5', 'a 1.0.0: w * → 1.0.0'],
  ))

test('locks: yarn classic', () =>
  deepEqual(
    linesOf(
      'yarn.lock',
      '# yarn lockfile v1\n\n\n"@s/a@^1.0.0", "@s/a@^1.1.0":\n  version "1.2.0"\n  resolved "https://x"\n  dependencies:\n    b "^2.0.0"\n    "@s/c" "1 || 2"\n\n"@s/c@1 || 2":\n  version "2.0.0"\n\nb@^2.0.0:\n  version "2.1.0"\n',
    ),
    ['@s/a 1.2.0: b ^2.0.0 → 2.1.0', '@s/a 1.2.0: @s/c 1 || 2 → 2.0.0'],
  ))

test('locks: yarn berry, with its workspace', () =>
  deepEqual(
    linesOf(
      'yarn.lock',
      '__metadata:\n  version: 8\n\n"a@npm:^1.0.0, a@npm:^1.1.0":\n  version: 1.2.0\n  resolution: "a@npm:1.2.0"\n  dependencies:\n    b: "npm:^2.0.0"\n  checksum: 10/aa\n\n"b@npm:^2.0.0":\n  version: 2.1.0\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  dependencies:\n    a: "npm:^1.0.0"\n',
    ),
    ['. a ^1.0.0 → 1.2.0', 'a 1.2.0: b ^2.0.0 → 2.1.0'],
  ))

test('locks: Composer, Poetry, Bundler', () => {
  deepEqual(
    linesOf(
      'composer.lock',
      JSON.stringify({
        packages: [{ name: 'A/b', version: 'v1.0', require: { php: '>=8', 'C/d': '^2' } }],
        'packages-dev': [{ name: 'c/d', version: '2.1' }],
      }),
    ),
    ['a/b 1.0: c/d ^2 → 2.1'],
  )
  deepEqual(
    linesOf(
      'poetry.lock',
      '[[package]]\nname = "Flask"\nversion = "1.0"\n[package.dependencies]\nJinja2 = ">=2.10"\nx = {version = "*", optional = true}\n[[package]]\nname = "jinja2"\nversion = "2.10"\n',
    ),
    ['flask 1.0: jinja2 >=2.10 → 2.10'],
  )
  deepEqual(
    linesOf(
      'Gemfile.lock',
      'GEM\n  specs:\n    a (1.0)\n      b (>= 2, < 3)\n      c\n    b (2.5-x86_64-linux)\n    c (1)\n\nDEPENDENCIES\n  a (~> 1.0)\n  c!\n',
    ),
    ['. a ~> 1.0 → 1.0', '. c >= 0 → 1', 'a 1.0: b >= 2, < 3 → 2.5', 'a 1.0: c >= 0 → 1'],
  )
})

const A = { name: 'a', from: '1.0', to: '1.1' }
const B = { name: 'b', from: '1.0', to: '1.2' }
for (const [path, text, edited, both] of [
  ['package-lock.json', '{}', 'npm install --package-lock-only', 'npm install --package-lock-only && npm update --package-lock-only b'],
  ['pnpm-lock.yaml', '', 'pnpm install --lockfile-only', 'pnpm install --lockfile-only && pnpm update --lockfile-only --depth Infinity b'],
  ['yarn.lock', '', 'yarn install --ignore-scripts', 'yarn install --ignore-scripts && yarn upgrade b --ignore-scripts'],
  [
    'yarn.lock',
    '__metadata:\n',
    'yarn install --mode update-lockfile',
    'yarn install --mode update-lockfile && yarn up --recursive b --mode update-lockfile',
  ],
  ['Cargo.lock', '', 'cargo update -p a@1.0 --precise 1.1', 'cargo update -p a@1.0 --precise 1.1 && cargo update -p b@1.0 --precise 1.2'],
  [
    'composer.lock',
    '',
    'composer update --no-install a --with-all-dependencies',
    'composer update --no-install a b --with-all-dependencies',
  ],
  ['Gemfile.lock', '', 'bundle lock --conservative --update a', 'bundle lock --conservative --update a b'],
  ['poetry.lock', '', 'poetry lock', 'poetry lock && poetry update --lock b'],
  ['uv.lock', '', 'uv lock --upgrade-package a==1.1', 'uv lock --upgrade-package a==1.1 --upgrade-package b==1.2'],
  ['Pipfile.lock', '', 'pipenv upgrade --lock-only a==1.1', 'pipenv upgrade --lock-only a==1.1 b==1.2'],
] as const)
  test(`locks: how ${path} is made anew${text === '' ? '' : ' (with a head)'}`, () => {
    const lock = lockAt(path, text)!
    const tool = lock.tool(text)
    equal(lock.command({ edited: [A], locked: [] }, path, tool), edited)
    equal(lock.command({ edited: [A], locked: [B] }, path, tool), both)
  })

test('locks: a foreign name is one word of a shell', () => {
  equal(shellWord('@scope/name'), '@scope/name')
  equal(shellWord('a; rm -rf ~'), "'a; rm -rf ~'")
  equal(shellWord("a'$(b)"), `'a'\\''$(b)'`)
  equal(shellWord('--index-url'), "'--index-url'")
})

test('locks: requirements are one only when a tool wrote them', () => {
  equal(lockAt('requirements.txt', 'a==1\n'), undefined)
  equal(lockAt('requirements.txt', 'a==1 --hash=sha256:aa\n')?.id, 'pip-compile')
  equal(
    lockAt('requirements.txt', '# This file was autogenerated by uv via the following command:\n#    uv pip compile x.in\na==1\n')?.id,
    'pip-compile',
  )
})

test('locks: ids are unique', () => equal(new Set(locks.map(({ id }) => id)).size, locks.length))

const HOSTILE = ['"', '{', '[', 'a@', ' ', '    a b\n', '\n', '"a@1", ', '[[package]]\n', '😀', '    a (1)\n      b (1)\n'].map((part) =>
  part.repeat(1_000_000 / part.length),
)
for (const lock of locks.filter((one): one is Lock & Required<Pick<Lock, 'graph'>> => one.graph !== undefined))
  test(`locks: ${lock.id}: hostile ones end in an error or an answer`, () => {
    for (const text of [...HOSTILE, '{"packages":{"":{"dependencies":{"__proto__":"1"}},"node_modules/__proto__":{"version":"1"}}}'])
      try {
        ok(lock.graph(text).packages)
      } catch (thrown) {
        ok(thrown instanceof ParseError, String(thrown))
      }
  })
