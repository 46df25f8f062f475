import * as z from 'zod'
import { messageOf, parseJson } from '#base/index.ts'
import { type Affected, type FixState, debianReleases } from '#model/index.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { neverAffected } from '../never-affected.ts'
import { type Member, membersOf } from '../members.ts'

const Release = z.object({
  status: z.string().max(40),
  fixed_version: z.string().max(300).optional(),
  urgency: z.string().max(40).optional(),
  nodsa: z.string().max(2000).optional(),
  nodsa_reason: z.string().max(40).optional(),
})
type Release = z.output<typeof Release>

/** Vulnerability → release → what the tracker says. */
const Vulnerabilities = z.record(z.string().max(100), z.object({ releases: z.record(z.string().max(40), Release) }))

function stateOf({ status, urgency, nodsa, nodsa_reason }: Release): FixState | undefined {
  if (status === 'undetermined') return 'undetermined'
  if (urgency === 'end-of-life') return 'end-of-life'
  if (status === 'resolved') return undefined
  if (nodsa_reason === 'postponed') return 'postponed'
  // `nodsa` without a reason: no advisory will be made for it; a point release may bring it.
  return nodsa_reason === 'ignored' ? 'ignored' : nodsa === undefined ? undefined : 'postponed'
}

/** `low**`: the asterisks say that NVD's rating was taken over. */
const ratingOf = (urgency: string | undefined): string | undefined => {
  const word = (urgency ?? '').replace(/\*+$/, '').trim().toLowerCase()
  return ['', 'not yet assigned', 'end-of-life', 'undetermined'].includes(word) ? undefined : word
}

/** Version `0` fixes what never was there: the release is not affected. Other words than these three say nothing that we know. */
function affectedOf(name: string, release: string, word: Release): Affected | undefined {
  const { status, fixed_version: fixed } = word
  if (!['open', 'resolved', 'undetermined'].includes(status) || (fixed === '0' && status !== 'resolved')) return undefined
  if (status === 'resolved' && !fixed) return undefined
  if (fixed === '0') return neverAffected(`Debian:${release}`, name)
  const rating = ratingOf(word.urgency)
  const state = stateOf(word)
  return {
    ecosystem: `Debian:${release}`,
    name,
    ranges: [{ events: [{ introduced: '0' }, ...(status === 'resolved' && fixed ? [{ fixed }] : [])] }],
    versions: [],
    ...(rating === undefined ? {} : { rating }),
    ...(state === undefined ? {} : { state }),
  }
}

function* packageRecords({ name, text }: Member): Generator<FeedRecord> {
  for (const [id, { releases }] of Object.entries(parseJson(Vulnerabilities, text))) {
    const affected = Object.entries(releases).flatMap(([codename, word]) => {
      const release = debianReleases.get(codename)
      return release === undefined ? [] : (affectedOf(name, release, word) ?? [])
    })
    // `TEMP-…` are the tracker's own names for what has no CVE yet.
    if (affected.length > 0) yield { kind: 'advisory', advisory: { id, aliases: [], source: 'debian-tracker', vectors: [], affected } }
  }
}

function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  for (const member of membersOf(bytes)) {
    const records: FeedRecord[] = []
    try {
      for (const record of packageRecords(member)) records.push(record)
    } catch (thrown) {
      yield { kind: 'unread', what: member.name.slice(0, 100), reason: messageOf(thrown) }
      continue
    }
    yield* records
  }
}

export const debianTracker: Feed = {
  id: 'debian-tracker',
  title: 'Debian security tracker',
  licence: 'facts of the Debian security tracker',
  coverage: 'complete',
  publication: { parts: [], addresses: () => ['https://security-tracker.debian.org/tracker/data/json'] },
  wants: (path) => /(?:^|\/)(?:data\/json|json|debian[^/]*\.json)$/.test(path),
  convert,
}
