import { DAY, systemClock, toInstant } from '#base/index.ts'
import { coverageAreas, endOfLife, matchPackages, openDatabase } from '#advisories/index.ts'
import type { Coverage, Decision, Distribution, Finding, JudgeSettings, Package, Result } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { decide } from '#policy/index.ts'
import { reporter, reporters } from '#report/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'
import { findDatabase, withCache } from '../folders.ts'
import { type TargetOptions, scanTarget } from '../read-target.ts'

/** Exit codes of every command: 2 is wrong use. */
export const exitCodeOf = (decision: Decision): number => (decision === 'deny' ? 1 : decision === 'undetermined' ? 3 : 0)

function summaryOf(packages: readonly Package[], findings: readonly Finding[], areas: readonly Coverage[]): Result['summary'] {
  const withFindings = new Set(findings.map((finding) => finding.package)).size
  const notAssessed = areas.reduce((sum, area) => sum + (area.status === 'not-assessed' ? area.packages : 0), 0)
  return { withFindings, noneKnown: Math.max(0, packages.length - withFindings - notAssessed), notAssessed }
}

export type CheckOptions = JudgeSettings & TargetOptions & { readonly now?: string; readonly db?: string }

function withEndOfLife(distribution: Distribution, time: string): NonNullable<Result['distribution']> {
  const day = endOfLife(distribution, time)
  return day === undefined ? distribution : { ...distribution, endOfLife: day }
}

/** Judges a target by the advisory data at hand. */
export async function judge(target: string, version: string, options: CheckOptions): Promise<Result> {
  const inventory = await scanTarget(target, withCache(options))
  const { path, digest } = await findDatabase(options.db)
  options.log?.detail(`${inventory.packages.length} packages; advisories of ${path}, ${digest}`)
  const database = openDatabase(path)
  try {
    const { subject, distribution, packages, unknowns } = inventory
    const findings = matchPackages(packages, distribution, database)
    options.log?.detail(`${findings.length} findings, ${unknowns.length} files not read`)
    const areas = coverageAreas(packages, distribution, (ecosystem) => database.sourcesOf(ecosystem))
    const time = options.now ?? toInstant(systemClock.now())
    const oldest = areas.flatMap((area) => ('asOf' in area ? [area.asOf] : [])).toSorted()[0]
    const { failOn, onlyFixed, ignoreUnfixed, maxDataAgeDays } = options
    const settings: JudgeSettings = { failOn, onlyFixed, ignoreUnfixed, ...(maxDataAgeDays === undefined ? {} : { maxDataAgeDays }) }
    const age = oldest === undefined ? {} : { dataAgeDays: (Date.parse(time) - Date.parse(oldest)) / DAY }
    return {
      schema: 'plimsoll-result/1',
      subject,
      ...(distribution ? { distribution: withEndOfLife(distribution, time) } : {}),
      inputs: {
        target,
        subject: subject.digest ?? '',
        data: digest,
        rules: digestOf(JSON.stringify(settings)),
        time,
        plimsoll: version,
        settings,
      },
      packages,
      findings,
      coverage: { areas, unknowns },
      summary: summaryOf(packages, findings, areas),
      verdict: decide({ findings, areas, settings, packages: packages.length, unreadable: unknowns.length, ...age }),
    }
  } finally {
    database.close()
  }
}

export type Output = { readonly format: string; readonly output?: string; readonly all: boolean }

/** Prints a result or writes it to a file, whole or not at all. */
export async function report(result: Result, { format, output, all }: Output): Promise<void> {
  const chosen = reporter(format)
  if (!chosen) throw new UsageError('wrong-use', `no format "${format}"; there are ${reporters.map(({ id }) => id).join(', ')}`)
  const terminal = output === undefined && process.stdout.isTTY
  const text = chosen.write(result, { color: terminal && !process.env['NO_COLOR'], width: process.stdout.columns ?? 100, all })
  await emit(text, output)
}
