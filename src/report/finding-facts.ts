import {
  type Exposure,
  type Finding,
  type Location,
  type MatchReason,
  type Origin,
  type Package,
  type Result,
  type VulnerabilityFinding,
  isVulnerability,
} from '#model/index.ts'
import { statusText, packagesOf } from './describe.ts'
import { neededBy } from './needed-by.ts'
import { layerText, pathText } from './place.ts'

/** What is known of one thing about a finding: a label and its values, foreign text as it is. */
export type Fact = readonly [label: string, ...values: readonly string[]]

/** What is looked up for each finding of a result. */
export type FactView = {
  readonly result: Result
  readonly packages: ReadonlyMap<string, Package>
  readonly chainsOf: (purl: string) => readonly (readonly string[])[]
}

export const viewOf = (result: Result): FactView => {
  const packages = packagesOf(result)
  return { result, packages, chainsOf: neededBy([...packages.values()]) }
}

/** Places shown; one package may stand in thousands. */
const PLACES = 10

const STATES: Readonly<Record<NonNullable<MatchReason['state']>, string>> = {
  undetermined: 'the publisher has not determined whether it is affected',
  postponed: 'the publisher has put the fix off',
  ignored: 'the publisher will not fix it here',
  'end-of-life': 'the publisher no longer looks after it',
}

/** Why one advisory matches: who says it, then each step. */
export function reasonTexts(reason: MatchReason): readonly [string, ...string[]] {
  const { installed, clause, scheme, ecosystem, name, advisory, source, sourceDate, fixed, uncertain, state } = reason
  return [
    `${advisory} (${source}, data of ${sourceDate.slice(0, 10)})`,
    `says that ${name} in ${ecosystem} is affected where its version is ${clause}`,
    `${installed} is, in the order of ${scheme} versions`,
    ...(uncertain ? [`which is uncertain: it is no ${scheme} version, and was compared by what it begins with`] : []),
    fixed === undefined ? 'it names no version that is not affected' : `the nearest version that it does not affect is ${fixed}`,
    ...(state === undefined ? [] : [STATES[state]]),
  ]
}

export const dissentTexts = ({ dissent = [] }: VulnerabilityFinding): readonly string[] =>
  dissent.map(({ advisory, source, clause }) => `${advisory} (${source}) lists ${clause} alone`)

function severityFacts({ severity, severitySource, score, vectors = [], knownExploited, epss }: VulnerabilityFinding): Fact[] {
  return [
    ['severity', `${severity}: ${severitySource}`],
    ['CVSS', score === undefined ? '' : `${score.toFixed(1)} by ${vectors.join(' ')}`],
    [
      'exploited',
      knownExploited ? `known since ${knownExploited.since}${knownExploited.ransomware ? ', by ransomware' : ''} (CISA KEV)` : '',
    ],
    ['EPSS', epss ? `${(epss.score * 100).toFixed(1)} % within 30 days, more than ${(epss.percentile * 100).toFixed(0)} % of all` : ''],
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

export const titleOf = (one: Package | undefined, purl: string): string => (one ? `${one.name} ${one.version}`.trim() : purl)

/** Why it is there: what needs it, from the top. */
const chains = (one: Package | undefined, { packages, chainsOf }: FactView): string[] =>
  one ? chainsOf(one.purl).map((chain) => chain.map((purl) => titleOf(packages.get(purl), purl)).join(' → ')) : []

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
export function lacks({ reasons }: VulnerabilityFinding, { coverage }: Result): string[] {
  const ecosystems = new Set(reasons.map(({ ecosystem }) => ecosystem.toLowerCase()))
  return coverage.areas.flatMap((area) =>
    area.status === 'partial' && ecosystems.has(area.area.toLowerCase()) ? [`${area.area}: the data lacks ${area.lacks}`] : [],
  )
}

/** What is said of a finding of any kind at its end. */
const lastFacts = (finding: Finding): Fact[] => [
  ['evidence', ...(finding.evidence ?? [])],
  ['origin', finding.origin ? ORIGINS[finding.origin] : ''],
  ['status', statusText(finding)],
  ['new', finding.isNew === undefined ? '' : finding.isNew ? 'the baseline lacks it' : 'the baseline has it, too'],
  ['fingerprint', finding.fingerprint],
]

/** What a policy adds. */
const controlFacts = (finding: Finding): Fact[] =>
  finding.kind === 'control'
    ? [
        ['policy', `${finding.policy}: ${finding.action}`],
        ['fields', ...finding.fields],
        ['judged as', finding.via ?? ''],
      ]
    : []

/** Of all but vulnerabilities. */
const otherFacts = (finding: Exclude<Finding, VulnerabilityFinding>, { result }: FactView): Fact[] => [
  ['also', finding.aliases.join(', ')],
  ['value', finding.kind === 'secret' ? finding.masked : ''],
  ['confidence', finding.kind === 'secret' ? finding.confidence : ''],
  ['found', ...places(finding, result)],
  ['readable', finding.kind === 'secret' ? EXPOSURES[finding.exposure] : ''],
  ['package', finding.package ?? ''],
  ['severity', `${finding.severity}: ${finding.severitySource}`],
  ['references', ...(finding.kind === 'secret' ? [] : finding.references)],
  ...controlFacts(finding),
  ['what to do', finding.remediation.text],
  ...lastFacts(finding),
]

function vulnerabilityFacts(finding: VulnerabilityFinding, same: readonly Finding[], view: FactView): Fact[] {
  const { packages, result } = view
  const packageOf = ({ package: purl }: Finding): Package | undefined => (purl === undefined ? undefined : packages.get(purl))
  const one = packageOf(finding)
  return [
    ['also', finding.aliases.join(', ')],
    ['title', finding.title.startsWith(`${finding.id} in `) ? '' : finding.title],
    ['package', one?.purl ?? finding.package ?? ''],
    ['built from', one?.source ? `${one.source.name} ${one.source.version}` : ''],
    ['and in', same.map((other) => titleOf(packageOf(other), other.title)).join(', ')],
    ['found', ...places(finding, result)],
    ['found by', one ? `${one.foundBy.join(', ')} (${one.evidence})` : ''],
    ['needed by', ...chains(one, view)],
    ['owned by', one?.owner ?? ''],
    ...severityFacts(finding),
    ['disputed', finding.disputed ? 'the vendor says that it is no vulnerability' : ''],
    ['what to do', ...remedy(finding, one, packages)],
    ...lastFacts(finding),
  ]
}

/** All that is to be said of a finding but why it matches; `same` are findings of other packages that match for the same reasons. */
export function factsOf(finding: Finding, view: FactView, same: readonly Finding[] = []): readonly Fact[] {
  const facts = isVulnerability(finding) ? vulnerabilityFacts(finding, same, view) : otherFacts(finding, view)
  return facts
    .map(([label, ...values]): Fact => [label, ...values.filter((value) => value !== '')])
    .filter(([, ...values]) => values.length > 0)
}
