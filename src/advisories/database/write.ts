import type { DatabaseSync } from 'node:sqlite'
import type { Advisory, Affected } from '#model/index.ts'
import { ecosystemKey, nameKey } from './schema.ts'
import { type Stage, type Staged, isCve } from './stage.ts'

type Facts = Omit<Advisory, 'affected'>

/** An advisory with the parts of the feed that speak of it. */
type Whole = { readonly advisory: Advisory; readonly parts: ReadonlySet<number> }

/**
 * An id alone, GitHub's or a working group's: the others say which CVE it is. GitHub's ids are each of at most one CVE: a list that gives
 * one of them several (retire.js) is put right by who knows the one.
 */
function aliasesOf({ id, aliases }: Facts, cveOf: Stage['cveOf']): string[] {
  const cves = [id, ...aliases].filter(isCve)
  const known = cves.length === 0 ? cveOf([id, ...aliases]) : cves.length > 1 && id.startsWith('GHSA-') ? cveOf([id]) : undefined
  const kept = known === undefined ? aliases : aliases.filter((name) => !isCve(name))
  return [...new Set([...kept, ...(known === undefined ? [] : [known])])].toSorted()
}

/** Records of one id that say the same but of other packages are one advisory. */
function wholes(group: readonly Staged[], cveOf: Stage['cveOf']): Whole[] {
  const byFacts = new Map<string, { facts: Facts; affected: Map<string, Affected>; parts: Set<number> }>()
  for (const { record, part } of group) {
    if (record.kind !== 'advisory') continue
    const { affected, ...rest } = record.advisory
    const facts: Facts = { ...rest, aliases: aliasesOf(rest, cveOf) }
    const key = JSON.stringify(facts)
    const whole = byFacts.get(key) ?? { facts, affected: new Map<string, Affected>(), parts: new Set<number>() }
    for (const one of affected) whole.affected.set(JSON.stringify(one), one)
    whole.parts.add(part)
    byFacts.set(key, whole)
  }
  return [...byFacts.values()].map(({ facts, affected, parts }) => ({ advisory: { ...facts, affected: [...affected.values()] }, parts }))
}

/** One row per package of an advisory: what it says of the package several times is put together. */
function rowsOf(advisory: Advisory): { ecosystem: string; name: string; affected: Affected[] }[] {
  const groups = Map.groupBy(advisory.affected, ({ ecosystem, name }) => `${ecosystemKey(ecosystem)}\0${nameKey(ecosystem, name)}`)
  return [...groups].map(([key, affected]) => {
    const [ecosystem = '', name = ''] = key.split('\0')
    return { ecosystem, name, affected }
  })
}

/** Which ecosystems the advisories of a feed were about: how many, and from which parts of the feed. */
export type Tally = Map<string, { advisories: number; readonly parts: Set<number> }>

export type Writer = {
  /** Records of one id. @returns how many rows they became */
  readonly write: (group: readonly Staged[], tally: Tally) => number
}

/** Writes records into the tables of `database`; the caller's transaction is open. */
export function writerOf(database: DatabaseSync, cveOf: Stage['cveOf']): Writer {
  const advisoryRow = database.prepare('INSERT INTO advisory VALUES (?, ?, ?, ?)')
  const affectedRow = database.prepare('INSERT OR IGNORE INTO affected VALUES (?, ?, ?, ?)')
  const vectorRow = database.prepare('INSERT OR IGNORE INTO vector VALUES (?, ?, ?)')
  const exploitedRow = database.prepare('INSERT OR REPLACE INTO exploited VALUES (?, ?, ?)')
  const epssRow = database.prepare('INSERT OR REPLACE INTO epss VALUES (?, ?, ?)')
  let number = 0
  const writeAdvisory = ({ advisory, parts }: Whole, tally: Tally): void => {
    const { id, source, affected: _, ...facts } = advisory
    advisoryRow.run(++number, id, source, JSON.stringify(facts))
    for (const { ecosystem, name, affected } of rowsOf(advisory)) affectedRow.run(ecosystem, name, number, JSON.stringify(affected))
    for (const ecosystem of new Set(advisory.affected.map((one) => ecosystemKey(one.ecosystem)))) {
      const count = tally.get(ecosystem) ?? { advisories: 0, parts: new Set<number>() }
      count.advisories++
      for (const part of parts) count.parts.add(part)
      tally.set(ecosystem, count)
    }
    const cves = [id, ...advisory.aliases].filter(isCve)
    const vectors = [...new Set([...advisory.vectors, ...advisory.affected.flatMap((entry) => entry.vectors ?? [])])]
    // A rating of several vulnerabilities together is none of a single one.
    if (vectors.length > 0 && cves.length === 1 && advisory.withdrawn === undefined)
      vectorRow.run(cves[0]!, source, JSON.stringify({ vectors }))
  }
  return {
    write: (group, tally) => {
      for (const { record } of group)
        if (record.kind === 'exploited') exploitedRow.run(record.cve, record.since, record.ransomware ? 1 : 0)
        else if (record.kind === 'epss') epssRow.run(record.cve, record.score, record.percentile)
      const advisories = wholes(group, cveOf)
      for (const whole of advisories) writeAdvisory(whole, tally)
      return advisories.length > 0 ? advisories.length : 1
    },
  }
}
