import * as z from 'zod'
import { conform } from '#base/index.ts'
import { parseComposerRange } from '../../versions/range.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { readYaml } from '../osv/osv.ts'

const Record = z.object({
  cve: z.string().nullish(),
  reference: z.string(),
  branches: z.record(z.string(), z.object({ versions: z.array(z.union([z.string(), z.number()]).transform(String)) })),
})

function* convert(file: FeedFile): Generator<FeedRecord> {
  const { cve, reference, branches } = conform(Record, readYaml(file.bytes))
  const name = /^composer:\/\/(.+)$/.exec(reference)?.[1]
  if (name === undefined) return
  const ranges = Object.values(branches).flatMap(({ versions }) => parseComposerRange(versions.join(',')))
  yield {
    kind: 'advisory',
    advisory: {
      id: cve || `FOP-${file.path.replace(/\.ya?ml$/, '')}`,
      aliases: [],
      source: 'friendsofphp',
      vectors: [],
      affected: [{ ecosystem: 'Packagist', name, ranges, versions: [] }],
    },
  }
}

export const friendsofphp: Feed = {
  id: 'friendsofphp',
  title: 'PHP Security Advisories Database',
  licence: 'Unlicense',
  coverage: 'complete',
  wants: (path) => /^(?!\.)[^/]+\/[^/]+\/[^/]+\.yaml$/.test(path),
  convert,
}
