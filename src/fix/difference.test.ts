import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Package, Result } from '#model/index.ts'
import { finding, result } from '#testing/results.ts'
import { differenceOf } from './difference.ts'
import { differenceTable } from './difference-table.ts'

const [BASE, OLD, NEW] = ['a', 'b', 'c'].map((letter) => `sha256:${letter.repeat(64)}`) as [string, string, string]

const pkg = (type: string, name: string, version: string, layer = BASE): Package => ({
  purl: `pkg:${type}/${name}@${version}`,
  type,
  name,
  version,
  locations: [{ path: `x/${name}`, layer }],
  foundBy: [],
  evidence: 'installed',
  dependsOn: [],
})

const image = (packages: readonly Package[], layers: readonly string[], change: Partial<Result> = {}): Result =>
  result([], {
    packages,
    subject: {
      kind: 'image',
      name: 'x',
      image: { platform: 'linux/amd64', config: 'sha256:0', layers: layers.map((diffId) => ({ diffId, digest: diffId, size: 1 })) },
    },
    ...change,
  })

for (const [why, type, before, after, expected] of [
  ['Debian: a tilde sorts before the end', 'deb', ['1.0~rc1'], ['1.0'], ['upgrade 1.0~rc1 1.0']],
  ['an rpm that went back', 'rpm', ['2-1'], ['1-9'], ['downgrade 2-1 1-9']],
  ['npm: numbers, not letters', 'npm', ['9.0.0'], ['10.0.0'], ['upgrade 9.0.0 10.0.0']],
  ['Go: with a v', 'golang', ['v1.9.0'], ['v1.10.0'], ['upgrade v1.9.0 v1.10.0']],
  ['two versions of which one moves', 'npm', ['1.0.0', '2.0.0'], ['1.0.0', '2.1.0'], ['upgrade 2.0.0 2.1.0']],
  ['two that become one', 'npm', ['1.0.0', '2.0.0'], ['3.0.0'], ['upgrade 1.0.0 3.0.0', '- 2.0.0']],
  ['none that become two', 'npm', [], ['1.0.0', '2.0.0'], ['+ 1.0.0', '+ 2.0.0']],
  ['a version that nobody knew', 'npm', [''], ['1.0.0'], ['other  1.0.0']],
  ['nothing', 'npm', ['1.0.0'], ['1.0.0'], []],
  ['a type that has no order of its own', 'generic', ['1.9'], ['1.10'], ['upgrade 1.9 1.10']],
] as const)
  test(`difference: ${why}`, () => {
    const side = (versions: readonly string[]): Result =>
      image(
        versions.map((version) => pkg(type, 'x', version)),
        [BASE],
      )
    const { gained, lost, changed } = differenceOf(side(before), side(after)).packages
    deepEqual(
      [
        ...changed.map((one) => `${one.direction} ${one.from} ${one.to}`),
        ...gained.map((one) => `+ ${one.version}`),
        ...lost.map((one) => `- ${one.version}`),
      ],
      expected,
    )
  })

test('difference: the layer that brings a package, and the one that held it', () => {
  const a = image([pkg('npm', 'x', '1.0.0', OLD), pkg('npm', 'gone', '1.0.0', OLD)], [BASE, OLD])
  const b = image([pkg('npm', 'x', '2.0.0', NEW), pkg('npm', 'new', '1.0.0', BASE)], [BASE, NEW])
  const { gained, lost, changed } = differenceOf(a, b).packages
  deepEqual(changed[0]?.held, [{ number: 2, of: 2, diffId: OLD, shared: false }])
  deepEqual(changed[0]?.layers, [{ number: 2, of: 2, diffId: NEW, shared: false }])
  deepEqual(gained[0]?.layers, [{ number: 1, of: 2, diffId: BASE, shared: true }])
  deepEqual(
    lost[0]?.layers.map(({ diffId }) => diffId),
    [OLD],
  )
})

test('difference: findings by fingerprint, worst first, and those whose status changed', () => {
  const a = result([finding(), finding({ fingerprint: 'b', id: 'CVE-2', status: 'excepted' })])
  const b = result([
    finding({ fingerprint: 'b', id: 'CVE-2' }),
    finding({ fingerprint: 'c', id: 'CVE-3', severity: 'low' }),
    finding({ fingerprint: 'd', id: 'CVE-4' }),
  ])
  const { gained, lost, status, same } = differenceOf(a, b).findings
  deepEqual(
    gained.map(({ id }) => id),
    ['CVE-4', 'CVE-3'],
  )
  deepEqual(
    lost.map(({ id }) => id),
    ['CVE-2026-0001'],
  )
  deepEqual(
    status.map(({ id, from, to }) => [id, from, to]),
    [['CVE-2', 'excepted', 'open']],
  )
  equal(same, 1)
})

test('difference: a kind that one side was not looked at for is not compared', () => {
  const b = result([])
  const only = { ...b, inputs: { ...b.inputs, data: 'sha256:other', settings: { ...b.inputs.settings, kinds: ['secret'] as const } } }
  const difference = differenceOf(result([finding()]), only)
  deepEqual(difference.findings.lost, [])
  ok(difference.notCompared.some((line) => line.includes('vulnerability')))
  ok(difference.notCompared.some((line) => line.includes('advisory data')))
})

test('difference: of a thing with itself there is none, and nothing foreign moves the cursor', () => {
  const a = image([pkg('npm', 'x\u001b[2J', '1.0.0')], [BASE])
  const b = image([pkg('npm', 'y\u001b[2J\n', '1.0.0')], [BASE])
  deepEqual(differenceOf(a, a).packages, { gained: [], lost: [], changed: [], same: 1 })
  const text = differenceTable(differenceOf(a, b))
  ok(text.includes('npm y\\u001b[2J\\u000a 1.0.0 (layer 1, in both of 1)'), text)
  ok(!text.includes('\u001b'))
})
