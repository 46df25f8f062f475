import { deepEqual, equal, ok } from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { newestRelease, typesOf } from '#resources/index.ts'
import { policyDocuments } from '#testing/policy-documents.ts'
import { BUILTINS } from '../../src/policy/rego/builtins/registry.ts'
import { resourceCatalog } from '../../src/policy/admission/resource-catalog.ts'
import { readGatekeeper } from '../../src/policy/gatekeeper/read-gatekeeper.ts'
import type { Json } from '../../src/policy/judgement.ts'
import { inventoryOf, judgeAsConftest, judgeTemplates, openRego, readBundle, regoConstraints } from '../../src/policy/rego/index.ts'
import { asYaml, constraints, templates } from '../../src/policy/rego/testdata/gatekeeper-documents.ts'
import { functionFacts } from '../../src/policy/rego/testdata/function-facts.ts'
import { type RegoCase, buildCases, readCases } from './rego-cases.ts'
import { workspace } from './plimsoll.ts'

const bin = (name: string): string => join(workspace, 'bin', name)
const now = new Date()

/** Where the Go proxy's copy of opa has its cases. */
function casesFolder(): string {
  const said = execFileSync('go', ['mod', 'download', '-json', 'github.com/open-policy-agent/opa@v1.22.2'], { encoding: 'utf8' })
  return join(z.object({ Dir: z.string() }).parse(JSON.parse(said)).Dir, 'v1/test/cases/testdata/v1')
}

/** Lists in one order: a set has none in a compiled policy. */
function inOrder(value: unknown): unknown {
  const text = (one: unknown): string => JSON.stringify(one)
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (text(a) < text(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  )
}

/** What of a family's cases comes out otherwise. */
async function differences(cases: readonly RegoCase[]): Promise<string[]> {
  const bundle = await buildCases(bin('opa'), cases)
  ok(bundle, `opa does not build the cases of ${cases[0]?.family}`)
  const wrong: string[] = []
  for (const [data, group] of Map.groupBy(cases, (one) => JSON.stringify(one.data))) {
    const rego = await openRego([bundle], { now, seconds: 60, data: z.record(z.string(), z.unknown()).parse(JSON.parse(data)) })
    for (const { entrypoint, input, wanted, note } of group) {
      const answer = await rego.entrypoints.find(({ path }) => path === entrypoint)!.evaluate(input)
      const isSame = 'value' in answer && isDeepStrictEqual(inOrder(answer.value), inOrder(wanted))
      if (!isSame) wrong.push(`${note}: ${JSON.stringify(answer)}, should be ${JSON.stringify(wanted)}`)
    }
    await rego.close()
  }
  return wrong
}

test("rego: opa's own cases of the functions that a compiled policy asks its host for", async (t) => {
  const names = Object.keys(BUILTINS).filter((name) => name !== 'print' && name !== 'trace')
  // Tokens are signed and verified, and tests sleep, by functions that we do not have.
  const cases = readCases(casesFolder(), names).filter(({ modules }) => !modules.some((text) => /io\.jwt\.|test\.sleep/.test(text)))
  const wrong: string[] = []
  for (const family of Map.groupBy(cases, ({ family }) => family).values()) wrong.push(...(await differences(family)))
  const covered = new Set(cases.flatMap(({ calls }) => calls))
  t.diagnostic(`${cases.length} cases, ${covered.size} of ${names.length} functions`)
  deepEqual(wrong, [])
  ok(cases.length >= 480)
})

test('rego: what stands in the facts is what opa says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-facts-'))
  try {
    const rules = functionFacts.map(([call], i) => `r${i} := sprintf("%v", [[${call}]])`)
    writeFileSync(join(folder, 'facts.rego'), `package facts\n${rules.join('\n')}\n`)
    const said = execFileSync(bin('opa'), ['eval', '-d', join(folder, 'facts.rego'), 'data.facts', '--format', 'raw'], { encoding: 'utf8' })
    const answers = z.record(z.string(), z.string()).parse(JSON.parse(said))
    for (const [i, [call, answer]] of functionFacts.entries()) equal(answers[`r${i}`]?.slice(1, -1), answer, call)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const ConftestOutput = z.array(
  z.object({
    failures: z.array(z.object({ msg: z.string() })).optional(),
    warnings: z.array(z.object({ msg: z.string() })).optional(),
  }),
)

/** A workload for each mixture of what the policies of the tests look at. */
function* workloads(): Generator {
  for (const image of ['registry.example/web:1', 'mirror.example/web', 'docker.io/web:2'])
    for (const memory of [undefined, '512Mi', '4Gi', '5000000000', '6.5Gi'])
      for (const privileged of [undefined, true])
        for (const namespace of ['shop', 'kube-system'])
          yield {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'web', namespace, labels: privileged ? {} : { owner: 'shop' } },
            spec: {
              selector: { matchLabels: { app: 'web' } },
              template: {
                spec: {
                  containers: [
                    {
                      name: 'app',
                      image,
                      ...(memory ? { resources: { limits: { memory } } } : {}),
                      ...(privileged ? { securityContext: { privileged } } : {}),
                    },
                    { name: 'side', image: 'registry.example/side:1' },
                  ],
                },
              },
            },
          }
}

test('rego: verdicts are those of conftest', async (t) => {
  const sources = new URL('../../src/policy/rego/testdata/conftest', import.meta.url).pathname
  const rego = await openRego([await readBundle('conftest', readFileSync(`${sources}.tar.gz`))], { now })
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-conftest-'))
  let results = 0
  try {
    for (const workload of workloads()) {
      const path = join(folder, 'workload.json')
      writeFileSync(path, JSON.stringify(workload))
      const { stdout } = spawnSync(bin('conftest'), ['test', path, '-p', sources, '-d', join(sources, 'data.json'), '-o', 'json'], {
        encoding: 'utf8',
      })
      const theirs = ConftestOutput.parse(JSON.parse(stdout)).flatMap(({ failures = [], warnings = [] }) => [
        ...failures.map(({ msg }) => `deny ${msg}`),
        ...warnings.map(({ msg }) => `warn ${msg}`),
      ])
      const { judgements } = await judgeAsConftest(
        { entrypoints: rego.entrypoints.filter(({ path: entry }) => entry.startsWith('main')) },
        workload,
      )
      deepEqual(judgements.map(({ outcome, message }) => `${outcome} ${message}`).sort(), theirs.sort())
      results += theirs.length
    }
  } finally {
    await rego.close()
    rmSync(folder, { recursive: true, force: true })
  }
  t.diagnostic(`60 workloads, ${results} results`)
})

const GatorOutput = z.array(
  z.object({ msg: z.string(), constraint: z.object({ kind: z.string(), metadata: z.object({ name: z.string() }) }) }),
)

/** Pods and ingresses of all mixtures, each by a name of its own. */
function clusterObjects(): Json[] {
  const pods = [undefined, '1Gi', '2Gi', '5000M', '4.5Gi'].flatMap((memory, i) =>
    [undefined, {}, { owner: 'shop' }, { owner: 'SHOP', tier: 'web' }, { owner: 'shop', tier: 'web' }].flatMap((labels, j) =>
      ['shop', 'kube-system'].map((namespace) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `pod-${i}-${j}`, namespace, ...(labels ? { labels } : {}) },
        spec: { containers: [{ name: 'app', image: 'web', ...(memory ? { resources: { limits: { memory } } } : {}) }] },
      })),
    ),
  )
  const ingresses = ['a', 'b', 'a', 'c'].map((host, i) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: `ingress-${i}`, namespace: 'shop' },
    spec: { rules: [{ host: `${host}.example` }] },
  }))
  return [...pods, ...ingresses]
}

test('rego: verdicts are those of gator', async (t) => {
  const objects = clusterObjects()
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-gator-'))
  const sources = new URL('../../src/policy/rego/testdata/', import.meta.url).pathname
  const inventory = inventoryOf(objects)
  const rego = await openRego([await readBundle('gatekeeper', readFileSync(`${sources}gatekeeper.tar.gz`))], { now, data: { inventory } })
  try {
    writeFileSync(join(folder, 'all.yaml'), asYaml([...templates, ...constraints, ...objects]))
    const { stdout } = spawnSync(bin('gator'), ['test', '-f', folder, '-o', 'json'], { encoding: 'utf8', maxBuffer: 64e6 })
    const theirs = GatorOutput.parse(JSON.parse(stdout)).map(
      ({ msg, constraint }) => `${constraint.kind}/${constraint.metadata.name}: ${msg}`,
    )
    const gatekeeper = readGatekeeper(policyDocuments(asYaml([...templates, ...constraints])))
    const catalog = resourceCatalog(typesOf(newestRelease), objects)
    const ours: string[] = []
    for (const object of objects) {
      const { judgements } = await judgeTemplates({ object, operation: 'CREATE' }, regoConstraints(gatekeeper, rego), catalog)
      ours.push(...judgements.map(({ policy, message }) => `${policy}: ${message}`))
    }
    deepEqual(ours.sort(), theirs.sort())
    t.diagnostic(`${objects.length} objects, ${theirs.length} violations`)
  } finally {
    await rego.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
