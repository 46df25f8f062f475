import { visible } from '#base/index.ts'
import { explainFinding } from '#report/index.ts'
import { UsageError } from '../errors.ts'
import { readResult, resultsOf } from '../read-result.ts'
import { type CheckOptions, judge } from '../judge/judge.ts'

/** Prints why one finding is one: of a result, or of a target that is judged for it; of several results each that has it. */
export async function explain(key: string, from: string, version: string, options: CheckOptions): Promise<void> {
  const read = await readResult(from)
  const results = read ? resultsOf(read) : [await judge(from, version, options)]
  const explained = results.map((result) => ({ name: result.subject.name, explanation: explainFinding(result, key) }))
  const texts = explained.flatMap(({ name, explanation }) => ('text' in explanation ? [{ name, text: explanation.text }] : []))
  const candidates = explained.flatMap(({ explanation }) => ('candidates' in explanation ? explanation.candidates : []))
  if (texts.length > 0)
    process.stdout.write(texts.map(({ name, text }) => (results.length > 1 ? `${visible(name)}\n\n${text}` : text)).join('\n'))
  else if (candidates.length === 0)
    throw new UsageError('wrong-use', `explain "${key}": "${from}" has no such finding`, { hint: 'plimsoll check --all lists them' })
  else
    throw new UsageError('wrong-use', `explain "${key}": ${candidates.length} findings have this name`, {
      hint: `say which: ${[...new Set(candidates)].slice(0, 8).join(' ')}`,
    })
}
