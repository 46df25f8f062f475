import type { Range, RangeEvent } from '#model/index.ts'
import type { VersionScheme } from './contract.ts'

/** OSV's beginning of time: before every version, whatever the scheme. */
export const BEGINNING = '0'

/** The versions from `from` on, up to `to`. */
export type Interval = { readonly from: string; readonly to?: Bound }
export type Bound = { readonly version: string; readonly inclusive: boolean }

type Mark = { readonly kind: 'open' | 'close'; readonly version: string; readonly inclusive: boolean }

const asMark = (event: RangeEvent): Mark[] => {
  if ('introduced' in event) return [{ kind: 'open', version: event.introduced, inclusive: true }]
  if ('fixed' in event) return [{ kind: 'close', version: event.fixed, inclusive: false }]
  return 'lastAffected' in event ? [{ kind: 'close', version: event.lastAffected, inclusive: true }] : []
}

/** Only what is introduced at 0 is: the end of a range at 0 is the version 0. */
const isBeginning = ({ kind, version }: Mark): boolean => kind === 'open' && version === BEGINNING

const compareFrom = (scheme: VersionScheme, a: string, b: string): number =>
  a === b ? 0 : a === BEGINNING ? -1 : b === BEGINNING ? 1 : scheme.compare(a, b)

/** `fixed` at a version ends a range before `lastAffected` at it does. */
function compareTo(scheme: VersionScheme, a: Bound | undefined, b: Bound | undefined): number {
  if (!a || !b) return Number(b !== undefined) - Number(a !== undefined)
  return scheme.compare(a.version, b.version) || Number(a.inclusive) - Number(b.inclusive)
}

/**
 * The intervals that a range's events mean, in order. Events may come unsorted. Where one interval ends at the version at which
 * the next begins both count; where an interval begins and is fixed at one version it is empty.
 */
export function intervalsOf(scheme: VersionScheme, range: Range): Interval[] {
  const marks = range.events.flatMap(asMark)
  const order = (a: Mark, b: Mark): number =>
    isBeginning(a) || isBeginning(b) ? Number(isBeginning(b)) - Number(isBeginning(a)) : scheme.compare(a.version, b.version)
  marks.sort(order)
  const intervals: Interval[] = []
  let from: string | undefined
  for (let i = 0, end = 0; i < marks.length; i = end) {
    while (end < marks.length && order(marks[end]!, marks[i]!) === 0) end++
    const group = marks.slice(i, end)
    const open = group.find((mark) => mark.kind === 'open')
    const to = group.find((mark) => mark.kind === 'close' && !mark.inclusive) ?? group.find((mark) => mark.kind === 'close')
    if (from !== undefined && to) {
      intervals.push({ from, to: { version: to.version, inclusive: to.inclusive } })
      from = open?.version
    } else if (from === undefined && open) {
      if (!to) from = open.version
      else if (to.inclusive) intervals.push({ from: open.version, to: { version: to.version, inclusive: true } })
    }
  }
  return from === undefined ? intervals : [...intervals, { from }]
}

export const rangeOf = (intervals: readonly Interval[]): Range => ({
  events: intervals.flatMap(({ from, to }): RangeEvent[] => [
    { introduced: from },
    ...(to ? [to.inclusive ? { lastAffected: to.version } : { fixed: to.version }] : []),
  ]),
})

export function inInterval(scheme: VersionScheme, { from, to }: Interval, version: string): boolean {
  if (from !== BEGINNING && scheme.compare(version, from) < 0) return false
  if (!to) return true
  const order = scheme.compare(version, to.version)
  if (order <= 0 || !to.inclusive) return order < 0 || (to.inclusive && order === 0)
  return scheme.baseOf !== undefined && scheme.compare(scheme.baseOf(version), to.version) === 0
}

const isEmpty = (scheme: VersionScheme, { from, to }: Interval): boolean => {
  if (!to || from === BEGINNING) return false
  const order = scheme.compare(from, to.version)
  return order > 0 || (order === 0 && !to.inclusive)
}

/** What lies in both. */
export function intersect(scheme: VersionScheme, a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both = a.flatMap((x) =>
    b.map((y): Interval => {
      const from = compareFrom(scheme, x.from, y.from) < 0 ? y.from : x.from
      const to = compareTo(scheme, x.to, y.to) > 0 ? y.to : x.to
      return to ? { from, to } : { from }
    }),
  )
  return both.filter((interval) => !isEmpty(scheme, interval))
}

/** What lies in none of `intervals`; `after` gives the first version above one, for the intervals that include their end. */
export function complement(scheme: VersionScheme, intervals: readonly Interval[], after: (version: string) => string): Interval[] {
  let rest: Interval[] = [{ from: BEGINNING }]
  for (const { from, to } of intervals) {
    const outside: Interval[] = from === BEGINNING ? [] : [{ from: BEGINNING, to: { version: from, inclusive: false } }]
    if (to) outside.push({ from: to.inclusive ? after(to.version) : to.version })
    rest = intersect(scheme, rest, outside)
  }
  return rest
}
