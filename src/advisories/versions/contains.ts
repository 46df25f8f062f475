import type { Range } from '#model/index.ts'
import type { VersionScheme } from './contract.ts'
import { BEGINNING, type Interval, inInterval, intervalsOf } from './interval.ts'

/** Why a version is affected: the clause that holds, and the nearest version above it that is not affected. */
export type Containment = { readonly clause: string; readonly fixed?: string }

/** More than these are not printed. */
const CLAUSES = 6

type Ranges = { readonly ranges: readonly Range[]; readonly versions: readonly string[] }

function clauseOf({ from, to }: Interval, limit: string | undefined): string {
  const parts: string[] = []
  if (from !== BEGINNING) parts.push(`>= ${from}`)
  if (to) parts.push(`${to.inclusive ? '<=' : '<'} ${to.version}`)
  if (limit !== undefined) parts.push(`< ${limit}`)
  return parts.length === 0 ? `>= ${BEGINNING}` : parts.join(', ')
}

/** What is affected, in words: the first clauses of many. */
export function clausesOf(scheme: VersionScheme, affected: readonly Ranges[]): string {
  const clauses = affected.flatMap(({ ranges, versions }) => [
    ...ranges.flatMap((range) => intervalsOf(scheme, range).map((interval) => clauseOf(interval, undefined))),
    ...versions.map((version) => `= ${version}`),
  ])
  const shown = [...new Set(clauses)].slice(0, CLAUSES)
  return shown.length === 0 ? 'no version' : `${shown.join(' or ')}${clauses.length > CLAUSES ? ' …' : ''}`
}

/** A version counts as before the limits when it is before any of them; `*` is no limit (OSV schema, Evaluation). */
function limitFor(scheme: VersionScheme, range: Range, version: string): { readonly within: boolean; readonly limit?: string } {
  const limits = range.events.flatMap((event) => ('limit' in event ? [event.limit] : []))
  if (limits.length === 0 || limits.includes('*')) return { within: true }
  const limit = limits.find((candidate) => scheme.compare(version, candidate) < 0)
  return limit === undefined ? { within: false } : { within: true, limit }
}

function clauseFor(scheme: VersionScheme, range: Range, version: string): string | undefined {
  const { within, limit } = limitFor(scheme, range, version)
  if (!within) return undefined
  const interval = intervalsOf(scheme, range).find((candidate) => inInterval(scheme, candidate, version))
  return interval && clauseOf(interval, limit)
}

function affectedBy(scheme: VersionScheme, { ranges, versions }: Ranges, version: string): string | undefined {
  for (const range of ranges) {
    const clause = clauseFor(scheme, range, version)
    if (clause !== undefined) return clause
  }
  const named = versions.includes(version) ? version : versions.find((candidate) => scheme.compare(candidate, version) === 0)
  return named === undefined ? undefined : `= ${named}`
}

/** The smallest version that an event names as fixed, lies above the installed one and is not affected by another range. */
function nearestFixed(scheme: VersionScheme, affected: Ranges, version: string): string | undefined {
  const fixes = affected.ranges.flatMap(({ events }) => events.flatMap((event) => ('fixed' in event ? [event.fixed] : [])))
  const above = fixes.filter((fixed) => scheme.compare(fixed, version) > 0).toSorted(scheme.compare)
  return above.find((fixed) => affectedBy(scheme, affected, fixed) === undefined)
}

/** Whether and why `version` is affected, by the evaluation algorithm of the OSV schema. */
export function contains(scheme: VersionScheme, affected: Ranges, version: string): Containment | undefined {
  const clause = affectedBy(scheme, affected, version)
  if (clause === undefined) return undefined
  const fixed = nearestFixed(scheme, affected, version)
  return fixed === undefined ? { clause } : { clause, fixed }
}
