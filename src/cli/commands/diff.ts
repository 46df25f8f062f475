import { differenceOf, differenceTable } from '#fix/index.ts'
import type { Result } from '#model/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'
import { type CheckOptions, judge } from '../judge/judge.ts'
import { type Run, readRun } from '../judge/run.ts'
import { readResult, resultsOf } from '../read-result.ts'

export type DiffFlags = { readonly format: string; readonly output?: string }

/** A result that is at hand, or the judgement of a target. @throws UsageError for the results of several targets */
async function resultOf(name: string, version: string, options: CheckOptions, run: () => Promise<Run>): Promise<Result> {
  const read = await readResult(name)
  if (!read) return judge(name, version, options, await run())
  const [result, ...more] = resultsOf(read)
  if (!result || more.length > 0)
    throw new UsageError('wrong-use', `compare "${name}": it holds ${resultsOf(read).length} results, and one is compared with one`)
  return result
}

/** Prints what one of two targets or results has and the other has not. It is no verdict. */
export async function diff(a: string, b: string, version: string, { format, output }: DiffFlags, options: CheckOptions): Promise<void> {
  if (format !== 'table' && format !== 'json') throw new UsageError('wrong-use', `no format "${format}"; there are json, table`)
  let reading: Promise<Run> | undefined
  const run = (): Promise<Run> => (reading ??= readRun(options))
  const difference = differenceOf(await resultOf(a, version, options, run), await resultOf(b, version, options, run))
  await emit(format === 'json' ? `${JSON.stringify(difference, undefined, 2)}\n` : differenceTable(difference), output)
}
