import { parse as parseYaml } from 'yaml'
import { MiB, ParseError, conform, messageOf, parseJson, textOf } from '#base/index.ts'
import type { FeedCoverage } from '#model/index.ts'
import type { Extent, Feed, FeedFile, FeedRecord } from '../contract.ts'
import { OsvRecord, advisoryOf } from './osv-record.ts'

/** A YAML document of a bounded size without aliases that multiply. @throws ParseError */
export function readYaml(bytes: Uint8Array): unknown {
  if (bytes.length > 4 * MiB) throw new ParseError('too-large', `a YAML document of ${bytes.length} bytes`)
  try {
    return parseYaml(textOf(bytes), { maxAliasCount: 50, schema: 'core', logLevel: 'error' })
  } catch (cause) {
    throw new ParseError('malformed', `not YAML: ${messageOf(cause)}`, { cause })
  }
}

const readRecord = ({ path, bytes }: FeedFile): OsvRecord =>
  path.endsWith('.json') ? parseJson(OsvRecord, bytes) : conform(OsvRecord, readYaml(bytes))

type OsvFeed = Omit<Feed, 'wants' | 'convert' | 'coverage'> & { readonly folder?: string; readonly coverage?: FeedCoverage }

/** Where a repository's archive has a folder around everything, it may stand before ours. */
const isRecord = (folder: string, path: string): boolean =>
  (path.startsWith(folder) || path.includes(`/${folder}`)) && /\.(?:json|ya?ml)$/.test(path)

function* convert(file: FeedFile, source: string): Generator<FeedRecord> {
  const advisory = advisoryOf(readRecord(file), source)
  if (advisory) yield { kind: 'advisory', advisory }
}

/** A feed whose files are OSV records, JSON or YAML: any of OSV's ecosystems, and publishers of their own. */
export const osvFeed = ({ folder = '', coverage = 'complete', ...rest }: OsvFeed): Feed => ({
  ...rest,
  coverage,
  wants: (path) => isRecord(folder, path),
  convert: (file) => convert(file, rest.id),
})

/** Distributions that publish what they fixed, and nothing of what they have not. */
const ERRATA: ReadonlySet<string> = new Set([
  'almalinux',
  'alpaquita',
  'alpine',
  'azure linux',
  'bellsoft hardened containers',
  'chainguard',
  'mageia',
  'minimos',
  'openeuler',
  'opensuse',
  'red hat',
  'rocky linux',
  'suse',
  'wolfi',
])

const COMPLETE: Extent = { coverage: 'complete' }

const osvExtent = (ecosystem: string): Extent =>
  ERRATA.has(ecosystem.split(':', 1)[0]!) ? { coverage: 'advisories-only', lacks: 'vulnerabilities that are not fixed yet' } : COMPLETE

/** The folders of OSV's bucket whose packages plimsoll finds. */
const ECOSYSTEMS = [
  'AlmaLinux',
  'Alpaquita',
  'Alpine',
  'Azure Linux',
  'BellSoft Hardened Containers',
  'Bioconductor',
  'Bitnami',
  'CRAN',
  'Chainguard',
  'Debian',
  'Echo',
  'GHC',
  'GitHub Actions',
  'Go',
  'Hackage',
  'Hex',
  'Linux',
  'Mageia',
  'Maven',
  'MinimOS',
  'NuGet',
  'Packagist',
  'Pub',
  'PyPI',
  'Red Hat',
  'Rocky Linux',
  'RubyGems',
  'SUSE',
  'SwiftURL',
  'Ubuntu',
  'Wolfi',
  'crates.io',
  'npm',
  'openEuler',
  'openSUSE',
]

/** Feeds of their own have these. */
const FIRST_HAND: ReadonlySet<string> = new Set(['Alpine', 'Chainguard', 'Debian', 'GHC', 'Hackage', 'Wolfi'])

const BUCKET = 'https://osv-vulnerabilities.storage.googleapis.com'

export const osvFeeds: readonly Feed[] = [
  osvFeed({
    id: 'almalinux',
    title: 'AlmaLinux errata',
    licence: 'MIT',
    folder: 'advisories/',
    coverage: 'advisories-only',
    lacks: 'vulnerabilities that are not fixed yet',
  }),
  osvFeed({ id: 'bitnami', title: 'Bitnami vulnerability database', licence: 'Apache-2.0', folder: 'data/' }),
  osvFeed({
    id: 'drupal',
    title: 'Drupal security advisories',
    licence: 'MIT',
    folder: 'advisories/',
    coverage: 'selected-advisories',
    lacks: 'all but packages of Drupal',
  }),
  osvFeed({
    id: 'ghsa',
    title: 'GitHub advisories, a selection',
    licence: 'CC-BY-4.0',
    coverage: 'selected-advisories',
    lacks: 'most GitHub advisories: it is a selection',
  }),
  osvFeed({ id: 'go', title: 'Go vulnerability database', licence: 'CC-BY-4.0', folder: 'data/osv/' }),
  osvFeed({
    id: 'osv',
    title: "OSV's archives per ecosystem",
    licence: 'see the source of each record',
    extentOf: osvExtent,
    publication: {
      parts: ECOSYSTEMS,
      byDefault: ECOSYSTEMS.filter((name) => !FIRST_HAND.has(name)),
      addresses: (ecosystem) => [`${BUCKET}/${encodeURIComponent(ecosystem)}/all.zip`],
    },
  }),
  osvFeed({ id: 'pypa', title: 'Python Packaging Advisory Database', licence: 'CC-BY-4.0', folder: 'vulns/' }),
]
