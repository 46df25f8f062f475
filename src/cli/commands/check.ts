import type { Decision, Result } from '#model/index.ts'
import { type Reporter, reporter, reporters } from '#report/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'
import { type SeveralOptions, judgeSeveral } from '../judge/judge-several.ts'
import { judge } from '../judge/judge.ts'
import { listTargets } from '../target-list.ts'

/** Exit codes of every command: 2 is wrong use. */
const exitCodeOf = (decision: Decision): number => (decision === 'deny' ? 1 : decision === 'undetermined' ? 3 : 0)

/** Of several 1 goes before 3, and 3 before 0: what is denied is denied, whatever else could not be assessed. */
export function exitCodeOfAll(results: readonly Result[]): number {
  const codes = results.map(({ verdict }) => exitCodeOf(verdict.decision))
  return [1, 3].find((code) => codes.includes(code)) ?? 0
}

export type Output = { readonly format: string; readonly output?: string; readonly all: boolean; readonly author?: string }

/** @throws UsageError for a format that there is not, or that is of one subject where there are several */
function reporterFor(format: string, several: boolean): Reporter {
  const chosen = reporter(format)
  if (!chosen) throw new UsageError('wrong-use', `no format "${format}"; there are ${reporters.map(({ id }) => id).join(', ')}`)
  if (several && !chosen.writeSeveral) {
    const able = reporters.filter(({ writeSeveral }) => writeSeveral).map(({ id }) => id)
    throw new UsageError('wrong-use', `format "${format}" is of one target; of several there are ${able.join(', ')}`)
  }
  return chosen
}

/** Prints results or writes them to a file, whole or not at all. */
export async function report(results: readonly Result[], several: boolean, { format, output, all, author }: Output): Promise<void> {
  const { write, writeSeveral } = reporterFor(format, several)
  const terminal = output === undefined && process.stdout.isTTY
  const color = terminal && !process.env['NO_COLOR']
  const options = { color, width: process.stdout.columns ?? 100, all, ...(author === undefined ? {} : { author }) }
  await emit(several && writeSeveral ? writeSeveral(results, options) : write(results[0]!, options), output)
}

type CheckFlags = Output & {
  /** A file that names targets. */
  readonly targets?: string
}

/** Judges one target or several and prints what comes of it. @returns the exit code */
export async function check(named: readonly string[], version: string, options: SeveralOptions, flags: CheckFlags): Promise<number> {
  const targets = await listTargets(named, flags.targets)
  const several = named.length > 1 || flags.targets !== undefined || options.allPlatforms === true
  reporterFor(flags.format, several)
  const results = several ? await judgeSeveral(targets, version, options) : [await judge(targets[0]!, version, options)]
  await report(results, several, flags)
  return exitCodeOfAll(results)
}
