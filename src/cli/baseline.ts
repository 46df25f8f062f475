import { FileError, statPath } from '#base/index.ts'
import type { Finding, FindingKind, JudgeSettings, Result } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { markNew } from '#policy/index.ts'
import { UsageError } from './errors.ts'
import { readResult } from './read-result.ts'

/** An earlier result, as the user named it. */
export type Baseline = { readonly name: string; readonly digest: string; readonly findings: readonly Finding[] }

type Options = Pick<JudgeSettings, 'failOnNew'> & { readonly baseline?: string }

/** @throws UsageError when it is no result of this schema, FileError when it is not there */
export async function readBaseline({ baseline: name, failOnNew }: Options): Promise<Baseline | undefined> {
  if (name === undefined) {
    if (failOnNew) throw new UsageError('wrong-use', '--fail-on-new needs a --baseline to compare with')
    return undefined
  }
  if (!(await statPath(name))) throw new FileError('not-found', `read baseline "${name}": there is no such file`)
  const read = await readResult(name)
  if (!read)
    throw new UsageError('wrong-use', `read baseline "${name}": it is no result of the schema plimsoll-result/1`, {
      hint: 'plimsoll check --format json writes one',
    })
  return { name, digest: digestOf(read.bytes), findings: read.result.findings }
}

/** Findings with whether the baseline lacks them, where there is one. */
export const compared = (
  findings: readonly Finding[],
  baseline: Baseline | undefined,
  kinds: readonly FindingKind[],
): Pick<Result, 'findings' | 'gone'> => (baseline ? markNew(findings, baseline.findings, kinds) : { findings })
