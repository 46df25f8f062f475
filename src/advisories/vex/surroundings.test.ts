import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Package, formatPurl, parsePurl } from '#model/index.ts'
import { componentOf } from './identifier.ts'
import { Surroundings } from './surroundings.ts'

const purlOf = (name: string): string => `pkg:npm/${name}@1.0.0`
const packagesOf = (needs: Readonly<Record<string, readonly string[]>>, owners: Readonly<Record<string, string>> = {}): Package[] =>
  Object.entries(needs).map(([name, all]) => ({
    purl: purlOf(name),
    type: 'npm',
    name,
    version: '1.0.0',
    locations: [],
    foundBy: [],
    evidence: 'installed',
    dependsOn: all.map(purlOf),
    ...(owners[name] === undefined ? {} : { owner: purlOf(owners[name]) }),
  }))
const around = (packages: readonly Package[]): Surroundings => new Surroundings({ subject: { kind: 'sbom', name: 'x' }, packages })

for (const [why, needs, holders, within, owners] of [
  ['the package itself', { qs: [] }, ['qs'], true, {}],
  ['needed by one', { app: ['qs'], qs: [] }, ['app'], true, {}],
  ['needed by two, of which one is meant', { app: ['qs'], tool: ['qs'], qs: [] }, ['app'], false, {}],
  ['needed by two, both meant', { app: ['qs'], tool: ['qs'], qs: [] }, ['app', 'tool'], true, {}],
  ['by two ways, through one', { app: ['a', 'b'], a: ['qs'], b: ['qs'], qs: [] }, ['app'], true, {}],
  ['through the middle alone', { app: ['a', 'b'], a: ['qs'], b: ['qs'], qs: [] }, ['a'], false, {}],
  ['what is meant is needed by it', { app: ['qs'], qs: ['a'], a: [] }, ['a'], false, {}],
  ['in a circle that the holder leads into', { app: ['a'], a: ['b', 'qs'], b: ['a'], qs: [] }, ['app'], true, {}],
  ['in a circle by itself as well', { app: ['qs'], b: ['c', 'qs'], c: ['b'], qs: [] }, ['app'], false, {}],
  ['owned, whoever else needs it', { deb: [], tool: ['qs'], qs: [] }, ['deb'], true, { qs: 'deb' }],
  ['its owner is not meant', { deb: [], app: ['qs'], qs: [] }, ['app'], false, { qs: 'deb' }],
  ['what needs it is owned', { deb: [], app: ['qs'], qs: [] }, ['deb'], true, { app: 'deb' }],
] as const)
  test(`within: ${why}`, () => equal(around(packagesOf(needs, owners)).isWithin(purlOf('qs'), holders.map(purlOf)), within))

test('within: more holders never hold less', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const graph = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray(names)])))
  fc.assert(
    fc.property(graph, fc.subarray(names, { minLength: 1 }), fc.constantFrom(...names), (needs, holders, more) => {
      const asked = around(packagesOf(needs))
      const hold = asked.isWithin(purlOf('a'), holders.map(purlOf))
      if (hold) ok(asked.isWithin(purlOf('a'), [...holders, more].map(purlOf)))
    }),
  )
})

test('within: 20,000 packages in a row or at once do not take long', () => {
  const row = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`p${i}`, i === 0 ? [] : [`p${i - 1}`]]))
  ok(around(packagesOf(row)).isWithin(purlOf('p0'), [purlOf('p19999')]))
  const star = { libc: [], ...Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`p${i}`, ['libc']])) }
  ok(!around(packagesOf(star)).isWithin(purlOf('libc'), [purlOf('p1')]))
})

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const version = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((numbers) => numbers.join('.'))

test('a package is meant by its own purl, and by that without a version; never by another version, name or type', () => {
  const purl = fc.record({ type: fc.constantFrom('npm', 'pypi', 'cargo', 'gem'), name: word, version })
  fc.assert(
    fc.property(purl, word, version, (parts, name, other) => {
      const text = formatPurl(parts)
      const { purl: _, ...rest } = packagesOf({ x: [] })[0]!
      const asked = around([{ ...rest, purl: text, type: parts.type, name: parts.name, version: parts.version }])
      const means = (meant: Parameters<typeof formatPurl>[0]): boolean =>
        asked.fitsPackage(componentOf([formatPurl(meant)]), { pkg: asked.package(text)!.pkg, purl: parsePurl(text) }).fits
      ok(means(parts))
      ok(means({ type: parts.type, name: parts.name }))
      equal(means({ ...parts, version: other }), other === parts.version)
      equal(means({ ...parts, name }), name === parts.name)
      ok(!means({ ...parts, type: 'generic' }))
    }),
  )
})
