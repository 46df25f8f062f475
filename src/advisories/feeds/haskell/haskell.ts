import * as z from 'zod'
import { conform } from '#base/index.ts'
import type { Affected } from '#model/index.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { dayOf, readTomlHead } from '../toml-head.ts'

const Text = z.string().max(1000)

const Head = z.object({
  advisory: z.object({
    id: Text,
    aliases: z.array(Text).max(1000).optional(),
    date: z.unknown().optional(),
    withdrawn: z.unknown().optional(),
  }),
  affected: z
    .array(
      z.object({
        package: Text.optional(),
        // Part of the compiler, which is no package of Hackage; OSV's ecosystem for it is GHC.
        'ghc-component': Text.optional(),
        cvss: Text.optional(),
        versions: z.array(z.object({ introduced: Text, fixed: Text.optional() })).max(1000),
      }),
    )
    .max(1000),
})

type Entry = z.output<typeof Head>['affected'][number]

function affectedOf({ package: name, 'ghc-component': component, cvss, versions }: Entry): Affected[] {
  const named =
    name !== undefined ? { ecosystem: 'Hackage', name } : component !== undefined ? { ecosystem: 'GHC', name: component } : undefined
  if (!named) return []
  const ranges = versions.map(({ introduced, fixed }) => ({ events: [{ introduced }, ...(fixed === undefined ? [] : [{ fixed }])] }))
  return [{ ...named, ranges, versions: [], ...(cvss ? { vectors: [cvss] } : {}) }]
}

function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  const { advisory, affected } = conform(Head, readTomlHead(bytes))
  const published = dayOf(advisory.date)
  const withdrawn = dayOf(advisory.withdrawn)
  yield {
    kind: 'advisory',
    advisory: {
      id: advisory.id,
      aliases: advisory.aliases ?? [],
      source: 'haskell',
      ...(published ? { published: `${published}T00:00:00Z` } : {}),
      ...(withdrawn ? { withdrawn: `${withdrawn}T00:00:00Z` } : {}),
      vectors: [],
      affected: affected.flatMap(affectedOf),
    },
  }
}

export const haskell: Feed = {
  id: 'haskell',
  title: 'Haskell security advisories',
  licence: 'CC0-1.0',
  coverage: 'complete',
  publication: { parts: [], addresses: () => ['https://github.com/haskell/security-advisories/archive/refs/heads/main.tar.gz'] },
  wants: (path) => /(?:^|\/)advisories\/(?:published\/\d+|hackage\/[^/]+|ghc\/[^/]+)\/HSEC-[^/]+\.md$/.test(path),
  convert,
}
