import { type Instant, sortedBy } from '#base/index.ts'
import type { ExceptionNote, Finding, FindingKind, Package, Subject } from '#model/index.ts'
import { type Governed, coversOf, governing } from './covers.ts'
import { type Exception, useOf } from './exception.ts'
import { MOST, contradictions, idleNotes, widthNotes, widthOf } from './notes.ts'
import { type InRange, isOfSubject, placesOf } from './scope.ts'

export type ExceptionContext = {
  /** The moment of judgement. */
  readonly time: Instant
  readonly subject: Subject
  readonly packages: readonly Package[]
  /** Kinds that were looked for. */
  readonly kinds: readonly FindingKind[]
  readonly inRange: InRange
}

/** Which exceptions cover anything that was found, and which notes say of one that it covers nothing. */
export type ExceptionUsage = {
  readonly covering: ReadonlySet<Exception>
  readonly unused: ReadonlyMap<ExceptionNote, Exception>
}

export type AppliedExceptions = {
  readonly findings: readonly Finding[]
  readonly notes: readonly ExceptionNote[]
  readonly usage: ExceptionUsage
}

/** `plimsoll.yaml:9` before `plimsoll.yaml:12`. */
const lineOf = (source: string): number => Number(source.slice(source.lastIndexOf(':') + 1)) || 0

function excepted(finding: Finding, places: readonly (Governed | undefined)[], time: Instant): Finding {
  const decisive = places.flatMap((place) => (place && place.first.expires > time ? [place.first] : []))
  const [first] = sortedBy(decisive, ({ expires }) => [expires])
  if (!first || decisive.length < places.length) return finding
  return { ...finding, status: 'excepted', exception: useOf(first) }
}

/**
 * Findings that exceptions cover become `excepted`: those of which every place is covered by one that has not expired. Of several that
 * cover one place the one that expires first counts, also when it has expired. What is too wide does not apply. Pure.
 */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
  { time, subject, packages, kinds, inRange }: ExceptionContext,
): AppliedExceptions {
  const here = exceptions.filter((exception) => isOfSubject(exception, subject))
  const found = coversOf(
    findings,
    here.filter((exception) => widthOf(exception) === undefined),
    packages,
    inRange,
  )
  const narrow = new Set(here.filter((exception) => widthOf(exception) === undefined && found.findingsOf(exception).length <= MOST))
  const governed: (readonly [Finding, Governed])[] = []
  const judged = findings.map((finding, number) => {
    const covers = found.of(number).filter(({ exception }) => narrow.has(exception))
    if (covers.length === 0) return finding
    const places = Array.from({ length: placesOf(finding) }, (_, place) => governing(covers, place))
    for (const place of places) if (place) governed.push([finding, place])
    return excepted(finding, places, time)
  })
  const coveredBy = (exception: Exception): Finding[] => found.findingsOf(exception).map((number) => findings[number]!)
  const idle = [...narrow].map((exception) => [exception, idleNotes(exception, coveredBy(exception), time, kinds)] as const)
  const notes = [
    ...here.flatMap((exception) => widthNotes(exception, found.findingsOf(exception).length)),
    ...contradictions(governed),
    ...idle.flatMap(([, about]) => about),
  ]
  const unused = idle.flatMap(([exception, about]) =>
    about.filter(({ problem }) => problem === 'unused').map((note) => [note, exception] as const),
  )
  return {
    findings: judged,
    notes: sortedBy(notes, ({ source, problem, text }) => [lineOf(source), problem, text]),
    usage: {
      covering: new Set(here.filter((exception) => found.findingsOf(exception).length > 0)),
      unused: new Map(unused),
    },
  }
}
