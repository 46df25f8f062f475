import * as z from 'zod'
import { conform } from '#base/index.ts'
import { complementOf, parseCargoRequirement } from '../../versions/range.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { dayOf, readTomlHead } from '../toml-head.ts'

const Head = z.object({
  advisory: z.object({
    id: z.string(),
    package: z.string(),
    date: z.unknown().optional(),
    aliases: z.array(z.string()).optional(),
    cvss: z.string().optional(),
    informational: z.string().optional(),
    withdrawn: z.unknown().optional(),
  }),
  versions: z
    .object({ patched: z.array(z.string()).default([]), unaffected: z.array(z.string()).default([]) })
    .default({ patched: [], unaffected: [] }),
})

function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  const { advisory, versions } = conform(Head, readTomlHead(bytes))
  const safe = [...versions.unaffected, ...versions.patched].map(parseCargoRequirement)
  const range = safe.length === 0 ? { events: [{ introduced: '0' }] } : complementOf('cargo', safe)
  const published = dayOf(advisory.date)
  const withdrawn = dayOf(advisory.withdrawn)
  yield {
    kind: 'advisory',
    advisory: {
      id: advisory.id,
      aliases: advisory.aliases ?? [],
      source: 'rustsec',
      ...(published ? { published: `${published}T00:00:00Z` } : {}),
      ...(withdrawn ? { withdrawn: `${withdrawn}T00:00:00Z` } : {}),
      vectors: advisory.cvss ? [advisory.cvss] : [],
      // An unmaintained or unsound crate is worth knowing, and no vulnerability by itself.
      ...(advisory.informational ? { rating: 'informational' } : {}),
      affected: [{ ecosystem: 'crates.io', name: advisory.package, ranges: [range], versions: [] }],
    },
  }
}

export const rustsec: Feed = {
  id: 'rustsec',
  title: 'RustSec advisory database',
  licence: 'CC0-1.0',
  coverage: 'complete',
  wants: (path) => /(?:^|\/)crates\/.*\.md$/.test(path),
  convert,
}
