import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { type FactsInShort, factsFrom } from '#testing/image-facts.ts'
import { ImageFactsSchema } from '../facts-schema.ts'
import type { ControlSet } from './contract.ts'
import type { ControlYaml } from './control-schema.ts'
import { hygieneFindings } from './judge.ts'
import { loadControls } from './load-controls.ts'
import { readControls } from './read-controls.ts'
import { predicates } from './registry.ts'

/** Fifty files: read once for all tests. */
let read: Promise<readonly [ControlSet, readonly ControlYaml[]]> | undefined
const all = async () => (read ??= Promise.all([loadControls(), readControls()]))
const loaded = async (): Promise<ControlSet> => (await all())[0]

const ids = predicates.map(([id]) => id)

test('controls: the registry is sorted and has every folder once', () => {
  deepEqual(ids, [...new Set(ids)].toSorted())
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  deepEqual(folders.map(({ name }) => name).toSorted(), ids)
})

test('controls: every text has the id of its folder, the severity of its worst common case and references', async () => {
  for (const [i, control] of (await all())[1].entries()) {
    equal(control.id, ids[i])
    ok(control.references.length > 0, control.id)
    ok(/[.]$/.test(control.rationale) && /[.]$/.test(control.remediation) && !/[.]$/.test(control.title), control.id)
  }
})

for (const [id] of predicates)
  test(`control ${id}: its examples pass and fail`, async () => {
    const [set, texts] = await all()
    const control = set.controls.find((one) => one.id === id)!
    const only = { ...set, controls: [control] }
    const text = texts.find((one) => one.id === id)!
    for (const { facts, why } of text.pass) {
      const { findings, outcomes } = hygieneFindings(only, factsFrom(facts))
      deepEqual(findings, [], why ?? JSON.stringify(facts))
      equal(outcomes[0]!.status, 'passed')
    }
    for (const { facts, places, severity } of text.fail) {
      const whole = factsFrom(facts)
      ok(ImageFactsSchema.safeParse(whole).success, JSON.stringify(facts))
      const { findings } = hygieneFindings(only, whole)
      equal(findings.length, 1, JSON.stringify(facts))
      const [finding] = findings
      if (places)
        deepEqual(
          finding!.location.map(({ path }) => path),
          places,
        )
      if (severity) equal(finding!.severity, severity)
      ok(finding!.evidence?.length, 'evidence')
    }
  })

test('controls: the digest names the set', async () => {
  const [a, b] = [await loadControls(), await loadControls()]
  equal(a.digest, b.digest)
  ok(/^sha256:[0-9a-f]{64}$/.test(a.digest))
})

test('controls: a control that needs what is missing is never passed', async () => {
  const set = await loaded()
  const gap = (area: 'config' | 'files' | 'history', status: 'not-applicable' | 'not-assessed') =>
    ({ area, status, reason: 'why' }) as const
  for (const status of ['not-applicable', 'not-assessed'] as const) {
    const gaps = (['config', 'files', 'history'] as const).map((area) => gap(area, status))
    const short: FactsInShort = {
      gaps,
      config: { user: '1', healthcheck: 'command', labels: ['org.opencontainers.image.source', 'vcs-ref'] },
    }
    const { findings, outcomes } = hygieneFindings(set, factsFrom(short))
    deepEqual(findings, [])
    const needing = set.controls.filter(({ needs }) => needs.some((area) => ['config', 'files', 'history'].includes(area)))
    for (const { id } of needing) equal(outcomes.find(({ control }) => control === id)!.status, status, id)
  }
})

test('controls: what is found in a part is found though another part is missing', async () => {
  const set = await loaded()
  const gaps = [{ area: 'sudoers', status: 'not-assessed', reason: 'etc/sudoers.d/b: too large' }] as const
  const rule = { who: 'app', path: 'etc/sudoers.d/a', line: 1 }
  const outcome = (short: FactsInShort) =>
    hygieneFindings(set, factsFrom(short)).outcomes.find(({ control }) => control === 'passwordless-sudo')!.status
  equal(outcome({ gaps, passwordless: [rule] }), 'failed')
  equal(outcome({ gaps }), 'not-assessed')
  equal(outcome({}), 'passed')
})

test('controls: a source folder passes none', async () => {
  const { findings, outcomes } = hygieneFindings(await loaded(), factsFrom({ kind: 'directory', tag: 'latest' }))
  deepEqual(findings, [])
  deepEqual([...new Set(outcomes.map(({ status }) => status))], ['not-applicable'])
})

const setuid = (...paths: string[]): FactsInShort => ({
  files: paths.map((path) => ({ path, mode: 0o4755, why: ['setuid'], layer: path.startsWith('usr/') ? 'sha256:base' : 'sha256:own' })),
})

test('findings: one for each control and origin, each as severe as its own places', async () => {
  const set = await loaded()
  const facts = factsFrom(setuid('usr/bin/su', 'opt/a'))
  const { findings } = hygieneFindings(set, facts, ({ layer }) => (layer === 'sha256:base' ? 'base' : 'own'))
  deepEqual(
    findings.filter(({ id }) => id === 'setuid-files').map(({ origin, severity, location }) => [origin, severity, location[0]!.path]),
    [
      ['base', 'info', 'usr/bin/su'],
      ['own', 'medium', 'opt/a'],
    ],
  )
})

test('findings: one more place is no new finding, and the rest is counted', async () => {
  const set = await loaded()
  const find = (short: FactsInShort) => hygieneFindings(set, factsFrom(short)).findings.find(({ id }) => id === 'setuid-files')!
  const many = find(setuid(...Array.from({ length: 120 }, (_, i) => `opt/${i}`)))
  equal(many.fingerprint, find(setuid('opt/1')).fingerprint)
  deepEqual([many.location.length, many.morePlaces], [50, 70])
  notEqual(many.fingerprint, hygieneFindings(set, factsFrom({})).findings[0]!.fingerprint)
})
