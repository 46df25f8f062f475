import * as z from 'zod'
import { conform, messageOf, parseJson } from '#base/index.ts'
import type { Affected, RangeEvent } from '#model/index.ts'
import { npm } from '../../versions/npm/npm.ts'
import { afterSemver } from '../../versions/successor.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'

const Text = z.string().max(2000)

const Vulnerability = z.object({
  below: Text.optional(),
  atOrAbove: Text.optional(),
  excludes: z.array(Text).max(1000).optional(),
  severity: Text.optional(),
  identifiers: z.object({ CVE: z.array(Text).max(100).optional(), githubID: Text.optional() }).optional(),
  info: z.array(Text).max(1000).default([]),
})
type Vulnerability = z.output<typeof Vulnerability>

// `extractors`: hashes and patterns of bundled copies. They find a library in a file, which is detection; matching has no use for them.
const Library = z.object({ npmname: Text.optional(), vulnerabilities: z.array(z.unknown()).max(10_000).default([]) })

const Repository = z.record(z.string().max(300), z.unknown())

/** Entries that the tool's own tests use, and libraries whose name in npm is somebody else's. */
const NO_PACKAGES: ReadonlySet<string> = new Set(['retire-example', 'dont check', 'ember', 'pendo', 'prototypejs'])

/** A library without a name in npm has its own there, where it can be one (npm's names are lower case). */
const npmNameOf = (key: string, npmname: string | undefined): string | undefined =>
  npmname ?? (/^(?:@[a-z0-9._-]{1,100}\/)?[a-z0-9][a-z0-9._-]{0,213}$/.test(key) && !NO_PACKAGES.has(key) ? key : undefined)

/** Node Security's numbers went on to the working group's list, which has those up to here. */
const LAST_SHARED_NUMBER = 383

/** Links that are a name: a CVE, a GitHub advisory, a report that the Node.js working group numbered, a HackerOne report. */
function namesIn(info: readonly string[]): string[] {
  return info.flatMap((link) => {
    const plain = /(?:\/|=)(CVE-\d{4}-\d{4,}|GHSA(?:-[a-z0-9]{4}){3})(?:$|[/?#])/.exec(link)?.[1]
    if (plain !== undefined) return [plain]
    const number = /\bnodesecurity\.io\/advisories\/(\d{1,6})$/.exec(link)?.[1]
    if (number !== undefined) return Number(number) <= LAST_SHARED_NUMBER ? [`NSWG-ECO-${number}`] : []
    const report = /\bhackerone\.com\/reports\/(\d{1,10})$/.exec(link)?.[1]
    return report === undefined ? [] : [`H1-${report}`]
  })
}

const isCve = (name: string): boolean => name.startsWith('CVE-')

const isName = (name: string): boolean => /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[a-z0-9]{4}){3})$/.test(name)

/** The vulnerability's names: those that are given as such, and while none is a CVE those that its links are. */
function namesOf({ identifiers = {}, info }: Vulnerability): string[] {
  const given = [...(identifiers.CVE ?? []), identifiers.githubID ?? ''].filter(isName)
  if (given.some(isCve)) return [...new Set(given)]
  const linked = namesIn(info)
  // A page that tells of several CVEs names none of them in particular.
  return [...new Set([...given, ...(linked.filter(isCve).length > 1 ? [] : linked)])]
}

/** Several CVEs with one name around them are one advisory about all; without it each is its own. */
function advisoriesOf(names: readonly string[]): { id: string; aliases: readonly string[] }[] {
  const cves = names.filter(isCve)
  const others = names.filter((name) => !isCve(name))
  if (cves.length > 1 && others.length === 0) return cves.map((id) => ({ id, aliases: [] }))
  const [id, ...aliases] = cves.length > 1 ? [...others, ...cves] : [...cves, ...others]
  return id === undefined ? [] : [{ id, aliases }]
}

/** `excludes` are single versions that somebody repaired by themselves, each a gap in the range. */
function eventsOf(from: string, below: string, excludes: readonly string[]): RangeEvent[] {
  const within = excludes.filter((version) => npm.compare(version, from) >= 0 && npm.compare(version, below) < 0)
  const gaps = within.flatMap((version): RangeEvent[] => [{ fixed: version }, { introduced: afterSemver(version) }])
  // `99.999.99999` is how the list writes that nothing is repaired yet.
  return [{ introduced: from }, ...gaps, ...(/^99+\./.test(below) ? [] : [{ fixed: below }])]
}

/** An entry without a name that others use is left out: nobody could tell it from what GitHub or the working group lists. */
function recordsOf(name: string, vulnerability: Vulnerability): FeedRecord[] {
  const { below, atOrAbove = '0', excludes = [], severity } = vulnerability
  if (below === undefined) return []
  const affected: Affected = { ecosystem: 'npm', name, ranges: [{ events: eventsOf(atOrAbove, below, excludes) }], versions: [] }
  const rating = severity === undefined ? {} : { rating: severity.toLowerCase() }
  return advisoriesOf(namesOf(vulnerability)).map((named) => ({
    kind: 'advisory',
    advisory: { ...named, source: 'retirejs', vectors: [], ...rating, affected: [affected] },
  }))
}

/** npmrepository.json names packages; the other one libraries, and the package where there is one. */
function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  for (const [key, value] of Object.entries(parseJson(Repository, bytes))) {
    try {
      const { npmname, vulnerabilities } = conform(Library, value)
      const name = npmNameOf(key, npmname)
      if (name !== undefined) for (const one of vulnerabilities) yield* recordsOf(name, conform(Vulnerability, one))
    } catch (thrown) {
      yield { kind: 'unread', what: key, reason: messageOf(thrown) }
    }
  }
}

const REPOSITORY = 'https://raw.githubusercontent.com/RetireJS/retire.js/master/repository'

export const retirejs: Feed = {
  id: 'retirejs',
  title: 'retire.js, npm packages',
  licence: 'Apache-2.0',
  coverage: 'selected-advisories',
  lacks: 'all but libraries for browsers and npm packages before 2019',
  publication: { parts: [], addresses: () => ['npmrepository.json', 'jsrepository-v5.json'].map((name) => `${REPOSITORY}/${name}`) },
  wants: (path) => /(?:^|\/)(?:npmrepository|jsrepository-v5)\.json$/.test(path),
  convert,
}
