import { z } from 'zod'
import { conform, readJson } from '#base/index.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { readYaml } from '../osv/osv.ts'

const Secdb = z.object({
  distroversion: z.string().default(''),
  packages: z.array(
    z.object({ pkg: z.object({ name: z.string(), secfixes: z.record(z.string(), z.array(z.string().nullable()).nullable()).nullish() }) }),
  ),
})

/** A release's main.yaml or community.json: package → fixed version → names. Version `0` says that the package was never affected. */
function* convert(file: FeedFile): Generator<FeedRecord> {
  const { distroversion, packages } = conform(Secdb, file.path.endsWith('.json') ? readJson(file.bytes) : readYaml(file.bytes))
  const release = distroversion || /v\d+\.\d+|edge/.exec(file.path)?.[0] || 'edge'
  for (const { pkg } of packages)
    for (const [fixed, names] of Object.entries(pkg.secfixes ?? {})) {
      if (fixed === '0') continue
      for (const text of names ?? []) {
        const [id, ...aliases] = (text ?? '').split(/\s+/).filter((name) => /^[A-Z]+[A-Za-z0-9-]*-[\w.-]+$/.test(name))
        if (id === undefined) continue
        const affected = {
          ecosystem: `Alpine:${release}`,
          name: pkg.name,
          ranges: [{ events: [{ introduced: '0' }, { fixed }] }],
          versions: [],
        }
        yield { kind: 'advisory', advisory: { id, aliases, source: 'alpine', vectors: [], affected: [affected] } }
      }
    }
}

export const alpineSecdb: Feed = {
  id: 'alpine',
  title: 'Alpine security database',
  licence: 'facts of the Alpine security database',
  coverage: 'advisories-only',
  lacks: 'vulnerabilities that are not fixed yet',
  wants: (path) => /(?:main|community)\.(?:ya?ml|json)$/.test(path),
  convert,
}
