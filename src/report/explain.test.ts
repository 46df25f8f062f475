import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Package, Result } from '#model/index.ts'
import { finding, result } from '#testing/results.ts'
import { explainFinding } from './explain.ts'
import { neededBy } from './needed-by.ts'

const pkg = (name: string, dependsOn: readonly string[] = [], change: Partial<Package> = {}): Package => ({
  purl: `pkg:npm/${name}@1.0.0`,
  type: 'npm',
  name,
  version: '1.0.0',
  locations: [],
  foundBy: ['npm-package-json'],
  evidence: 'installed',
  dependsOn: dependsOn.map((one) => `pkg:npm/${one}@1.0.0`),
  ...change,
})

/** Chains by their names: `app>express>qs`. */
const chainsIn = (packages: readonly Package[], name: string): string[] =>
  neededBy(packages)(`pkg:npm/${name}@1.0.0`).map((chain) => chain.map((purl) => /npm\/(.*)@/.exec(purl)![1]).join('>'))

for (const [why, edges, name, expected] of [
  ['through what needs it, from the top', { app: ['express'], express: ['qs'], qs: [] }, 'qs', ['app>express>qs']],
  ['the shortest first, one for each beginning', { app: ['a', 'qs'], a: ['qs'], tool: ['a'], qs: [] }, 'qs', ['app>qs', 'tool>a>qs']],
  ['nothing needs it', { app: ['express'], qs: [] }, 'qs', []],
  ['it needs itself', { qs: ['qs'] }, 'qs', []],
  ['a circle has no beginning', { a: ['b'], b: ['a', 'qs'], qs: [] }, 'qs', ['b>qs']],
  ['at most three', { a: ['x'], b: ['x'], c: ['x'], d: ['x'], x: [] }, 'x', ['a>x', 'b>x', 'c>x']],
] as const)
  test(`why a package is there: ${why}`, () =>
    deepEqual(
      chainsIn(
        Object.entries(edges as Record<string, readonly string[]>).map(([one, needs]) => pkg(one, needs)),
        name,
      ),
      expected,
    ))

test('why a package is there: any graph ends, and each step is an edge', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom(...names)), { minLength: 6, maxLength: 6 }), (needs) => {
      const packages = names.map((name, i) => pkg(name, needs[i]))
      const edges = new Set(packages.flatMap(({ purl, dependsOn }) => dependsOn.map((one) => `${purl} ${one}`)))
      for (const chain of neededBy(packages)(packages[0]!.purl)) {
        equal(chain.at(-1), packages[0]!.purl)
        for (let i = 1; i < chain.length; i++) ok(edges.has(`${chain[i - 1]} ${chain[i]}`))
      }
    }),
  )
})

test('why a package is there: 20,000 packages in a row or at once do not take long', () => {
  const packages = Array.from({ length: 20_000 }, (_, i) => pkg(`p${i}`, i === 0 ? [] : [`p${i - 1}`]))
  equal(neededBy(packages)('pkg:npm/p0@1.0.0').length, 1)
  const wide = [pkg('libc'), ...packages.map((one) => ({ ...one, dependsOn: ['pkg:npm/libc@1.0.0'] }))]
  equal(neededBy(wide)('pkg:npm/libc@1.0.0').length, 3)
})

const explained = (given: Result, key: string): string => {
  const explanation = explainFinding(given, key)
  ok('text' in explanation, `several: ${JSON.stringify(explanation)}`)
  return explanation.text
}

test('explain: where, why there, how bad, what to do, why it matches, and what the data lacks', () => {
  const layer = `sha256:${'c'.repeat(64)}`
  const { packages, subject } = result()
  const lodash = { ...packages[0]!, owner: 'pkg:deb/debian/node-lodash@4' }
  const top = pkg('shop', [], { dependsOn: [lodash.purl] })
  const layers = [`sha256:${'b'.repeat(64)}`, layer].map((diffId) => ({ diffId, digest: diffId, size: 1 }))
  const image = { platform: 'linux/amd64', config: layer, layers }
  const given = result([finding({ remediation: { action: 'upgrade', to: '4.17.12', all: '4.17.21' } })], {
    packages: [lodash, top],
    subject: { ...subject, image },
  })
  equal(
    explained(given, 'cve-2026-0001'),
    `CVE-2026-0001 in lodash 4.17.11
  also         GHSA-xxxx-yyyy-zzzz
  package      pkg:npm/lodash@4.17.11
  found        app/node_modules/lodash/package.json, in layer 2 of 2 (sha256:cccccccccccc)
  found by     npm-package-json (installed)
  needed by    shop 1.0.0 → lodash 4.17.11
  owned by     pkg:deb/debian/node-lodash@4
  severity     critical: CVSS:3.1 9.8 by ghsa
  CVSS         9.8 by CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H
  exploited    known since 2026-01-02 (CISA KEV)
  EPSS         90.0 % within 30 days, more than 99 % of all
  what to do   upgrade lodash from 4.17.11 to 4.17.12
               4.17.21 ends every finding of it that has a fix
               it comes with pkg:deb/debian/node-lodash@4: upgrade that
  fingerprint  aaaaaaaaaaaaaaaa

Why it matches
  GHSA-xxxx-yyyy-zzzz (ghsa, data of 2026-08-21)
    says that lodash in npm is affected where its version is < 4.17.12
    4.17.11 is, in the order of npm versions
    the nearest version that it does not affect is 4.17.12
  npm: the data lacks most | of it
`,
  )
})

test('explain: binary packages of one source are explained together, others have to be named', () => {
  const [a, b] = [pkg('liba'), pkg('libb')]
  const same = [finding({ package: a.purl }), finding({ package: b.purl, fingerprint: 'bbbb' })]
  match(explained(result(same, { packages: [a, b] }), 'CVE-2026-0001'), /and in {7}libb 1\.0\.0/)
  const other = finding({ package: b.purl, fingerprint: 'bbbb', reasons: [] })
  const given = result([same[0]!, other], { packages: [a, b] })
  deepEqual(explainFinding(given, 'CVE-2026-0001'), { candidates: [`CVE-2026-0001@${a.purl}`, `CVE-2026-0001@${b.purl}`] })
  for (const key of ['CVE-2026-0001@libb', 'CVE-2026-0001@libb@1.0.0', `GHSA-xxxx-yyyy-zzzz@${b.purl}`, 'bbbb'])
    match(explained(given, key), /^CVE-2026-0001 in libb/)
  deepEqual(explainFinding(given, 'CVE-1'), { candidates: [] })
})

test('explain: without a fix it says so; many places are counted', () => {
  const location = Array.from({ length: 12 }, (_, i) => ({ path: `p${i}` }))
  const text = explained(result([finding({ remediation: { action: 'none-known' }, location })]), 'CVE-2026-0001')
  match(text, /what to do {3}no fix known/)
  const [reason] = finding().reasons
  match(
    explained(result([finding({ reasons: [{ ...reason!, uncertain: true }] })]), 'CVE-2026-0001'),
    /which is uncertain: it is no npm version/,
  )
  match(text, /\n {15}and in 2 more places\n/)
})

test('explain: foreign text cannot leave its line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const hostile = finding({ id: 'CVE-1', title: text, location: [{ path: text }], aliases: [text], severitySource: text })
      // eslint-disable-next-line no-control-regex -- they are what is looked for
      ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.test(explained(result([hostile]), 'CVE-1')))
    }),
  )
})
