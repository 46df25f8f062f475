import { FileError, statPath } from '#base/index.ts'
import type { Finding, FindingKind, JudgeSettings, Result, Subject } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { markNew } from '#policy/index.ts'
import { UsageError } from './errors.ts'
import { type ReadResult, readResult } from './read-result.ts'

/** An earlier result, or those of several targets, as the user named it. */
export type Baseline = { readonly name: string; readonly digest: string; readonly read: ReadResult }

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
    throw new UsageError('wrong-use', `read baseline "${name}": it is no result of the schema plimsoll-result/1 or plimsoll-results/1`, {
      hint: 'plimsoll check --format json writes one',
    })
  return { name, digest: digestOf(read.bytes), read }
}

/** A result alone is the baseline whatever it is of: a tag moves on. Of several it is that of the same target and platform, if any. */
function findingsFor({ read: { document } }: Baseline, target: string, { image }: Subject): readonly Finding[] {
  if (!('results' in document)) return document.findings
  const before = document.results.filter(({ inputs }) => inputs.target === target)
  return (before.find(({ subject }) => subject.image?.platform === image?.platform) ?? before[0])?.findings ?? []
}

/** Findings with whether the baseline lacks them, where there is one. */
export const compared = (
  findings: readonly Finding[],
  baseline: Baseline | undefined,
  { target, subject, kinds }: { readonly target: string; readonly subject: Subject; readonly kinds: readonly FindingKind[] },
): Pick<Result, 'findings' | 'gone'> => (baseline ? markNew(findings, findingsFor(baseline, target, subject), kinds) : { findings })
