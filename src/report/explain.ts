import { visible } from '#base/index.ts'
import {
  type Exposure,
  type Finding,
  type HygieneFinding,
  type Location,
  type MatchReason,
  type Origin,
  type Package,
  type Result,
  type SecretFinding,
  type VulnerabilityFinding,
  isVulnerability,
} from '#model/index.ts'
import { closedText, packagesOf } from './describe.ts'
import { findingsNamed } from './name-finding.ts'
import { chainsTo } from './needed-by.ts'
import { layerText, pathText } from './place.ts'

export type Explanation = { readonly text: string } | { readonly candidates: readonly string[] }

const line = (label: string, value: string | undefined): string[] =>
  value === undefined || value === '' ? [] : [`  ${label.padEnd(12)} ${visible(value)}`]

/** The first line has the label, the others stand below its value. */
const lines = (label: string, values: readonly string[]): string[] => values.flatMap((value, i) => line(i === 0 ? label : '', value))

/** Places shown; one package may stand in thousands. */
const PLACES = 10

const STATES: Readonly<Record<NonNullable<MatchReason['state']>, string>> = {
  undetermined: 'the publisher has not determined whether it is affected',
  postponed: 'the publisher has put the fix off',
  ignored: 'the publisher will not fix it here',
  'end-of-life': 'the publisher no longer looks after it',
}

function reasonLines(reason: MatchReason): string[] {
  const { installed, clause, scheme, ecosystem, name, advisory, source, sourceDate, fixed, uncertain, state } = reason
  return [
    `  ${visible(advisory)} (${visible(source)}, data of ${visible(sourceDate.slice(0, 10))})`,
    `    says that ${visible(name)} in ${visible(ecosystem)} is affected where its version is ${visible(clause)}`,
    `    ${visible(installed)} is, in the order of ${visible(scheme)} versions`,
    ...(uncertain ? [`    which is uncertain: it is no ${visible(scheme)} version, and was compared by what it begins with`] : []),
    fixed === undefined
      ? '    it names no version that is not affected'
      : `    the nearest version that it does not affect is ${visible(fixed)}`,
    ...(state === undefined ? [] : [`    ${STATES[state]}`]),
  ]
}

const dissentLines = ({ dissent = [] }: VulnerabilityFinding): string[] =>
  dissent.length === 0
    ? []
    : [
        'Who differs',
        ...dissent.map(({ advisory, source, clause }) => `  ${visible(advisory)} (${visible(source)}) lists ${visible(clause)} alone`),
        '',
      ]

function severityLines({ severity, severitySource, score, vectors = [], knownExploited, epss }: VulnerabilityFinding): string[] {
  const scored = score === undefined ? undefined : `${score.toFixed(1)} by ${vectors.join(' ')}`
  return [
    ...line('severity', `${severity}: ${severitySource}`),
    ...line('CVSS', scored),
    ...line(
      'exploited',
      knownExploited && `known since ${knownExploited.since}${knownExploited.ransomware ? ', by ransomware' : ''} (CISA KEV)`,
    ),
    ...line('EPSS', epss && `${(epss.score * 100).toFixed(1)} % within 30 days, more than ${(epss.percentile * 100).toFixed(0)} % of all`),
  ]
}

/** `app/x.json, in layer 2 of 4 (sha256:ad1af4a03107)`. */
const placeOf = (location: Location, result: Result): string =>
  location.layer === undefined
    ? pathText(location)
    : `${pathText(location)}, in layer ${layerText(location.layer, result)} (${location.layer.slice(0, 19)})`

function places(finding: Finding, result: Result): string[] {
  const shown = finding.location.slice(0, PLACES).map((location) => placeOf(location, result))
  const more = finding.location.length - shown.length + (finding.morePlaces ?? 0)
  return more > 0 ? [...shown, `and in ${more} more places`] : shown
}

const titleOf = (one: Package | undefined, purl: string): string => (one ? `${one.name} ${one.version}`.trim() : purl)

/** Why it is there: what needs it, from the top. */
function chains(one: Package | undefined, packages: ReadonlyMap<string, Package>): string[] {
  if (!one) return []
  return chainsTo([...packages.values()], one.purl).map((chain) => chain.map((purl) => titleOf(packages.get(purl), purl)).join(' → '))
}

function remedy(finding: VulnerabilityFinding, one: Package | undefined, packages: ReadonlyMap<string, Package>): string[] {
  const owner = one?.owner === undefined ? undefined : titleOf(packages.get(one.owner), one.owner)
  const { remediation, reasons } = finding
  if (remediation.action === 'none-known') return ['no fix known: remove it, or accept the finding with an exception']
  const name = reasons[0]?.name ?? one?.name ?? 'it'
  return [
    `upgrade ${name} from ${reasons[0]?.installed ?? one?.version ?? 'what it is'} to ${remediation.to}`,
    ...(remediation.all === remediation.to ? [] : [`${remediation.all} ends every finding of it that has a fix`]),
    ...(owner === undefined ? [] : [`it comes with ${owner}: upgrade that`]),
  ]
}

const ORIGINS: Readonly<Record<Origin, string>> = {
  base: 'the base image: rebuild on a newer one',
  own: 'what was built on the base image',
  undetermined: 'undetermined: nothing tells what it was built on',
}

const EXPOSURES: Readonly<Record<Exposure, string>> = {
  'final-tree': 'by whoever enters the container or pulls the image',
  'lower-layer': 'by whoever pulls the image: a later layer deletes or replaces the file, and the layer that holds it stays',
  history: 'by whoever pulls the image: it stands in the history',
  config: 'by whoever pulls the image, and by every process of the container',
  source: 'by whoever reads the source',
}

/** What the data at hand does not tell about such packages. */
function lacks({ reasons }: VulnerabilityFinding, { coverage }: Result): string[] {
  const ecosystems = new Set(reasons.map(({ ecosystem }) => ecosystem.toLowerCase()))
  return coverage.areas.flatMap((area) =>
    area.status === 'partial' && ecosystems.has(area.area.toLowerCase()) ? [`${area.area}: the data lacks ${area.lacks}`] : [],
  )
}

/** What is said of a finding of any kind at its end. */
const lastLines = (finding: Finding): string[] => [
  ...lines('evidence', finding.evidence ?? []),
  ...line('origin', finding.origin && ORIGINS[finding.origin]),
  ...line('status', finding.status === 'open' ? undefined : closedText(finding)),
  ...line('new', finding.isNew === undefined ? undefined : finding.isNew ? 'the baseline lacks it' : 'the baseline has it, too'),
  ...line('fingerprint', finding.fingerprint),
]

/** Of a secret or of hygiene. */
const otherText = (finding: SecretFinding | HygieneFinding, result: Result): string =>
  [
    `${visible(finding.id)}: ${visible(finding.title)}`,
    ...line('also', finding.aliases.join(', ')),
    ...(finding.kind === 'secret' ? [...line('value', finding.masked), ...line('confidence', finding.confidence)] : []),
    ...lines('found', places(finding, result)),
    ...(finding.kind === 'secret' ? line('readable', EXPOSURES[finding.exposure]) : []),
    ...line('package', finding.package),
    ...line('severity', `${finding.severity}: ${finding.severitySource}`),
    ...(finding.kind === 'hygiene' ? lines('references', finding.references) : []),
    ...line('what to do', finding.remediation.text),
    ...lastLines(finding),
    '',
  ].join('\n')

function textOf(finding: VulnerabilityFinding, same: readonly Finding[], result: Result): string {
  const packages = packagesOf(result)
  const packageOf = ({ package: purl }: Finding): Package | undefined => (purl === undefined ? undefined : packages.get(purl))
  const one = packageOf(finding)
  const needed = chains(one, packages)
  return [
    `${visible(finding.id)} in ${visible(one ? titleOf(one, '') : finding.title)}`,
    ...line('also', finding.aliases.join(', ')),
    ...line('title', finding.title.startsWith(`${finding.id} in `) ? undefined : finding.title),
    ...line('package', one?.purl ?? finding.package),
    ...line('built from', one?.source && `${one.source.name} ${one.source.version}`),
    ...line('and in', same.map((other) => titleOf(packageOf(other), other.title)).join(', ')),
    ...lines('found', places(finding, result)),
    ...line('found by', one && `${one.foundBy.join(', ')} (${one.evidence})`),
    ...lines('needed by', needed),
    ...line('owned by', one?.owner),
    ...severityLines(finding),
    ...line('disputed', finding.disputed ? 'the vendor says that it is no vulnerability' : undefined),
    ...lines('what to do', remedy(finding, one, packages)),
    ...lastLines(finding),
    '',
    'Why it matches',
    ...finding.reasons.flatMap(reasonLines),
    ...lacks(finding, result).map((text) => `  ${visible(text)}`),
    '',
    ...dissentLines(finding),
  ].join('\n')
}

/**
 * The reasoning of one finding for people; the keys of several when it is not clear which is meant. Binary packages of one source that
 * match for the same reasons are explained together.
 */
export function explainFinding(result: Result, key: string): Explanation {
  const named = findingsNamed(result, key)
  const [only] = named
  if (only && named.length === 1 && !isVulnerability(only)) return { text: otherText(only, result) }
  const [first, ...others] = named.filter(isVulnerability)
  const packages = packagesOf(result)
  const reasonsOf = (finding: VulnerabilityFinding): string => JSON.stringify([finding.id, finding.reasons])
  if (first && named.every(isVulnerability) && others.every((other) => reasonsOf(other) === reasonsOf(first)))
    return { text: textOf(first, others, result) }
  const keyOf = (finding: Finding): string => packages.get(finding.package ?? '')?.purl ?? finding.fingerprint
  return { candidates: named.map((finding) => (isVulnerability(finding) ? `${finding.id}@${keyOf(finding)}` : finding.fingerprint)) }
}
