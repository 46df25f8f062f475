import { PlimsollError } from '#base/index.ts'
import type { Inputs, Result } from '#model/index.ts'
import { reporter } from '#report/index.ts'
import { UsageError } from '../errors.ts'
import { readResult } from '../read-result.ts'
import type { Sections } from '../settings/sections.ts'
import { judge } from '../judge/judge.ts'

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
  vex: 'the VEX documents',
}

/** What was in use and where it stands; absent where nothing was. */
const digestsOf = ({ digests, baseline }: Inputs): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(digests ?? {}).map(([name, digest]) => [WHAT[name as keyof typeof WHAT], digest] as const),
    ...(baseline ? [[`the baseline "${baseline.name}"`, baseline.digest] as const] : []),
  ])

function changedDigests(before: Inputs, now: Inputs): string[] {
  const [old, later] = [digestsOf(before), digestsOf(now)]
  return [...new Set([...old.keys(), ...later.keys()])]
    .filter((what) => old.get(what) !== later.get(what))
    .map((what) => `${what}: the digest was "${old.get(what) ?? 'none'}", it is "${later.get(what) ?? 'none'}"`)
}

/** @throws ReplayError naming every input that is gone */
function checkInputs(before: Inputs, now: Inputs): void {
  const gone = [
    ...NAMES.filter(([key]) => before[key] !== now[key]).map(([key, what]) => `${what} "${before[key]}", it is "${now[key]}"`),
    ...changedDigests(before, now),
  ]
  if (gone.length > 0) throw new ReplayError('input-gone', `replay: ${gone.join('; ')}`)
}

const jsonOf = (result: Result): string => reporter('json')!.write(result, { color: false, width: 100, all: true })

/** Judges again what a result says it was judged from. @throws ReplayError when an input is gone or the judgement differs */
export async function replay(path: string, version: string, sections?: Sections): Promise<Result> {
  const read = await readResult(path)
  if (!read) throw new UsageError('wrong-use', `replay "${path}": it is no result`, { hint: 'plimsoll check --format json writes one' })
  const { inputs, subject } = read.result
  const { target, settings, time, baseline } = inputs
  const platform = subject.image?.platform
  const now = await judge(target, version, {
    ...settings,
    now: time,
    ...(platform ? { platform } : {}),
    ...(sections ? { sections } : {}),
    ...(baseline ? { baseline: baseline.name } : {}),
  })
  checkInputs(inputs, now.inputs)
  if (!Buffer.from(jsonOf(now)).equals(read.bytes))
    throw new ReplayError('differs', `replay "${path}": the same inputs gave another result`, {
      hint: 'the result was changed, or this is a fault of plimsoll',
    })
  return now
}
