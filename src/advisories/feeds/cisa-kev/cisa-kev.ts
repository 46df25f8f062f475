import { z } from 'zod'
import { parseJson } from '#base/index.ts'
import type { Feed } from '../contract.ts'

const Catalog = z.object({
  vulnerabilities: z
    .array(z.object({ cveID: z.string(), dateAdded: z.string(), knownRansomwareCampaignUse: z.string().optional() }))
    .max(100_000),
})

export const cisaKev: Feed = {
  id: 'cisa-kev',
  title: 'CISA Known Exploited Vulnerabilities',
  licence: 'CC0-1.0',
  coverage: 'complete',
  wants: (path) => path.endsWith('known_exploited_vulnerabilities.json'),
  convert: ({ bytes }) =>
    parseJson(Catalog, bytes).vulnerabilities.map(({ cveID, dateAdded, knownRansomwareCampaignUse }) => ({
      kind: 'exploited',
      cve: cveID,
      since: dateAdded,
      ransomware: knownRansomwareCampaignUse === 'Known',
    })),
}
