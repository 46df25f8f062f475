import type { Finding, FindingKind, Gone } from '#model/index.ts'

/**
 * Says of each finding whether the baseline lacks it, and lists what the baseline had and is no longer found, of the kinds that were
 * looked for: what nobody looked for is not gone. Findings are the same by their fingerprint, so an upgrade that does not help is no new
 * finding, and one that was excepted before is none either. Pure.
 */
export function markNew(
  findings: readonly Finding[],
  baseline: readonly Finding[],
  kinds: readonly FindingKind[],
): { readonly findings: readonly Finding[]; readonly gone: readonly Gone[] } {
  const before = new Set(baseline.map(({ fingerprint }) => fingerprint))
  const now = new Set(findings.map(({ fingerprint }) => fingerprint))
  const gone = new Map<string, Gone>()
  for (const { fingerprint, kind, id, package: purl } of baseline)
    if (!now.has(fingerprint) && kinds.includes(kind) && !gone.has(fingerprint))
      gone.set(fingerprint, { fingerprint, kind, id, ...(purl === undefined ? {} : { package: purl }) })
  return { findings: findings.map((finding) => ({ ...finding, isNew: !before.has(finding.fingerprint) })), gone: [...gone.values()] }
}
