import * as z from 'zod'
import { conform, readJson } from '#base/index.ts'
import type { Affected } from '#model/index.ts'
import { apk } from '../../versions/apk/apk.ts'
import type { Feed, FeedFile, FeedRecord } from '../contract.ts'
import { neverAffected } from '../never-affected.ts'
import { readYaml } from '../osv/osv.ts'
import { vulnerabilitiesOf } from './names.ts'

const Secdb = z.object({
  distroversion: z.string().max(60).nullish(),
  // A release without packages has a null here.
  packages: z
    .array(z.object({ pkg: z.object({ name: z.string().max(300), secfixes: z.record(z.string().max(200), z.unknown()).nullish() }) }))
    .max(200_000)
    .nullish(),
})

/** A list of names in one place, a single name in another. */
const linesOf = (value: unknown): string[] => [value].flat().filter((line) => typeof line === 'string')

type Fix = { readonly fixed: string; readonly aliases: readonly string[] }

/**
 * What one package's `secfixes` say: fixed version → names. Version `0` says that the package was never affected. A vulnerability that
 * stands at two versions was not whole at the first: the later one counts.
 */
function fixesOf(secfixes: Readonly<Record<string, unknown>>): Map<string, Fix> {
  const fixes = new Map<string, Fix>()
  for (const [fixed, value] of Object.entries(secfixes)) {
    if (!/^\d/.test(fixed)) continue
    for (const { id, aliases } of linesOf(value).flatMap(vulnerabilitiesOf)) {
      const known = fixes.get(id)
      const later = known && apk.compare(known.fixed, fixed) > 0 ? known.fixed : fixed
      fixes.set(id, { fixed: later, aliases: [...new Set([...(known?.aliases ?? []), ...aliases])].toSorted() })
    }
  }
  return fixes
}

/** The form that Alpine and its kin publish: `main.json` and `community.json` of a release, formerly YAML; Wolfi's `security.json`. */
const converter = (source: string, ecosystemOf: (release: string) => string) =>
  function* convert(file: FeedFile): Generator<FeedRecord> {
    const { distroversion, packages } = conform(Secdb, /\.ya?ml$/.test(file.path) ? readYaml(file.bytes) : readJson(file.bytes))
    const ecosystem = ecosystemOf(distroversion || /v\d+\.\d+|edge/.exec(file.path)?.[0] || 'edge')
    for (const { pkg } of packages ?? [])
      for (const [id, { fixed, aliases }] of fixesOf(pkg.secfixes ?? {})) {
        const affected: Affected =
          fixed === '0'
            ? neverAffected(ecosystem, pkg.name)
            : { ecosystem, name: pkg.name, ranges: [{ events: [{ introduced: '0' }, { fixed }] }], versions: [] }
        yield { kind: 'advisory', advisory: { id, aliases, source, vectors: [], affected: [affected] } }
      }
  }

const LACKS = 'vulnerabilities that are not fixed yet'

const ALPINE = Array.from({ length: 12 }, (_, i) => `v3.${12 + i}`).concat('edge')

export const secdbFeeds: readonly Feed[] = [
  {
    id: 'alpine',
    title: 'Alpine security database',
    licence: 'facts of the Alpine security database',
    coverage: 'advisories-only',
    lacks: LACKS,
    publication: {
      parts: ALPINE,
      addresses: (release) => ['main', 'community'].map((name) => `https://secdb.alpinelinux.org/${release}/${name}.json`),
    },
    wants: (path) => /(?:^|\/)(?:main|community)\.(?:ya?ml|json)$/.test(path),
    convert: converter('alpine', (release) => `Alpine:${release}`),
  },
  {
    id: 'chainguard',
    title: 'Chainguard security database',
    licence: 'facts of the Chainguard security database',
    coverage: 'advisories-only',
    lacks: LACKS,
    publication: { parts: [], addresses: () => ['https://packages.cgr.dev/chainguard/security.json'] },
    wants: (path) => /(?:^|\/)security\.json$/.test(path),
    convert: converter('chainguard', () => 'Chainguard'),
  },
  {
    id: 'wolfi',
    title: 'Wolfi security database',
    licence: 'facts of the Wolfi security database',
    coverage: 'advisories-only',
    lacks: LACKS,
    publication: { parts: [], addresses: () => ['https://packages.wolfi.dev/os/security.json'] },
    wants: (path) => /(?:^|\/)security\.json$/.test(path),
    convert: converter('wolfi', () => 'Wolfi'),
  },
]
