import { ParseError, conform, limits, readFileBounded, readJson, statPath } from '#base/index.ts'
import type { Result } from '#model/index.ts'
import { ResultSchema, explainFinding } from '#report/index.ts'
import { UsageError } from '../errors.ts'
import { type CheckOptions, judge } from './check.ts'

/** A result that `check --format json` wrote; undefined for a file of another kind. @throws ParseError when it is damaged */
export async function readResult(path: string): Promise<Result | undefined> {
  if ((await statPath(path))?.kind !== 'file') return undefined
  const bytes = await readFileBounded(path, 8 * limits.document)
  if (!/^\s*\{\s*"schema":\s*"plimsoll-result\//.test(bytes.subarray(0, 200).toString('utf8'))) return undefined
  try {
    return conform(ResultSchema, readJson(bytes))
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new ParseError(cause.code, `read result "${path}": ${cause.message}`, { cause })
  }
}

/** Prints why one finding is one: of a result, or of a target that is judged for it. */
export async function explain(key: string, from: string, version: string, options: CheckOptions): Promise<void> {
  const result = (await readResult(from)) ?? (await judge(from, version, options))
  const explanation = explainFinding(result, key)
  if ('text' in explanation) process.stdout.write(explanation.text)
  else if (explanation.candidates.length === 0)
    throw new UsageError('wrong-use', `explain "${key}": "${from}" has no such finding`, { hint: 'plimsoll check --all lists them' })
  else
    throw new UsageError('wrong-use', `explain "${key}": ${explanation.candidates.length} findings have this name`, {
      hint: `say which: ${explanation.candidates.slice(0, 8).join(' ')}`,
    })
}
