import { parse as parseToml } from 'smol-toml'
import { z } from 'zod'
import { MiB, ParseError, conform, messageOf, textOf } from '#base/index.ts'
import { complementOf, parseCargoRequirement } from '../../versions/range.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'

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

/** The TOML head that opens a markdown file. @throws ParseError */
export function readTomlHead(bytes: Uint8Array): unknown {
  if (bytes.length > 1 * MiB) throw new ParseError('too-large', `an advisory of ${bytes.length} bytes`)
  const text = textOf(bytes)
  const start = text.indexOf('```toml')
  const end = text.indexOf('\n```', start + 7)
  if (start < 0 || end < 0) throw new ParseError('malformed', 'no TOML head')
  try {
    return parseToml(text.slice(start + 7, end))
  } catch (cause) {
    throw new ParseError('malformed', `not TOML: ${messageOf(cause)}`, { cause })
  }
}

const dayOf = (value: unknown): string | undefined =>
  /^\d{4}-\d\d-\d\d/.exec(value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : '')?.[0]

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
  wants: (path) => /^crates\/.*\.md$/.test(path),
  convert,
}
