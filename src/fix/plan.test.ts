import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { matchPackages } from '#advisories/index.ts'
import type { Package } from '#model/index.ts'
import { catalogers } from '#sbom/index.ts'
import { type AdvisoryRow, advisoryTable } from '#testing/advisories.ts'
import { applyDiff } from '#testing/apply-diff.ts'
import { catalogued } from '#testing/catalog.ts'
import { type Plan, planFix } from './plan.ts'
import { readText } from './text-file.ts'
import { readTree } from './tree.ts'
import { unifiedDiff } from './unified-diff.ts'
import { writeFixes } from './write-files.ts'

type Files = Readonly<Record<string, string>>

/** The plan for a source tree of these files, judged by these advisories. */
function planned(files: Files, rows: readonly AdvisoryRow[]): Plan {
  const data = advisoryTable(rows)
  const { packages } = catalogued(catalogers, files)
  return planFix({
    packages,
    distribution: undefined,
    findings: matchPackages(packages, undefined, data),
    data,
    manifests: new Map(
      Object.entries(files)
        .filter(([path]) => !/lock/.test(path))
        .map(([path, text]) => [path, readText(path, Buffer.from(text))]),
    ),
    lockText: (path) => (/lock/.test(path) ? files[path] : undefined),
  })
}

const npmLock = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages })

/** shop → express → qs, and → qs2 → qs. */
const shop = (express: string, own: object = {}): Files => ({
  'package.json': JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { express: '^4.16.0', ...own } }, undefined, 2),
  'package-lock.json': npmLock({
    '': { name: 'shop', version: '1.0.0', dependencies: { express: '^4.16.0', ...own } },
    'node_modules/express': { version: '4.16.0', dependencies: { qs: express } },
    'node_modules/qs': { version: '6.5.1' },
  }),
})

const QS: AdvisoryRow = ['npm', 'qs', 'CVE-1', '0', '<6.5.3']

const wayOf = (plan: Plan): readonly string[] => plan.upgrades.flatMap(({ places }) => places.map(({ way }) => way))

test('plan: every range lets the version in: the lock alone has to change', () => {
  const plan = planned(shop('^6.5.0'), [QS])
  deepEqual(wayOf(plan), ['lock'])
  equal(plan.patch, '')
  deepEqual(plan.commands, [{ folder: '.', command: 'npm update --package-lock-only qs' }])
  deepEqual(plan.predicted, [])
})

test('plan: a parent keeps it out: an override', () => {
  const plan = planned(shop('6.5.1'), [QS])
  const [place] = plan.upgrades[0]!.places
  ok(place?.way === 'override')
  deepEqual(place.parents, [{ name: 'express', version: '4.16.0', range: '6.5.1' }])
  ok(plan.patch.includes('+    "qs": "^6.5.3"'), plan.patch)
  equal(plan.commands[0]?.command, 'npm install --package-lock-only')
})

test('plan: the project asks for it itself, and a parent keeps it out', () => {
  const plan = planned(shop('6.5.1', { qs: '6.5.1' }), [QS])
  deepEqual(wayOf(plan), ['override'])
  ok(plan.patch.includes('+    "qs": "6.5.3"') && plan.patch.includes('+    "qs": "$qs"'), plan.patch)
})

test('plan: an upgrade that brings another advisory is shown, and a higher one tried', () => {
  const plan = planned(shop('^6.5.0'), [QS, ['npm', 'qs', 'CVE-2', '6.5.2', '<6.5.4']])
  const [upgrade] = plan.upgrades
  equal(upgrade?.to, '6.5.4')
  deepEqual(upgrade.tried, [{ version: '6.5.3', clears: ['CVE-1'], brings: ['CVE-2'], keeps: [] }])
  deepEqual(upgrade.steps, [{ id: 'CVE-1', fingerprint: upgrade.steps[0]!.fingerprint, to: '6.5.3' }])
})

test('plan: where every upgrade brings one, it is told what is left', () => {
  const plan = planned(shop('^6.5.0'), [QS, ['npm', 'qs', 'CVE-2', '6.5.2']])
  equal(plan.upgrades[0]?.to, '6.5.3')
  deepEqual(plan.upgrades[0].brings, ['CVE-2'])
  deepEqual(
    plan.left.map(({ id, why }) => [id, why]),
    [['CVE-2', 'an upgrade brings it']],
  )
  deepEqual(
    plan.predicted.map((one) => [one.id, one.package]),
    [['CVE-2', 'pkg:npm/qs@6.5.3']],
  )
})

test('plan: what only has a last affected version has no proven upgrade', () => {
  const plan = planned(shop('^6.5.0'), [['npm', 'qs', 'CVE-1', '0', '<=6.5.2']])
  deepEqual(plan.upgrades, [])
  deepEqual(
    plan.left.map(({ why }) => why),
    ['an advisory names only the last affected version: no upgrade is proven'],
  )
})

test('plan: a release wins over what comes before one', () => {
  const plan = planned(shop('^6.5.0'), [QS, ['npm', 'qs', 'CVE-2', '0', '<6.5.4-beta.1'], ['npm', 'qs', 'CVE-3', '0', '<6.6.0']])
  equal(plan.upgrades[0]?.to, '6.6.0')
})

test('plan: a version that is no plain word is none', () => {
  deepEqual(planned(shop('^6.5.0'), [['npm', 'qs', 'CVE-1', '0', '<9.9.9"; rm -rf ~ #']]).upgrades, [])
})

test('plan: Maven: packages of one property go to the version that all of them need, and others go along', () => {
  const dependency = (artifact: string): string =>
    `<dependency><groupId>g</groupId><artifactId>${artifact}</artifactId><version>\${v}</version></dependency>`
  const pom = `<project>\n<groupId>x</groupId>\n<artifactId>y</artifactId>\n<version>1</version>\n<properties>\n<v>1.0</v>\n</properties>\n<dependencies>${['a', 'b', 'c'].map(dependency).join('')}</dependencies>\n</project>\n`
  const plan = planned({ 'pom.xml': pom }, [
    ['Maven', 'g:a', 'CVE-1', '0', '<1.1'],
    ['Maven', 'g:b', 'CVE-2', '0', '<1.2'],
    ['Maven', 'g:c', 'CVE-3', '1.2', '<1.3'],
  ])
  deepEqual(
    plan.upgrades.map(({ name, to }) => `${name} ${to}`),
    ['g:a 1.2', 'g:b 1.2'],
  )
  deepEqual(plan.moved, [{ package: 'pkg:maven/g/c@1.0', from: '1.0', to: '1.2' }])
  // What goes along is matched as well.
  deepEqual(
    plan.left.map(({ id, why }) => [id, why]),
    [['CVE-3', 'an upgrade brings it']],
  )
  ok(plan.patch.includes('-<v>1.0</v>\n+<v>1.2</v>'))
})

test('plan: Go: another major version is another module; an incompatible one keeps its word', () => {
  const plan = planned({ 'go.mod': 'module m\ngo 1.22\nrequire (\n\ta.b/c v1.0.0\n\ta.b/d v2.0.0+incompatible\n)\n' }, [
    ['Go', 'a.b/c', 'CVE-1', '0', '<2.1.0'],
    ['Go', 'a.b/d', 'CVE-2', '0', '<2.1.0'],
  ])
  deepEqual(wayOf(plan), ['blocked', 'edit'])
  ok(plan.patch.includes('+\ta.b/d v2.1.0+incompatible'), plan.patch)
  deepEqual(
    plan.left.map(({ id }) => id),
    ['CVE-1'],
  )
})

test('plan: Ruby: the direct dependency through which a gem is kept back', () => {
  const lock =
    'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (2.0.1)\n    rails (5.0.0)\n      railties (= 5.0.0)\n    railties (5.0.0)\n      rack (~> 2.0.1)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  rails\n'
  const plan = planned({ Gemfile: "gem 'rails'\n", 'Gemfile.lock': lock }, [['RubyGems', 'rack', 'CVE-1', '0', '<2.2.8']])
  const [place] = plan.upgrades[0]!.places
  ok(place?.way === 'blocked')
  deepEqual([place.parents[0]?.name, place.direct], ['railties', ['rails@5.0.0']])
  equal(plan.left[0]?.why, 'Gemfile.lock: railties 5.0.0 asks for ~> 2.0.1')
})

test('plan: Python: compiled requirements are a lock, whose source is edited', () => {
  const plan = planned(
    {
      'requirements.in': 'jinja2<3\n',
      'requirements.txt':
        '#\n# This file is autogenerated by pip-compile with Python 3.12\n#\njinja2==2.10\n    # via -r requirements.in\n',
    },
    [['PyPI', 'jinja2', 'CVE-1', '0', '<3.1.6']],
  )
  ok(plan.patch.startsWith('--- a/requirements.in'), plan.patch)
  equal(plan.files.length, 1)
  equal(plan.commands[0]?.command, 'pip-compile --upgrade-package jinja2==3.1.6 --output-file requirements.txt requirements.in')
})

test('plan: Cargo tells no ranges: what others need is tried', () => {
  const plan = planned(
    {
      'Cargo.toml': '[dependencies]\na = "1"\n',
      'Cargo.lock':
        '[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\ndependencies = ["b"]\n[[package]]\nname = "b"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
    },
    [['crates.io', 'b', 'CVE-1', '0', '<1.2.0']],
  )
  deepEqual(wayOf(plan), ['try'])
  equal(plan.commands[0]?.command, 'cargo update -p b@1.0.0 --precise 1.2.0')
  deepEqual(
    plan.left.map(({ id }) => id),
    ['CVE-1'],
  )
})

test('plan: an installed package and one of the operating system stay where they are: the image is built anew', () => {
  const pkg: Package = {
    purl: 'pkg:npm/qs@6.5.1',
    type: 'npm',
    name: 'qs',
    version: '6.5.1',
    locations: [{ path: 'app/node_modules/qs/package.json', layer: 'sha256:a' }],
    foundBy: [],
    evidence: 'installed',
    dependsOn: [],
  }
  const data = advisoryTable([QS])
  const plan = planFix({
    packages: [pkg],
    distribution: undefined,
    findings: matchPackages([pkg], undefined, data),
    data,
    manifests: new Map(),
    lockText: () => undefined,
  })
  deepEqual(wayOf(plan), ['rebuild'])
})

/** A folder with files, removed afterwards. */
async function withFolder(files: Files, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-fix-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const TWO = { ...shop('6.5.1'), 'py/requirements.txt': '\uFEFFjinja2==2.10\r\nx==1' }
const BOTH: readonly AdvisoryRow[] = [QS, ['PyPI', 'jinja2', 'CVE-2', '0', '<3.1.6']]

test('write: what is written is what the printed diff says, and modes stay', () =>
  withFolder(TWO, async (folder) => {
    const plan = planned(TWO, BOTH)
    chmodSync(join(folder, 'package.json'), 0o755)
    await writeFixes(folder, plan.files)
    for (const { path, before, after } of plan.files) {
      equal(readFileSync(join(folder, path), 'utf8'), after)
      equal(applyDiff(before, unifiedDiff(path, before, after)), after)
    }
    equal(plan.patch, plan.files.map(({ path, before, after }) => unifiedDiff(path, before, after)).join(''))
    equal(readFileSync(join(folder, 'py/requirements.txt'), 'utf8'), '\uFEFFjinja2==3.1.6\r\nx==1')
    equal(statSync(join(folder, 'package.json')).mode & 0o777, 0o755)
  }))

test('write: nothing when one file is no longer what was scanned, or has become a link', () =>
  withFolder(TWO, async (folder) => {
    const plan = planned(TWO, BOTH)
    const before = readFileSync(join(folder, 'package.json'), 'utf8')
    writeFileSync(join(folder, 'py/requirements.txt'), 'jinja2==2.10\n')
    await rejects(writeFixes(folder, plan.files), { name: 'FixError', code: 'changed' })
    equal(readFileSync(join(folder, 'package.json'), 'utf8'), before)
    rmSync(join(folder, 'py/requirements.txt'))
    symlinkSync('../package.json', join(folder, 'py/requirements.txt'))
    await rejects(writeFixes(folder, plan.files), { name: 'FileError' })
    equal(readFileSync(join(folder, 'package.json'), 'utf8'), before)
  }))

test('tree: manifests of the types asked for; links, other encodings and what is installed are left out', () =>
  withFolder(
    { 'package.json': '{}', 'a/package.json': '{}', 'node_modules/x/package.json': '{}', 'go.mod': 'module m', 'b/readme': '' },
    async (folder) => {
      symlinkSync('/etc/hostname', join(folder, 'b/package.json'))
      symlinkSync('..', join(folder, 'b/up'))
      writeFileSync(join(folder, 'a/package.json'), Buffer.from([0x7b, 0xff, 0x7d]))
      const { manifests, unknowns } = await readTree(folder, new Set(['npm']))
      deepEqual([...manifests.keys()], ['package.json'])
      deepEqual(unknowns.map(({ path }) => path).sort(), ['a/package.json', 'b/package.json'])
    },
  ))
