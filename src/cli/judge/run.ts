import { type Instant, systemClock, toInstant } from '#base/index.ts'
import type { JudgeSettings } from '#model/index.ts'
import type { Exception } from '#policy/index.ts'
import { type Baseline, readBaseline } from '../baseline.ts'
import { type BaseList, readBases } from '../bases.ts'
import { exceptionsOf } from '../exceptions.ts'
import type { Sections } from '../settings/sections.ts'
import { type NamedVex, readVexFiles } from '../vex.ts'

export type RunOptions = Pick<JudgeSettings, 'failOnNew'> & {
  readonly now?: string
  /** The list of recorded base images, its path. */
  readonly bases?: string
  /** The sections of plimsoll.yaml. */
  readonly sections?: Sections
  /** An earlier result, its path. */
  readonly baseline?: string
  /** VEX documents, their paths; those of the sections come after them. */
  readonly vex?: readonly string[]
}

/** What the user says besides the targets: read once, and the same for all of them. */
export type Run = {
  readonly time: Instant
  readonly exceptions: readonly Exception[]
  readonly baseline: Baseline | undefined
  readonly bases: BaseList
  readonly vex: readonly NamedVex[]
}

/** @throws UsageError, SettingsError, FileError, ParseError: what is wrong here is wrong for every target */
export async function readRun(options: RunOptions): Promise<Run> {
  const time = options.now ?? toInstant(systemClock.now())
  return {
    time,
    exceptions: exceptionsOf(options.sections, time),
    baseline: await readBaseline(options),
    bases: await readBases(options.bases),
    vex: await readVexFiles(options.vex, options.sections),
  }
}
