import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type RegoBundle, readBundle } from '../bundle/read-bundle.ts'
import { type Evaluation, type Rego, type RegoOptions, openRego } from './open-rego.ts'

const now = new Date('2026-01-01T00:00:00Z')
const faults = await readBundle('faults', readFileSync(new URL('../testdata/faults.tar.gz', import.meta.url)))

async function using<T>(bundles: readonly RegoBundle[], options: Partial<RegoOptions>, use: (rego: Rego) => Promise<T>): Promise<T> {
  const rego = await openRego(bundles, { now, ...options })
  try {
    return await use(rego)
  } finally {
    await rego.close()
  }
}

const ask = (rego: Rego, path: string, input: unknown = {}): Promise<Evaluation> =>
  rego.entrypoints.find((one) => one.path === path)!.evaluate(input)

const failure = (evaluation: Evaluation): string => ('failure' in evaluation ? evaluation.failure : 'none')

test('rego: a policy that does not end is ended, those after it are run', () =>
  using([faults], { seconds: 1 }, async (rego) => {
    const [endless, well, later] = await Promise.all([ask(rego, 'faults/endless'), ask(rego, 'faults/well'), ask(rego, 'faults/well')])
    match(failure(endless), /^run policy: not done after 1 s$/)
    deepEqual([well, later], [{ value: 'well' }, { value: 'well' }])
  }))

test('rego: a policy that takes memory without end fails alone', () =>
  using([faults], { memory: 16 << 20, seconds: 60 }, async (rego) => {
    match(failure(await ask(rego, 'faults/greedy', { text: 'x'.repeat(1000) })), /opa_malloc|memory/)
    deepEqual(await ask(rego, 'faults/well'), { value: 'well' })
  }))

test('rego: an input that is larger than a policy may take fails alone', () =>
  using([faults], { memory: 8 << 20 }, async (rego) => {
    match(failure(await ask(rego, 'faults/well', { text: 'x'.repeat(16 << 20) })), /memory/)
    deepEqual(await ask(rego, 'faults/well'), { value: 'well' })
  }))

test('rego: nothing is fetched', () =>
  using([faults], {}, async (rego) =>
    equal(failure(await ask(rego, 'faults/fetches')), 'call "http.send": nothing is fetched while judging'),
  ))

/** An empty module, and one whose start function never ends: core specification, binary format. */
const EMPTY = Buffer.from('0061736d01000000', 'hex')
const ENDLESS = Buffer.from('0061736d01000000010401600000030201000801000a0901070003400c000b0b', 'hex')
const only = (wasm: Buffer): RegoBundle => ({ name: 'hostile.wasm', modules: [{ wasm, entrypoints: undefined }], data: {} })

for (const [why, bundle, message] of [
  ['no module', only(Buffer.from('0061736d02000000', 'hex')), /^hostile.wasm: .*expected version/],
  ['a module that is no policy', only(EMPTY), /^hostile.wasm: the module is no policy/],
  ['a module that runs at its start and does not end', only(ENDLESS), /^hostile.wasm: run policy: not done after 1 s/],
  [
    'an entry point that is not there',
    { ...faults, modules: faults.modules.map((one) => ({ ...one, entrypoints: ['other'] })) },
    /^faults: its manifest names the entry point "other"/,
  ],
] as const)
  test(`rego: ${why} is refused`, () =>
    rejects(openRego([bundle], { now, seconds: 1 }), (error: Error) => {
      match(error.message, message)
      return true
    }))

test('rego: data beside the own may not contradict it', () =>
  rejects(
    openRego([{ ...faults, data: { inventory: 1 } }], { now, data: { inventory: {} } }),
    /^PolicyError: faults: two values for data "inventory"/,
  ))
