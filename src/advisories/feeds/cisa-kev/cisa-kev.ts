import * as z from 'zod'
import { parseJson } from '#base/index.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'

const Catalog = z.object({
  catalogVersion: z.string().max(40).optional(),
  dateReleased: z.string().max(40).optional(),
  vulnerabilities: z
    .array(
      z.object({
        cveID: z.string().max(40),
        dateAdded: z.string().max(40),
        knownRansomwareCampaignUse: z.string().max(40).optional(),
      }),
    )
    .max(100_000),
})

function* convert({ bytes }: FeedFile): Generator<FeedRecord> {
  const { catalogVersion, dateReleased, vulnerabilities } = parseJson(Catalog, bytes)
  const day = /^\d{4}-\d\d-\d\d/.exec(dateReleased ?? '')?.[0]
  if (day) yield { kind: 'edition', asOf: `${day}T00:00:00Z`, ...(catalogVersion ? { edition: catalogVersion } : {}) }
  for (const { cveID, dateAdded, knownRansomwareCampaignUse } of vulnerabilities)
    if (/^CVE-\d{4}-\d{4,}$/.test(cveID) && /^\d{4}-\d\d-\d\d$/.test(dateAdded))
      yield { kind: 'exploited', cve: cveID, since: dateAdded, ransomware: knownRansomwareCampaignUse === 'Known' }
}

export const cisaKev: Feed = {
  id: 'cisa-kev',
  title: 'CISA Known Exploited Vulnerabilities',
  licence: 'CC0-1.0',
  coverage: 'complete',
  publication: {
    parts: [],
    addresses: () => ['https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'],
  },
  wants: (path) => path.endsWith('known_exploited_vulnerabilities.json'),
  convert,
}
