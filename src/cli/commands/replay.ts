import { PlimsollError } from '#base/index.ts'
import type { Inputs, Result, Subject } from '#model/index.ts'
import { json } from '#report/index.ts'
import { UsageError } from '../errors.ts'
import { readResult, resultsOf } from '../read-result.ts'
import type { Sections } from '../settings/sections.ts'
import { judgeOrSay } from '../judge/judge-several.ts'
import { judgeIn } from '../judge/judge.ts'
import { type Judged, overRun } from '../judge/over-run.ts'
import { type Run, readRun } from '../judge/run.ts'

/** An input of the judgement is not what it was. */
export class ReplayError extends PlimsollError<'input-gone' | 'differs'> {}

const NAMES: readonly (readonly ['plimsoll' | 'subject' | 'data' | 'rules', string])[] = [
  ['plimsoll', 'plimsoll itself: it judged as version'],
  ['subject', 'the subject: its digest was'],
  ['data', 'the advisory data: its digest was'],
  ['rules', 'the rules: their digest was'],
]

const WHAT: Readonly<Record<keyof NonNullable<Inputs['digests']>, string>> = {
  bases: 'the recorded base images',
  controls: 'the controls',
  exceptions: 'the exceptions of plimsoll.yaml',
  secrets: 'the rules of secrets',
}

/** What was in use and where it stands; absent where nothing was. */
const digestsOf = ({ digests, baseline, dockerfile, vex = [] }: Inputs): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(digests ?? {}).map(([name, digest]) => [WHAT[name as keyof typeof WHAT], digest] as const),
    ...(dockerfile ? [[`the Dockerfile "${dockerfile.name}"`, dockerfile.digest] as const] : []),
    ...(baseline ? [[`the baseline "${baseline.name}"`, baseline.digest] as const] : []),
    ...vex.map(({ name, digest }) => [`the VEX document "${name}"`, digest] as const),
  ])

function changedDigests(before: Inputs, now: Inputs): string[] {
  const [old, later] = [digestsOf(before), digestsOf(now)]
  return [...new Set([...old.keys(), ...later.keys()])]
    .filter((what) => old.get(what) !== later.get(what))
    .map((what) => `${what}: the digest was "${old.get(what) ?? 'none'}", it is "${later.get(what) ?? 'none'}"`)
}

/** A tag may lead to another index that has the same image. */
function changedIndex(before: Subject, now: Subject): string[] {
  const [old, later] = [before, now].map(({ image }) => image?.indexDigest ?? 'none')
  return old === later ? [] : [`the index of the image: its digest was "${old}", it is "${later}"`]
}

/** @throws ReplayError naming every input that is gone */
function checkInputs({ inputs: before, subject }: Result, { inputs: now, subject: subjectNow }: Result): void {
  const gone = [
    ...NAMES.filter(([key]) => before[key] !== now[key]).map(([key, what]) => `${what} "${before[key]}", it is "${now[key]}"`),
    ...(before.subject === now.subject ? changedIndex(subject, subjectNow) : []),
    ...changedDigests(before, now),
  ]
  if (gone.length > 0) throw new ReplayError('input-gone', `replay: ${gone.join('; ')}`)
}

const jsonOf = (results: readonly Result[], several: boolean): string => (several ? json.writeSeveral(results) : json.write(results[0]!))

/** What was read for a result, for those that were judged in the same run. */
type Runs = Map<string, Promise<Run>>

async function replayOne(before: Result, version: string, sections: Sections | undefined, runs: Runs): Promise<Judged> {
  const { inputs, subject, error } = before
  const { target, settings, time, baseline, dockerfile, asWritten, policies, sets, vex } = inputs
  const platform = subject.image?.platform ?? inputs.platform
  const options = {
    ...settings,
    now: time,
    ...(platform ? { platform } : {}),
    ...(sections ? { sections } : {}),
    ...(baseline ? { baseline: baseline.name } : {}),
    ...(dockerfile ? { dockerfile: dockerfile.name } : {}),
    ...(asWritten ? { defaults: false } : {}),
    ...(sets ? { set: sets } : {}),
    ...(policies ? { policy: policies } : {}),
    ...(vex ? { vex: vex.map(({ name }) => name) } : {}),
  }
  const key = JSON.stringify([time, settings.failOnNew, options.baseline, options.vex])
  const reading = runs.get(key) ?? readRun(options)
  runs.set(key, reading)
  const run = await reading
  // What could not be read then may be read now: another judgement, and no error.
  const now = error === undefined ? await judgeIn(run, target, version, options) : await judgeOrSay(run, target, version, options)
  checkInputs(before, now.result)
  return now
}

/** What was judged again, and whether it is of several targets. */
export type Replayed = { readonly results: readonly Result[]; readonly several: boolean }

/** Judges again what a result says it was judged from. @throws ReplayError when an input is gone or the judgement differs */
export async function replay(path: string, version: string, sections?: Sections): Promise<Replayed> {
  const read = await readResult(path)
  if (!read) throw new UsageError('wrong-use', `replay "${path}": it is no result`, { hint: 'plimsoll check --format json writes one' })
  const several = 'results' in read.document
  const runs: Runs = new Map()
  const judged: Judged[] = []
  for (const before of resultsOf(read)) judged.push(await replayOne(before, version, sections, runs))
  const results = several ? overRun(judged) : judged.map(({ result }) => result)
  if (!Buffer.from(jsonOf(results, several)).equals(read.bytes))
    throw new ReplayError('differs', `replay "${path}": the same inputs gave another result`, {
      hint: 'the result was changed, or this is a fault of plimsoll',
    })
  return { results, several }
}
