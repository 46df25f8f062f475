import { type SecretFinding, type Severity, severityRank } from '#model/index.ts'
import type { SecretRule } from './rules/contract.ts'
import type { SecretSettings } from './user-rules.ts'

/** Of files of credentials and private keys, which have no severity of a rule. */
const STATED: Severity = 'high'

const milder = (a: Severity, b: Severity): Severity => (severityRank(a) > severityRank(b) ? a : b)

/**
 * Findings as the user rates them, without those of ids that are turned off. What a fact has made milder than its rule says (an example of
 * the vendor's, an end in the past, published with a package) is made no worse again.
 */
export function rerated(
  findings: readonly SecretFinding[],
  rules: readonly SecretRule[],
  { disable = [], severity = {} }: Pick<SecretSettings, 'disable' | 'severity'>,
): readonly SecretFinding[] {
  const off = new Set(disable)
  const stated = new Map(rules.map((rule) => [rule.id, rule.severity]))
  return findings
    .filter(({ id }) => !off.has(id))
    .map((finding) => {
      const own = Object.hasOwn(severity, finding.id) ? severity[finding.id] : undefined
      if (own === undefined) return finding
      const isMilder = severityRank(finding.severity) > severityRank(stated.get(finding.id) ?? STATED)
      return { ...finding, severity: isMilder ? milder(finding.severity, own) : own, severitySource: `rated ${own} by plimsoll.yaml` }
    })
}
