import type { Inputs, JudgeSettings, Result } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { decide } from '#policy/index.ts'
import { compared } from '../baseline.ts'
import { exceptionsDigest, withExceptions } from '../exceptions.ts'
import type { CheckOptions } from './judge.ts'
import { judgeManifests } from './manifests.ts'
import type { Judged } from './over-run.ts'
import { policiesFor } from './policies.ts'
import type { Run } from './run.ts'

/** A folder or file of manifests, as the user named it and as a path. */
export type ManifestTarget = { readonly target: string; readonly path: string; readonly settings: JudgeSettings; readonly version: string }

const paramsOf = ({ sections }: CheckOptions): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
  Object.fromEntries(Object.entries(sections?.controls ?? {}).map(([id, { params = {} }]) => [id, params]))

/** Judges the resources that manifests describe by the sets that are asked for. @throws FileError, PolicyError */
export async function judgeManifestTarget(
  run: Run,
  { target, path, settings, version }: ManifestTarget,
  named: Pick<Inputs, 'baseline' | 'vex'>,
  options: CheckOptions,
): Promise<Judged> {
  const { time, exceptions, baseline } = run
  const { kinds, inline } = settings
  const { policy, set = options.sections?.sets } = options
  const judged = await judgeManifests(path, await policiesFor(options), paramsOf(options), { time, defaults: options.defaults ?? true })
  const subject = { kind: 'manifests', name: path, digest: judged.digest } as const
  const accepted = withExceptions(judged.findings, { exceptions, inline, kinds, time, subject, packages: [] })
  const { findings, gone } = compared(accepted.findings, baseline, { target, subject, kinds })
  const { areas, unknowns } = judged
  const digests = { controls: judged.controls, ...(exceptions.length > 0 ? { exceptions: exceptionsDigest(exceptions) } : {}) }
  const result: Result = {
    schema: 'plimsoll-result/1',
    subject,
    inputs: {
      target,
      subject: judged.digest,
      data: '',
      rules: digestOf(JSON.stringify(settings)),
      time,
      plimsoll: version,
      settings,
      digests,
      ...(set ? { sets: set } : {}),
      ...(policy ? { policies: policy } : {}),
      ...(options.defaults === false ? { asWritten: true } : {}),
      ...named,
    },
    packages: [],
    findings,
    ...(accepted.exceptions ? { exceptions: accepted.exceptions } : {}),
    ...(gone ? { gone } : {}),
    coverage: { areas, unknowns },
    summary: { withFindings: 0, noneKnown: 0, notAssessed: 0 },
    verdict: decide({ findings, areas, settings, possible: ['control'], packages: 0, unreadable: unknowns.length }),
  }
  return { result, usage: { exceptions: accepted.usage } }
}
