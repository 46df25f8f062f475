import type { Finding, MatchReason, Package, Result } from '#model/index.ts'
import { packagesOf, remedyText } from './describe.ts'
import { visible } from '#base/index.ts'

export type Explanation = { readonly text: string } | { readonly candidates: readonly string[] }

const line = (label: string, value: string | undefined): string[] =>
  value === undefined || value === '' ? [] : [`  ${label.padEnd(12)} ${visible(value)}`]

const STATES: Readonly<Record<NonNullable<MatchReason['state']>, string>> = {
  undetermined: 'the publisher has not determined whether it is affected',
  postponed: 'the publisher has put the fix off',
  ignored: 'the publisher will not fix it here',
  'end-of-life': 'the publisher no longer looks after it',
}

function reasonLines(reason: MatchReason): string[] {
  const { installed, clause, scheme, ecosystem, name, advisory, source, sourceDate, fixed, state } = reason
  return [
    `  ${visible(advisory)} (${visible(source)}, data of ${visible(sourceDate.slice(0, 10))})`,
    `    says that ${visible(name)} in ${visible(ecosystem)} is affected where its version is ${visible(clause)}`,
    `    ${visible(installed)} is, in the order of ${visible(scheme)} versions`,
    fixed === undefined
      ? '    it names no version that is not affected'
      : `    the nearest version that it does not affect is ${visible(fixed)}`,
    ...(state === undefined ? [] : [`    ${STATES[state]}`]),
  ]
}

const dissentLines = ({ dissent = [] }: Finding): string[] =>
  dissent.length === 0
    ? []
    : [
        'Who differs',
        ...dissent.map(({ advisory, source, clause }) => `  ${visible(advisory)} (${visible(source)}) lists ${visible(clause)} alone`),
        '',
      ]

function severityLines({ severity, severitySource, vectors = [], knownExploited, epss }: Finding): string[] {
  return [
    ...line('severity', `${severity}: ${severitySource}`),
    ...vectors.flatMap((vector) => line('vector', vector)),
    ...line(
      'exploited',
      knownExploited && `known since ${knownExploited.since}${knownExploited.ransomware ? ', by ransomware' : ''} (CISA KEV)`,
    ),
    ...line('EPSS', epss && `${(epss.score * 100).toFixed(1)} % within 30 days, more than ${(epss.percentile * 100).toFixed(0)} % of all`),
  ]
}

function textOf(finding: Finding, one: Package | undefined): string {
  const places = finding.location.map(({ path, layer }) => `${path}${layer ? ` in layer ${layer.slice(0, 19)}` : ''}`)
  return [
    `${visible(finding.id)} in ${visible(one ? `${one.name} ${one.version}` : finding.title)}`,
    ...line('also', finding.aliases.join(', ')),
    ...line('title', finding.title.startsWith(`${finding.id} in `) ? undefined : finding.title),
    ...line('package', one?.purl ?? finding.package),
    ...line('built from', one?.source && `${one.source.name} ${one.source.version}`),
    ...places.flatMap((place) => line('found', place)),
    ...line('found by', one?.foundBy.join(', ')),
    ...line('owned by', one?.owner),
    ...severityLines(finding),
    ...line('disputed', finding.disputed ? 'the vendor says that it is no vulnerability' : undefined),
    ...line('what to do', remedyText(finding)),
    ...line('fingerprint', finding.fingerprint),
    '',
    'Why it matches',
    ...finding.reasons.flatMap(reasonLines),
    '',
    ...dissentLines(finding),
  ].join('\n')
}

const namesOf = (finding: Finding): readonly string[] => [finding.id, ...finding.aliases]

/** A fingerprint or its beginning, an id or alias, or `ID@PACKAGE` when one id is in several packages. */
function matching(result: Result, key: string): Finding[] {
  const packages = packagesOf(result)
  const exact = result.findings.filter(({ fingerprint }) => fingerprint === key)
  if (exact.length > 0) return exact
  const at = key.indexOf('@', 1)
  const [id, name] = at < 0 ? [key, undefined] : [key.slice(0, at), key.slice(at + 1)]
  const named = result.findings.filter((finding) => {
    const one = finding.package === undefined ? undefined : packages.get(finding.package)
    return (
      namesOf(finding).some((other) => other.toLowerCase() === id.toLowerCase()) &&
      (name === undefined || one?.name === name || one?.purl === name)
    )
  })
  if (named.length > 0) return named
  return key.length >= 4 ? result.findings.filter(({ fingerprint }) => fingerprint.startsWith(key)) : []
}

/** The reasoning of one finding for people; the keys of several when it is not clear which is meant. */
export function explainFinding(result: Result, key: string): Explanation {
  const found = matching(result, key)
  const packages = packagesOf(result)
  const packageOf = (finding: Finding): Package | undefined => (finding.package === undefined ? undefined : packages.get(finding.package))
  if (found.length === 1) return { text: textOf(found[0]!, packageOf(found[0]!)) }
  return { candidates: found.map((finding) => `${finding.id}@${packageOf(finding)?.purl ?? finding.fingerprint}`) }
}
