import { z } from 'zod'
import { parseJson } from '#base/index.ts'
import { parseNpmRange } from '../../versions/range.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'

const Record = z.object({
  id: z.number(),
  module_name: z.string(),
  cves: z.array(z.string()).nullish(),
  vulnerable_versions: z.string().nullish(),
  cvss_vector: z.string().nullish(),
})

function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  const { id, module_name, cves, vulnerable_versions, cvss_vector } = parseJson(Record, bytes)
  const ranges = vulnerable_versions ? parseNpmRange(vulnerable_versions) : [{ events: [{ introduced: '0' }] }]
  yield {
    kind: 'advisory',
    advisory: {
      id: `NSWG-ECO-${id}`,
      aliases: (cves ?? []).filter((name) => /^CVE-\d{4}-\d{4,}$/.test(name)),
      source: 'nodejs-wg',
      vectors: cvss_vector ? [cvss_vector] : [],
      affected: [{ ecosystem: 'npm', name: module_name, ranges, versions: [] }],
    },
  }
}

export const nodejsWg: Feed = {
  id: 'nodejs-wg',
  title: 'Node.js Security Working Group',
  licence: 'MIT',
  coverage: 'selected-advisories',
  lacks: 'advisories after 2019',
  wants: (path) => /^vuln\/npm\/.*\.json$/.test(path),
  convert,
}
