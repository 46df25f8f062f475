import { parse as parseYaml } from 'yaml'
import { MiB, ParseError, conform, messageOf, parseJson, textOf } from '#base/index.ts'
import type { FeedCoverage } from '#model/index.ts'
import type { Feed, FeedFile } from '../contract.ts'
import { OsvRecord, advisoryOf } from './osv-record.ts'

/** A YAML document of a bounded size without aliases that multiply. @throws ParseError */
export function readYaml(bytes: Uint8Array): unknown {
  if (bytes.length > 4 * MiB) throw new ParseError('too-large', `a YAML document of ${bytes.length} bytes`)
  try {
    return parseYaml(textOf(bytes), { maxAliasCount: 50, schema: 'core' })
  } catch (cause) {
    throw new ParseError('malformed', `not YAML: ${messageOf(cause)}`, { cause })
  }
}

const readRecord = ({ path, bytes }: FeedFile): OsvRecord =>
  path.endsWith('.json') ? parseJson(OsvRecord, bytes) : conform(OsvRecord, readYaml(bytes))

type OsvFeed = {
  readonly id: string
  readonly title: string
  readonly licence: string
  readonly folder?: string
  readonly coverage?: FeedCoverage
  readonly lacks?: string
}

/** A feed whose files are OSV records, JSON or YAML: any of OSV's ecosystems, and publishers of their own. */
export const osvFeed = ({ folder = '', coverage = 'complete', ...rest }: OsvFeed): Feed => ({
  ...rest,
  coverage,
  wants: (path) => path.startsWith(folder) && /\.(?:json|ya?ml)$/.test(path),
  convert: (file) => [{ kind: 'advisory', advisory: advisoryOf(readRecord(file), rest.id) }],
})

export const osvFeeds: readonly Feed[] = [
  osvFeed({ id: 'almalinux', title: 'AlmaLinux errata', licence: 'MIT', folder: 'advisories/' }),
  osvFeed({ id: 'bitnami', title: 'Bitnami vulnerability database', licence: 'Apache-2.0', folder: 'data/' }),
  osvFeed({ id: 'drupal', title: 'Drupal security advisories', licence: 'MIT', folder: 'advisories/' }),
  osvFeed({
    id: 'ghsa',
    title: 'GitHub advisories, a selection',
    licence: 'CC-BY-4.0',
    coverage: 'selected-advisories',
    lacks: 'most GitHub advisories: it is a selection',
  }),
  osvFeed({ id: 'go', title: 'Go vulnerability database', licence: 'CC-BY-4.0', folder: 'data/osv/' }),
  osvFeed({ id: 'osv', title: "OSV's archives per ecosystem", licence: 'see the source of each record' }),
  osvFeed({ id: 'pypa', title: 'Python Packaging Advisory Database', licence: 'CC-BY-4.0', folder: 'vulns/' }),
]
