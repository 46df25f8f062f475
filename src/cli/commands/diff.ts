import { differenceOf, differenceTable } from '#fix/index.ts'
import type { Result } from '#model/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'
import { type CheckOptions, judge } from '../judge/judge.ts'
import { readResult } from '../read-result.ts'

export type DiffFlags = { readonly format: string; readonly output?: string }

/** Prints what one of two targets or results has and the other has not. It is no verdict. */
export async function diff(a: string, b: string, version: string, { format, output }: DiffFlags, options: CheckOptions): Promise<void> {
  if (format !== 'table' && format !== 'json') throw new UsageError('wrong-use', `no format "${format}"; there are json, table`)
  const results: Result[] = []
  for (const one of [a, b]) results.push((await readResult(one))?.result ?? (await judge(one, version, options)))
  const difference = differenceOf(results[0]!, results[1]!)
  await emit(format === 'json' ? `${JSON.stringify(difference, undefined, 2)}\n` : differenceTable(difference), output)
}
