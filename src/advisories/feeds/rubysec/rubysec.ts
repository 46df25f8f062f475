import * as z from 'zod'
import { conform } from '#base/index.ts'
import type { Range } from '#model/index.ts'
import { complementOf, parseGemRequirement } from '../../versions/range.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { readYaml } from '../osv/osv.ts'

const Text = z.union([z.string(), z.number()]).transform(String)

const Record = z.object({
  gem: Text.optional(),
  cve: Text.nullish(),
  ghsa: Text.nullish(),
  osvdb: Text.nullish(),
  date: z.unknown().optional(),
  cvss_v3: z.number().nullish(),
  unaffected_versions: z.array(Text).nullish(),
  patched_versions: z.array(Text).nullish(),
})

const rangesOf = (requirements: readonly string[] | null | undefined): Range[] =>
  (requirements ?? []).map((text) => parseGemRequirement([text]))

function* convert(file: FeedFile): Generator<FeedRecord> {
  const record = conform(Record, readYaml(file.bytes))
  if (record.gem === undefined) return
  const cve = record.cve ? `CVE-${record.cve}` : undefined
  const ghsa = record.ghsa ? `GHSA-${record.ghsa}` : undefined
  const [id, ...aliases] = [cve, ghsa, record.osvdb ? `OSVDB-${record.osvdb}` : undefined].filter((name) => name !== undefined)
  const safe = [...rangesOf(record.unaffected_versions), ...rangesOf(record.patched_versions)]
  const range = safe.length === 0 ? { events: [{ introduced: '0' }] } : complementOf('gem', safe)
  yield {
    kind: 'advisory',
    advisory: {
      id: id ?? file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.yml$/, ''),
      aliases,
      source: 'rubysec',
      vectors: [],
      affected: [{ ecosystem: 'RubyGems', name: record.gem, ranges: [range], versions: [] }],
    },
  }
}

export const rubysec: Feed = {
  id: 'rubysec',
  title: 'Ruby Advisory Database',
  licence: 'public domain',
  coverage: 'complete',
  wants: (path) => /(?:^|\/)gems\/.*\.yml$/.test(path),
  convert,
}
