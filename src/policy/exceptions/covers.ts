import type { Finding, Package } from '#model/index.ts'
import { checkName } from '#source-text/index.ts'
import type { Exception } from './exception.ts'
import { type Affected, type InRange, isAbout, namesOf, placesCovered, purlOf } from './scope.ts'

/** What one exception covers of one finding: which of its places. */
export type Cover = { readonly exception: Exception; readonly places: readonly boolean[] }

/** Covers by the number of the finding, and the findings of each exception. */
export type Covers = {
  readonly of: (number: number) => readonly Cover[]
  readonly findingsOf: (exception: Exception) => readonly number[]
}

/** Looks exceptions up by a finding's names, so that a long list costs no more than a short one. Each has an id or a rule. */
export function coversOf(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
  packages: readonly Package[],
  inRange: InRange,
): Covers {
  const byName = Map.groupBy(exceptions, ({ id, rule }) => checkName(id ?? rule ?? ''))
  const byPurl = new Map(packages.map((found) => [found.purl, found]))
  const byFinding = new Map<number, Cover[]>()
  const byException = new Map<Exception, number[]>(exceptions.map((exception) => [exception, []]))
  for (const [number, finding] of findings.entries()) {
    const named = [...namesOf(finding)].flatMap((name) => byName.get(name) ?? [])
    if (named.length === 0) continue
    const found = finding.package === undefined ? undefined : byPurl.get(finding.package)
    const affected: Affected | undefined = found && { found, purl: purlOf(found.purl) }
    for (const exception of named) {
      if (!isAbout(exception, finding, affected, inRange)) continue
      const places = placesCovered(exception, finding)
      if (!places.includes(true)) continue
      byFinding.set(number, [...(byFinding.get(number) ?? []), { exception, places }])
      byException.get(exception)?.push(number)
    }
  }
  return { of: (number) => byFinding.get(number) ?? [], findingsOf: (exception) => byException.get(exception) ?? [] }
}

/** What decides about one place, and what else covers it. */
export type Governed = { readonly first: Exception; readonly others: readonly Exception[] }

/** Of several exceptions that cover a place the one that ends first decides, ended or not. Undefined where a place has none. */
export function governing(covers: readonly Cover[], place: number): Governed | undefined {
  const here = covers.filter(({ places }) => places[place]).map(({ exception }) => exception)
  const [first, ...others] = here.toSorted((a, b) => (a.expires < b.expires ? -1 : a.expires > b.expires ? 1 : 0))
  return first && { first, others }
}
