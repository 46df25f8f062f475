import { createHash } from 'node:crypto'
import { sortedBy } from '#base/index.ts'
import { type HygieneFinding, type ImageFacts, type Location, type Origin, severityRank } from '#model/index.ts'
import type { Control, ControlOutcome, ControlSet, FoundPlace } from './contract.ts'

/** Places that a finding lists; the others are counted. */
const PLACES = 50

/** Whether a place came with the base image; undefined where the subject has no layers. */
export type OriginOf = (location: Location) => Origin | undefined

/** Control and origin, and nothing of the places: one more setuid file is no new finding. */
const fingerprintOf = (id: string, origin: Origin | undefined): string =>
  createHash('sha256')
    .update(`hygiene\n${id}\n${origin ?? ''}`)
    .digest('hex')
    .slice(0, 16)

const severityOf = (control: Control, place: FoundPlace): HygieneFinding['severity'] => place.severity ?? control.severity

/** Several things may be wrong in one place: two lines of a file, two variables of a step. */
const keyOf = ({ place, layer, path, line }: Location): string => [place, layer, path, line].join('\0')

function findingOf(control: Control, origin: Origin | undefined, found: readonly FoundPlace[]): HygieneFinding {
  // The worst first, so that what is cut off is the least.
  const places = sortedBy(found, (place) => [severityRank(severityOf(control, place))])
  const locations = [...new Map(places.map(({ location }) => [keyOf(location), location])).values()]
  const evidence = [...new Set(places.slice(0, PLACES).flatMap((one) => one.evidence ?? []))]
  return {
    kind: 'hygiene',
    fingerprint: fingerprintOf(control.id, origin),
    id: control.id,
    aliases: control.aliases,
    severity: severityOf(control, places[0]!),
    severitySource: `control ${control.id}`,
    title: control.title,
    location: locations.slice(0, PLACES),
    ...(locations.length > PLACES ? { morePlaces: locations.length - PLACES } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
    ...(origin ? { origin } : {}),
    status: 'open',
    references: control.references,
    remediation: { action: 'advice', text: control.remediation },
  }
}

/** Why the control does not fit the subject, or what of its facts is missing. */
function withheld({ id, subjects, needs }: Control, { kind, gaps }: ImageFacts): ControlOutcome | undefined {
  if (!subjects.includes(kind)) return { control: id, status: 'not-applicable', reason: `not for a ${kind}` }
  const missing = gaps.filter(({ area }) => needs.includes(area))
  const gap = missing.find(({ status }) => status === 'not-applicable') ?? missing[0]
  return gap ? { control: id, status: gap.status, reason: gap.reason } : undefined
}

/**
 * One finding per control and origin, sorted by control, and what became of each control. Where facts are missing, what the others show
 * is still found; nothing found is then no pass.
 */
export function hygieneFindings(
  { controls }: ControlSet,
  facts: ImageFacts,
  originOf: OriginOf = () => undefined,
): { readonly findings: readonly HygieneFinding[]; readonly outcomes: readonly ControlOutcome[] } {
  const findings: HygieneFinding[] = []
  const outcomes = controls.map((control): ControlOutcome => {
    const reason = withheld(control, facts)
    if (reason?.status === 'not-applicable') return reason
    const places = control.predicate(facts)
    if (places.length === 0) return reason ?? { control: control.id, status: 'passed' }
    const groups = Map.groupBy(places, ({ location }) => originOf(location))
    for (const [origin, group] of sortedBy(groups, ([key]) => [key ?? ''])) findings.push(findingOf(control, origin, group))
    return { control: control.id, status: 'failed' }
  })
  return { findings, outcomes }
}
