import { PlimsollError, limits, readFileBounded } from '#base/index.ts'
import type { Inputs, Result } from '#model/index.ts'
import { reporter } from '#report/index.ts'
import { UsageError } from '../errors.ts'
import { judge } from './check.ts'
import { readResult } from './explain.ts'

/** An input of the judgement is not what it was. */
export class ReplayError extends PlimsollError<'input-gone' | 'differs'> {}

const NAMES: readonly (readonly ['plimsoll' | 'subject' | 'data' | 'rules', string])[] = [
  ['plimsoll', 'plimsoll itself: it judged as version'],
  ['subject', 'the subject: its digest was'],
  ['data', 'the advisory data: its digest was'],
  ['rules', 'the rules: their digest was'],
]

/** @throws ReplayError naming every input that is gone */
function checkInputs(before: Inputs, now: Inputs): void {
  const gone = NAMES.filter(([key]) => before[key] !== now[key]).map(([key, what]) => `${what} "${before[key]}", it is "${now[key]}"`)
  if (gone.length > 0) throw new ReplayError('input-gone', `replay: ${gone.join('; ')}`)
}

const jsonOf = (result: Result): string => reporter('json')!.write(result, { color: false, width: 100, all: true })

/** Judges again what a result says it was judged from. @throws ReplayError when an input is gone or the judgement differs */
export async function replay(path: string, version: string): Promise<Result> {
  const before = await readResult(path)
  if (!before) throw new UsageError('wrong-use', `replay "${path}": it is no result`, { hint: 'plimsoll check --format json writes one' })
  const { target, settings, time } = before.inputs
  const platform = before.subject.image?.platform
  const now = await judge(target, version, { ...settings, now: time, ...(platform ? { platform } : {}) })
  checkInputs(before.inputs, now.inputs)
  if (!(await readFileBounded(path, 8 * limits.document)).equals(Buffer.from(jsonOf(now))))
    throw new ReplayError('differs', `replay "${path}": the same inputs gave another result`, {
      hint: 'the result was changed, or this is a fault of plimsoll',
    })
  return now
}
