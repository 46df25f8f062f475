import { explainFinding } from '#report/index.ts'
import { UsageError } from '../errors.ts'
import { readResult } from '../read-result.ts'
import { type CheckOptions, judge } from '../judge/judge.ts'

/** Prints why one finding is one: of a result, or of a target that is judged for it. */
export async function explain(key: string, from: string, version: string, options: CheckOptions): Promise<void> {
  const result = (await readResult(from))?.result ?? (await judge(from, version, options))
  const explanation = explainFinding(result, key)
  if ('text' in explanation) process.stdout.write(explanation.text)
  else if (explanation.candidates.length === 0)
    throw new UsageError('wrong-use', `explain "${key}": "${from}" has no such finding`, { hint: 'plimsoll check --all lists them' })
  else
    throw new UsageError('wrong-use', `explain "${key}": ${explanation.candidates.length} findings have this name`, {
      hint: `say which: ${explanation.candidates.slice(0, 8).join(' ')}`,
    })
}
