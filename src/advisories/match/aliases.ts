import { compareText } from '#base/index.ts'
import type { Advisory } from '#model/index.ts'

const isCve = (id: string): boolean => id.startsWith('CVE-')

/** Which name a finding goes by where none is a CVE: GHSA, then whatever there is. */
const preference = (id: string): number => (id.startsWith('GHSA-') ? 0 : 1)

const namesOf = ({ id, aliases }: Advisory): readonly string[] => [id, ...aliases]

/** Names that advisories give one thing, directly or by a name that they share. */
class Synonyms {
  readonly #next = new Map<string, string>()

  /** The name that stands for all of them. */
  of(name: string): string {
    let last = name
    for (let next = this.#next.get(last); next !== undefined; next = this.#next.get(last)) last = next
    return last
  }

  /** The name that people prefer comes to stand for the others. */
  join(names: readonly string[]): void {
    const heads = [...new Set(names.map((name) => this.of(name)))]
    const [best, ...rest] = heads.toSorted((a, b) => preference(a) - preference(b) || compareText(a, b))
    for (const name of rest) this.#next.set(name, best!)
  }
}

/**
 * Sorts advisories about one package by the vulnerability that they are about. A distribution's advisory that fixes several CVEs counts
 * for each of them; advisories that share a name are about one. The order in which they come does not matter.
 * @returns the vulnerability's id → its advisories
 */
export function byVulnerability(advisories: readonly Advisory[]): Map<string, Advisory[]> {
  const groups = new Map<string, Advisory[]>()
  const add = (key: string, advisory: Advisory): void => {
    const group = groups.get(key)
    if (group) group.push(advisory)
    else groups.set(key, [advisory])
  }
  const cveOf = new Map<string, string>()
  const synonyms = new Synonyms()
  const others: Advisory[] = []
  for (const advisory of advisories) {
    const cves = [...new Set(namesOf(advisory).filter(isCve))]
    for (const cve of cves) add(cve, advisory)
    // With several CVEs the other names stand for none of them alone.
    if (cves.length === 1) for (const name of namesOf(advisory)) cveOf.set(name, lesser(cveOf.get(name), cves[0]!))
    if (cves.length > 0) continue
    others.push(advisory)
    synonyms.join(namesOf(advisory))
  }
  const known = new Map<string, string>()
  for (const advisory of others)
    for (const name of namesOf(advisory)) {
      const cve = cveOf.get(name)
      if (cve !== undefined) known.set(synonyms.of(name), lesser(known.get(synonyms.of(name)), cve))
    }
  for (const advisory of others) {
    const head = synonyms.of(advisory.id)
    add(known.get(head) ?? head, advisory)
  }
  return groups
}

const lesser = (a: string | undefined, b: string): string => (a === undefined || b < a ? b : a)
