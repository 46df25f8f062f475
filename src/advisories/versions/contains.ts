import type { Range } from '#model/index.ts'
import type { VersionScheme } from './contract.ts'
import { BEGINNING, type Interval, inInterval, intervalsOf } from './interval.ts'

/** Why a version is affected: the clause that holds, and the nearest version above it that is not affected. */
export type Containment = { readonly clause: string; readonly fixed?: string }

/** More than these are not printed. */
const CLAUSES = 6

/** The affected versions of one package as OSV names them: ranges, and versions one by one. */
export type Ranges = { readonly ranges: readonly Range[]; readonly versions: readonly string[] }

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

/** A range is asked about many versions, always in the order of its ecosystem. */
const read = new WeakMap<Range, readonly Interval[]>()

function intervalsIn(scheme: VersionScheme, range: Range): readonly Interval[] {
  const intervals = read.get(range) ?? intervalsOf(scheme, range)
  read.set(range, intervals)
  return intervals
}

function clauseFor(scheme: VersionScheme, range: Range, version: string): string | undefined {
  const { within, limit } = limitFor(scheme, range, version)
  if (!within) return undefined
  const interval = intervalsIn(scheme, range).find((candidate) => inInterval(scheme, candidate, version))
  return interval && clauseOf(interval, limit)
}

/** The clause that makes `version` affected, by the evaluation algorithm of the OSV schema; undefined when none does. */
export function affectedClause(scheme: VersionScheme, { ranges, versions }: Ranges, version: string): string | undefined {
  for (const range of ranges) {
    const clause = clauseFor(scheme, range, version)
    if (clause !== undefined) return clause
  }
  const base = scheme.baseOf?.(version) ?? version
  const named =
    versions.find((candidate) => candidate === version) ??
    versions.find((candidate) => scheme.compare(candidate, version) === 0 || scheme.compare(candidate, base) === 0)
  return named === undefined ? undefined : `= ${named}`
}

/** The versions that are named as fixed, ascending. */
export function fixesOf(scheme: VersionScheme, all: readonly Ranges[]): string[] {
  const fixes = all.flatMap(({ ranges }) =>
    ranges.flatMap(({ events }) => events.flatMap((event) => ('fixed' in event ? [event.fixed] : []))),
  )
  return [...new Set(fixes)].toSorted(scheme.compare)
}

/**
 * The lowest version, `from` or one of `candidates` (ascending) above it, at which none of `all` holds. Each step goes up to the first
 * candidate that frees from one of them, which may lead into the next range of another: hence until nothing holds.
 */
export function nearestClear(
  scheme: VersionScheme,
  all: readonly Ranges[],
  from: string,
  candidates: readonly string[] = fixesOf(scheme, all),
): string | undefined {
  let version = from
  for (let moved = true; moved;) {
    moved = false
    for (const one of all) {
      if (affectedClause(scheme, one, version) === undefined) continue
      const at = version
      const next = candidates.find((candidate) => scheme.compare(candidate, at) > 0 && affectedClause(scheme, one, candidate) === undefined)
      if (next === undefined) return undefined
      version = next
      moved = true
    }
  }
  return version
}

/** Whether and why `version` is affected, and the nearest fixed version above it that is outside of every range. */
export function contains(scheme: VersionScheme, affected: Ranges, version: string): Containment | undefined {
  const clause = affectedClause(scheme, affected, version)
  if (clause === undefined) return undefined
  const fixed = nearestClear(scheme, [affected], version)
  return fixed === undefined ? { clause } : { clause, fixed }
}
