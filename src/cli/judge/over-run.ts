import type { Result } from '#model/index.ts'
import { type IdleVex, type VexStatement, listIdle } from '#advisories/index.ts'
import type { ExceptionUsage } from '#policy/index.ts'

/** What of the user's exceptions and VEX a judgement made use of, and what not. */
export type Usage = {
  readonly exceptions?: ExceptionUsage
  readonly vex?: { readonly used: ReadonlySet<VexStatement>; readonly idle: readonly IdleVex[] }
}

export type Judged = { readonly result: Result; readonly usage: Usage }

/**
 * The results of a run of several targets: what one of them made use of is unused in none. What was said of one run has to be the same
 * objects for all of them.
 */
export function overRun(judged: readonly Judged[]): readonly Result[] {
  const covering = new Set(judged.flatMap(({ usage }) => [...(usage.exceptions?.covering ?? [])]))
  const used = new Set(judged.flatMap(({ usage }) => [...(usage.vex?.used ?? [])]))
  return judged.map(({ result, usage: { exceptions, vex } }) => ({
    ...result,
    ...(result.exceptions && exceptions
      ? {
          exceptions: result.exceptions.filter((note) => {
            const unused = exceptions.unused.get(note)
            return unused === undefined || !covering.has(unused)
          }),
        }
      : {}),
    ...(result.vex && vex ? { vex: listIdle(vex.idle, used) } : {}),
  }))
}
