import type { Finding, Result } from '#model/index.ts'
import { packagesOf } from './describe.ts'

const namesOf = (finding: Finding): readonly string[] => [finding.id, ...finding.aliases]

/** What a user calls a finding: a fingerprint or its beginning, an id or alias, or `ID@PACKAGE` when one id is in several packages. */
export function findingsNamed(result: Result, key: string): readonly Finding[] {
  const packages = packagesOf(result)
  const exact = result.findings.filter(({ fingerprint }) => fingerprint === key)
  if (exact.length > 0) return exact
  const at = key.indexOf('@', 1)
  const [id, name] = at < 0 ? [key, undefined] : [key.slice(0, at), key.slice(at + 1)]
  const named = result.findings.filter((finding) => {
    const one = finding.package === undefined ? undefined : packages.get(finding.package)
    return (
      namesOf(finding).some((other) => other.toLowerCase() === id.toLowerCase()) &&
      (name === undefined || one?.name === name || one?.purl === name || `${one?.name}@${one?.version}` === name)
    )
  })
  if (named.length > 0) return named
  return key.length >= 4 ? result.findings.filter(({ fingerprint }) => fingerprint.startsWith(key)) : []
}
