import * as z from 'zod'
import { conform } from '#base/index.ts'
import { parseHexRequirement } from '../../versions/range.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { readYaml } from '../osv/osv.ts'

const Record = z.object({
  id: z.string(),
  package: z.string(),
  cve: z.union([z.string(), z.number()]).transform(String).nullish(),
  severity: z.string().nullish(),
  vulnerable_version_ranges: z.array(z.string()).nullish(),
})

function* convert(file: FeedFile): Generator<FeedRecord> {
  const record = conform(Record, readYaml(file.bytes))
  const ranges = (record.vulnerable_version_ranges ?? []).flatMap(parseHexRequirement)
  if (ranges.length === 0) return
  yield {
    kind: 'advisory',
    advisory: {
      id: record.id,
      aliases: record.cve ? [`CVE-${record.cve.replace(/^CVE-/, '')}`] : [],
      source: 'elixir',
      vectors: [],
      ...(record.severity ? { rating: record.severity.toLowerCase() } : {}),
      affected: [{ ecosystem: 'Hex', name: record.package, ranges, versions: [] }],
    },
  }
}

export const elixir: Feed = {
  id: 'elixir',
  title: 'Elixir security advisories',
  licence: 'see its source',
  coverage: 'complete',
  wants: (path) => /(?:^|\/)packages\/.*\.ya?ml$/.test(path),
  convert,
}
