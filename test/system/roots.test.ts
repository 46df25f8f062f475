import { deepEqual, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Listed, packagesOf, run, workspace } from './plimsoll.ts'

/** Roots that test/system/make-roots.sh made, against what the package managers that wrote them list. */
const place = (name: string): string => join(workspace, name)
const lines = (text: string): string[] => text.trim().split('\n').sort()
const qualifier = (pkg: Listed, name: string): string | null => new URL(pkg.purl).searchParams.get(name)
const ofType = (packages: readonly Listed[], type: string): Listed[] => packages.filter((pkg) => pkg.type === type)

for (const release of ['11', '12', '13'])
  test(`Debian ${release}: packages, sources and architectures as dpkg-query has them`, async () => {
    const root = place(`debian${release}`)
    const found = ofType(await packagesOf(`root:${root}`), 'deb')
    const format = '${Package} ${Version} ${source:Package} ${source:Version} ${Architecture}\n'
    deepEqual(
      found.map((pkg) => `${pkg.name} ${pkg.version} ${pkg.source?.name} ${pkg.source?.version} ${qualifier(pkg, 'arch')}`).sort(),
      lines(run('dpkg-query', `--admindir=${root}/var/lib/dpkg`, '-W', '-f', format)),
    )
    ok(found.length > 50 && found.every((pkg) => qualifier(pkg, 'distro') === `debian-${release}`))
    // Every package of a minimal system but a few needs another, and all but those whose copyright file is free prose have licences.
    ok(found.filter(({ dependsOn }) => dependsOn.length > 0).length > found.length / 2)
    ok(found.filter(({ licence }) => licence !== undefined).length > found.length * 0.95)
  })

for (const backend of ['sqlite', 'ndb', 'bdb'])
  test(`RPM's ${backend}: what rpm -qa lists, but the keys that it trusts`, async () => {
    const found = await packagesOf(`root:${place(`rpm-${backend}`)}`)
    const listed = lines(readFileSync(place(`rpm-${backend}.txt`), 'utf8'))
    ok(listed.some((line) => line.startsWith('gpg-pubkey ')))
    deepEqual(
      found
        .map((pkg) => {
          const module = qualifier(pkg, 'rpmmod')
          return `${pkg.name} ${qualifier(pkg, 'epoch') ?? '0'}:${pkg.version} ${qualifier(pkg, 'arch')} ${qualifier(pkg, 'upstream')} ${module ?? '(none)'}`
        })
        .sort(),
      // Of a module's label the first two parts are the stream.
      listed.filter((line) => !line.startsWith('gpg-pubkey ')).map((line) => line.replace(/ (\w+:\w+):\S+$/, ' $1')),
    )
    const shop = found.find(({ name }) => name === 'shop')
    deepEqual(
      shop?.dependsOn.map((purl) => purl.split('@')[0]),
      ['pkg:rpm/redhat/shop-base'],
    )
  })

test('apk: what go-apk lists', async () => {
  const root = place('apk')
  const found = await packagesOf(`root:${root}`)
  deepEqual(
    found.map((pkg) => `${pkg.name} ${pkg.version} ${qualifier(pkg, 'arch')}`).sort(),
    lines(run(place('bin/apk-root'), 'list', root)),
  )
  deepEqual(
    found.map(({ name, licence, dependsOn }) => [
      name,
      licence,
      dependsOn.map((purl) => purl.replace(/^pkg:apk\/alpine\/([^@]*)@.*/, '$1')),
    ]),
    [
      ['app', 'MIT OR Apache-2.0', ['busybox', 'musl']],
      ['busybox', 'GPL-2.0-only', ['musl']],
      ['musl', 'MIT', []],
      ['old', 'BSD-3-Clause AND GPL-2.0-only', ['app']],
    ],
  )
})

test('pacman: what pacman -Q lists', async () => {
  const root = place('pacman')
  const found = await packagesOf(`root:${root}`)
  const options = ['--config', place('parts/pacman.conf'), '--root', root, '--dbpath', join(root, 'var/lib/pacman')]
  deepEqual(found.map(({ name, version }) => `${name} ${version}`).sort(), lines(run('pacman', ...options, '-Q')))
})

const inDebian = (type: string, folder: string): Promise<string[]> =>
  packagesOf(`root:${place('debian12')}`).then((packages) =>
    ofType(packages, type)
      .filter(({ locations }) => locations.some(({ path }) => path.startsWith(folder)))
      .map(({ name, version }) => `${name} ${version}`)
      .sort(),
  )

test('npm: what npm ls lists', async () => {
  type Tree = { readonly version?: string; readonly dependencies?: Readonly<Record<string, Tree>> }
  const names = new Set<string>()
  const walk = (tree: Tree): void => {
    for (const [name, child] of Object.entries(tree.dependencies ?? {})) {
      names.add(`${name} ${child.version}`)
      walk(child)
    }
  }
  walk(JSON.parse(run('npm', 'ls', '--prefix', place('debian12/srv/shop'), '--all', '--json')) as Tree)
  deepEqual(await inDebian('npm', 'srv/shop/'), [...names].sort())
})

test('pip: what pip list lists', async () => {
  const out = run('python3', '-m', 'pip', 'list', '--disable-pip-version-check', '--path', place('debian12/srv/python'), '--format', 'json')
  const listed = (JSON.parse(out) as { name: string; version: string }[]).map(({ name, version }) => `${name} ${version}`)
  const plain = (text: string): string => text.toLowerCase().replace(/[-_.]+(?=\S* )/g, '-')
  deepEqual((await inDebian('pypi', 'srv/python/')).map(plain).sort(), listed.map(plain).sort())
})

test('Go: what go version -m lists', async () => {
  const out = run('go', 'version', '-m', place('debian12/usr/local/bin/nfpm'))
  // A module that is replaced stands in the line after it; the program itself and the toolchain are packages too.
  const modules = out.split('\n').flatMap((line) => /^\t(?:dep|mod)\t(\S+)\t(\S+)/.exec(line)?.slice(1, 3).join(' ') ?? [])
  const found = await inDebian('golang', 'usr/local/bin/nfpm')
  deepEqual(
    found.filter((line) => !line.startsWith('stdlib ')),
    modules.sort(),
  )
  ok(found.some((line) => line.startsWith('stdlib ')))
})
