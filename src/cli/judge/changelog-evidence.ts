import { shownName } from '#base/index.ts'
import type { Finding, Package } from '#model/index.ts'
import type { Changelogs } from '#sbom/index.ts'

/** Findings whose vulnerability the package's own changelog names say so. It is evidence and changes nothing else. */
export function withChangelogs(findings: readonly Finding[], packages: readonly Package[], changelogs: Changelogs): readonly Finding[] {
  const byPurl = new Map(packages.map((pkg) => [pkg.purl, pkg]))
  return findings.map((finding) => {
    const pkg = finding.kind === 'vulnerability' && finding.package !== undefined ? byPurl.get(finding.package) : undefined
    const changelog = pkg && changelogs(pkg)
    const name = [finding.id, ...finding.aliases].find((one) => changelog?.names.has(one))
    if (!changelog || name === undefined) return finding
    const said = `the changelog of ${pkg.name} ${pkg.version} (${shownName(changelog.path)}) names ${name}: it may hold the fix; the status does not follow it`
    return { ...finding, evidence: [...(finding.evidence ?? []), said] }
  })
}
