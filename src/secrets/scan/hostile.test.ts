import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { MiB } from '#base/index.ts'
import { secretSamples } from '#testing/secret-samples.ts'
import { compileRules } from '../engine/compile-rules.ts'
import { FileScan } from '../engine/file-scan.ts'
import { Scanner } from '../engine/scanner.ts'
import { Allowance } from '../engine/windows.ts'
import { secretRules } from '../rules/registry.ts'

const compiled = compileRules(secretRules)
const value = secretSamples.find(({ rule }) => rule === 'generic-secret')!.make(1)
const keywords = secretRules.flatMap((rule) => rule.keywords)
const filled = (text: string): Buffer => Buffer.alloc(2 * MiB, text)

/** Counts what patterns are tried on. */
class Counted extends Allowance {
  spent = 0
  override take(bytes: number): boolean {
    const taken = super.take(bytes)
    if (taken) this.spent += bytes
    return taken
  }
}

for (const [why, bytes, isPartial] of [
  ['one byte', filled('a'), false],
  ['every keyword', filled(keywords.join('')), true],
  ['every keyword with a value', filled(keywords.map((keyword) => `${keyword}=${value}\n`).join('')), true],
  ['key=value lines', filled(`api_key=${value}\n`), true],
  ['headers of keys', filled('-----BEGIN PRIVATE KEY-----\n'), true],
  ['base64 of key=value lines', filled(Buffer.from(`api_key=${value}\n`).toString('base64')), false],
] as const)
  test(`hostile: 2 MiB of ${why}: the work is bounded by bytes, at most a hundred of a rule are listed, and what was left out is named`, () => {
    const allowance = new Counted()
    const file = new FileScan()
    new Scanner(compiled, allowance).whole(bytes, file)
    const { sightings } = file.finish()
    ok(allowance.spent <= 64 * MiB + bytes.length / 2, `${allowance.spent}`)
    const byRule = Map.groupBy(sightings, ({ rule }) => rule)
    deepEqual(
      [...byRule].filter(([, found]) => found.length > 100).map(([rule]) => rule),
      [],
    )
    ok(!isPartial || file.budget.partial.size > 0)
  })
