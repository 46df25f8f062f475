import { ParseError, parseJson } from '#base/index.ts'
import type { Advisory, Affected, FixState, NotAffected } from '#model/index.ts'
import { rpm } from '../../versions/rpm/rpm.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { CsafDocument, type Vulnerability } from './document.ts'
import { type Component, componentsOf } from './product-tree.ts'
import { isRating } from './rating.ts'

type Word = {
  fixed?: string
  isAffected: boolean
  isUnderInvestigation: boolean
  state?: FixState
  notAffected?: NotAffected
  readonly component: Component
}

/** Characters of an impact statement that are kept. */
const IMPACT = 300

/** Why there is no fix, as Red Hat words it behind the category ("Remediation" of its VEX documents). */
function stateOf(category: string, details: string): FixState | undefined {
  if (/^out of support scope/i.test(details)) return 'end-of-life'
  if (/^fix deferred/i.test(details)) return 'postponed'
  return category === 'no_fix_planned' ? 'ignored' : undefined
}

function statesOf({ remediations = [] }: Vulnerability): ReadonlyMap<string, FixState> {
  return new Map(
    remediations.flatMap(({ category, details, product_ids: ids = [] }) => {
      const state = category === 'no_fix_planned' || category === 'none_available' ? stateOf(category, details) : undefined
      return state === undefined ? [] : ids.map((id) => [id, state] as const)
    }),
  )
}

/** Why products are not affected: a flag or an impact statement (CSAF 2.0, 4.5); one that names no products is about all of them. */
function notAffectedIn({ flags = [], threats = [] }: Vulnerability): (id: string) => NotAffected | undefined {
  const impacts = threats.filter(({ category, details }) => category === 'impact' && details.trim() !== '' && !isRating(details))
  const known = new Map<string | undefined, NotAffected>()
  const add = (ids: readonly string[] | undefined, more: NotAffected): void => {
    for (const id of ids ?? [undefined]) known.set(id, { ...more, ...known.get(id) })
  }
  for (const { label, product_ids: ids } of flags) add(ids, { justification: label })
  for (const { details, product_ids: ids } of impacts) add(ids, { impact: details.trim().slice(0, IMPACT) })
  return (id) => known.get(id) ?? known.get(undefined)
}

/** What the statuses say of each package of each release and stream, several products of it together. */
function wordsOf(vulnerability: Vulnerability, componentAt: (id: string) => Component | undefined): readonly Word[] {
  const status = vulnerability.product_status ?? {}
  const states = statesOf(vulnerability)
  const notAffected = notAffectedIn(vulnerability)
  const words = new Map<string, Word>()
  const each = (
    ids: readonly string[] | undefined,
    tell: (word: Word, component: Component, id: string) => void,
    isOfVersion = false,
  ): void => {
    for (const id of ids ?? []) {
      const component = componentAt(id)
      if (!component) continue
      const key = [component.ecosystem, component.name, component.module ?? '', isOfVersion ? component.version : ''].join('\0')
      const word = words.get(key) ?? { isAffected: false, isUnderInvestigation: false, component }
      words.set(key, word)
      tell(word, component, id)
    }
  }
  for (const ids of [status.fixed, status.first_fixed, status.recommended])
    each(ids, (word, { version }) => {
      // Each minor release has a build of its own; whoever has the first of them is safe.
      if (version !== '' && (word.fixed === undefined || rpm.compare(version, word.fixed) < 0)) word.fixed = version
    })
  for (const ids of [status.known_affected, status.first_affected, status.last_affected])
    each(ids, (word, _, id) => {
      word.isAffected = true
      const state = states.get(id)
      if (state !== undefined) word.state = state
    })
  each(status.under_investigation, (word) => void (word.isUnderInvestigation = true))
  // Without a reason being named is all: what has nothing else is in no range, and is no statement of VEX. A build that is named with its
  // version tells nothing of another one.
  each(
    status.known_not_affected,
    (word, { version }, id) => {
      const why = notAffected(id)
      if (why !== undefined) word.notAffected ??= version === '' ? why : { ...why, version }
    },
    true,
  )
  return [...words.values()]
}

/** A fix ends a range, being affected or unclear leaves it open, and not being affected is a statement without any version. */
function affectedOf({
  component: { ecosystem, name, module },
  fixed,
  isAffected,
  isUnderInvestigation,
  state,
  notAffected,
}: Word): Affected {
  const isOpen = fixed === undefined && (isAffected || isUnderInvestigation)
  const told = isAffected ? state : 'undetermined'
  return {
    ecosystem,
    name,
    ranges: fixed !== undefined || isOpen ? [{ events: [{ introduced: '0' }, ...(fixed === undefined ? [] : [{ fixed }])] }] : [],
    versions: [],
    ...(module === undefined ? {} : { modules: [module] }),
    ...(isOpen && told !== undefined ? { state: told } : {}),
    ...(fixed === undefined && !isOpen && notAffected ? { notAffected } : {}),
  }
}

const isWord = (text: string): boolean => /^[A-Za-z ]{1,30}$/.test(text)

/** `Important`: the document's, or the one of the vulnerability for all its products. */
function ratingOf({ document }: CsafDocument, { threats = [] }: Vulnerability): string | undefined {
  const impacts = threats.filter(({ category, details }) => category === 'impact' && isWord(details))
  const word = document.aggregate_severity?.text ?? impacts[0]?.details
  return word !== undefined && isWord(word) ? word.toLowerCase() : undefined
}

const vectorsOf = ({ scores = [] }: Vulnerability): string[] => {
  const all = scores.flatMap(({ cvss_v3: v3, cvss_v2: v2 }) => [v3?.vectorString, v2?.vectorString].filter((one) => one !== undefined))
  return [...new Set(all)].slice(0, 2)
}

function instant(text: string | undefined): string | undefined {
  const time = text !== undefined && /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+/, '')
}

function advisoryOf(
  whole: CsafDocument,
  vulnerability: Vulnerability,
  affected: readonly Affected[],
  source: string,
): Advisory | undefined {
  const { tracking } = whole.document
  const id = vulnerability.cve ?? vulnerability.ids?.[0]?.text
  if (id === undefined || affected.length === 0) return undefined
  const rating = ratingOf(whole, vulnerability)
  const [published, modified] = [instant(tracking.initial_release_date), instant(tracking.current_release_date)]
  return {
    id,
    aliases: [],
    source,
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
    vectors: vectorsOf(vulnerability),
    ...(rating ? { rating } : {}),
    affected,
  }
}

function* convert({ bytes }: FeedFile, source: string): Generator<FeedRecord> {
  const whole = parseJson(CsafDocument, bytes)
  const { category, tracking } = whole.document
  if (category !== 'csaf_vex')
    throw new ParseError('unsupported', `a CSAF document of the category "${category.slice(0, 60)}", not csaf_vex`)
  const componentAt = componentsOf(whole)
  for (const vulnerability of whole.vulnerabilities ?? []) {
    const advisory = advisoryOf(whole, vulnerability, wordsOf(vulnerability, componentAt).map(affectedOf), source)
    if (advisory) yield { kind: 'advisory', advisory }
    else if (vulnerability.cve === undefined) yield { kind: 'unread', what: tracking.id, reason: 'a vulnerability without a name' }
  }
}

type Publisher = Pick<Feed, 'id' | 'title' | 'licence'>

/** CSAF 2.0 documents of the profile VEX about packages of a publisher's releases. */
const csafVexFeed = (publisher: Publisher): Feed => ({
  ...publisher,
  coverage: 'complete',
  wants: (path) => /(?:^|\/)cve-\d{4}-\d{4,}\.json$/i.test(path),
  convert: (file) => convert(file, publisher.id),
})

export const csafVexFeeds: readonly Feed[] = [
  csafVexFeed({ id: 'redhat-vex', title: 'Red Hat VEX documents (csaf/v2/vex)', licence: 'CC-BY-4.0' }),
  csafVexFeed({ id: 'suse-vex', title: 'SUSE VEX documents (csaf-vex)', licence: 'CC-BY-4.0' }),
]
