import { visible } from '#base/index.ts'
import { type Finding, type MatchReason, type Result, type VulnerabilityFinding, isVulnerability } from '#model/index.ts'
import { packagesOf } from './describe.ts'
import { type Fact, dissentTexts, factsOf, lacks, reasonTexts, titleOf, viewOf } from './finding-facts.ts'
import { findingsNamed } from './name-finding.ts'

export type Explanation = { readonly text: string } | { readonly candidates: readonly string[] }

/** The first line has the label, the others stand below its value. */
const factLines = (facts: readonly Fact[]): string[] =>
  facts.flatMap(([label, ...values]) => values.map((value, i) => `  ${(i === 0 ? label : '').padEnd(12)} ${visible(value)}`))

function reasonLines(reason: MatchReason): string[] {
  const [head, ...steps] = reasonTexts(reason)
  return [`  ${visible(head)}`, ...steps.map((step) => `    ${visible(step)}`)]
}

function dissentLines(finding: VulnerabilityFinding): string[] {
  const texts = dissentTexts(finding)
  return texts.length === 0 ? [] : ['Who differs', ...texts.map((text) => `  ${visible(text)}`), '']
}

function textOf(finding: Finding, same: readonly Finding[], result: Result): string {
  const view = viewOf(result)
  const facts = factLines(factsOf(finding, view, same))
  if (!isVulnerability(finding)) return [`${visible(finding.id)}: ${visible(finding.title)}`, ...facts, ''].join('\n')
  const one = finding.package === undefined ? undefined : view.packages.get(finding.package)
  return [
    `${visible(finding.id)} in ${visible(one ? titleOf(one, '') : finding.title)}`,
    ...facts,
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
  if (only && named.length === 1 && !isVulnerability(only)) return { text: textOf(only, [], result) }
  const [first, ...others] = named.filter(isVulnerability)
  const packages = packagesOf(result)
  const reasonsOf = (finding: VulnerabilityFinding): string => JSON.stringify([finding.id, finding.reasons])
  if (first && named.every(isVulnerability) && others.every((other) => reasonsOf(other) === reasonsOf(first)))
    return { text: textOf(first, others, result) }
  const keyOf = (finding: Finding): string => packages.get(finding.package ?? '')?.purl ?? finding.fingerprint
  return { candidates: named.map((finding) => (isVulnerability(finding) ? `${finding.id}@${keyOf(finding)}` : finding.fingerprint)) }
}
