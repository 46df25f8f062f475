import type { Advisory } from '#model/index.ts'

const isCve = (id: string): boolean => id.startsWith('CVE-')

/** Which name a finding goes by: CVE, then GHSA, then whatever there is. */
const preference = (id: string): number => (isCve(id) ? 0 : id.startsWith('GHSA-') ? 1 : 2)

/**
 * Sorts advisories about one package by the vulnerability that they are about. A distribution's advisory that fixes several CVEs counts
 * for each of them; advisories that share a name are about one.
 * @returns the vulnerability's id → its advisories
 */
export function byVulnerability(advisories: readonly Advisory[]): Map<string, Advisory[]> {
  const groups = new Map<string, Set<Advisory>>()
  const nameOf = new Map<string, string>()
  const join = (key: string, advisory: Advisory): void => {
    const group = groups.get(key)
    if (group) group.add(advisory)
    else groups.set(key, new Set([advisory]))
  }
  const others: Advisory[] = []
  for (const advisory of advisories) {
    const cves = [...new Set([advisory.id, ...advisory.aliases].filter(isCve))]
    if (cves.length === 0) others.push(advisory)
    for (const cve of cves) join(cve, advisory)
    // With several CVEs the other names stand for none of them alone.
    if (cves.length === 1) for (const alias of [advisory.id, ...advisory.aliases]) nameOf.set(alias, cves[0]!)
  }
  for (const advisory of others) {
    const names = [advisory.id, ...advisory.aliases]
    const known = names.map((name) => nameOf.get(name)).find((name) => name !== undefined)
    const key = known ?? names.toSorted((a, b) => preference(a) - preference(b) || (a < b ? -1 : 1))[0]!
    for (const name of names) nameOf.set(name, key)
    join(key, advisory)
  }
  return new Map([...groups].map(([key, group]) => [key, [...group]]))
}
