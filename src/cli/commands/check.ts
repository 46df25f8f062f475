import type { Decision, Result } from '#model/index.ts'
import { reporter, reporters } from '#report/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'

/** Exit codes of every command: 2 is wrong use. */
export const exitCodeOf = (decision: Decision): number => (decision === 'deny' ? 1 : decision === 'undetermined' ? 3 : 0)

export type Output = { readonly format: string; readonly output?: string; readonly all: boolean }

/** Prints a result or writes it to a file, whole or not at all. */
export async function report(result: Result, { format, output, all }: Output): Promise<void> {
  const chosen = reporter(format)
  if (!chosen) throw new UsageError('wrong-use', `no format "${format}"; there are ${reporters.map(({ id }) => id).join(', ')}`)
  const terminal = output === undefined && process.stdout.isTTY
  const text = chosen.write(result, { color: terminal && !process.env['NO_COLOR'], width: process.stdout.columns ?? 100, all })
  await emit(text, output)
}
