import { openDatabase } from '#advisories/index.ts'
import type { EcosystemInfo, SourceInfo } from '#model/index.ts'
import { UsageError } from '../errors.ts'
import { findDatabase } from '../folders.ts'

/** Of which plimsoll finds packages; those without a source are named, so that nobody takes them for covered. */
const KNOWN = [
  'AlmaLinux',
  'Alpine',
  'Amazon Linux',
  'Arch Linux',
  'Azure Linux',
  'Bitnami',
  'CRAN',
  'Chainguard',
  'Debian',
  'Fedora',
  'Go',
  'Hackage',
  'Hex',
  'Mageia',
  'Maven',
  'MinimOS',
  'NuGet',
  'OpenWrt',
  'Oracle Linux',
  'Packagist',
  'Photon OS',
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

type Document = {
  readonly schema: 'plimsoll-database/1'
  readonly path: string
  readonly digest: string
  readonly sources: readonly SourceInfo[]
  readonly ecosystems: readonly EcosystemInfo[]
  readonly notCovered: readonly string[]
}

const familyOf = (ecosystem: string): string => ecosystem.split(':', 1)[0]!

function documentOf(path: string, digest: string, sources: readonly SourceInfo[], ecosystems: readonly EcosystemInfo[]): Document {
  const covered = new Set(ecosystems.map(({ ecosystem }) => familyOf(ecosystem)))
  const notCovered = KNOWN.filter((name) => !covered.has(name.toLowerCase()))
  return { schema: 'plimsoll-database/1', path, digest, sources, ecosystems, notCovered }
}

/** Columns as wide as what stands in them; the last one ends the line. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]!.length))) ?? []
  return rows.map((row) => `  ${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!))).join('  ')}\n`).join('')
}

function tableOf({ path, digest, sources, ecosystems, notCovered }: Document): string {
  const sourceRows = sources.map(({ id, advisories, asOf, coverage, lacks, edition, unread, licence }) => [
    id,
    String(advisories),
    asOf.slice(0, 10),
    coverage,
    [
      licence,
      ...(edition ? [`edition ${edition}`] : []),
      ...(lacks ? [`lacks ${lacks}`] : []),
      ...(unread ? [`${unread} files could not be read`] : []),
    ].join('; '),
  ])
  const ecosystemRows = ecosystems.map((info) => [
    info.ecosystem,
    info.source,
    String(info.advisories),
    info.asOf.slice(0, 10),
    info.coverage,
  ])
  return [
    `${path}\n${digest}\n`,
    `\nSources\n${columns([['source', 'records', 'as of', 'coverage', 'licence'], ...sourceRows])}`,
    `\nEcosystems and releases\n${columns([['ecosystem', 'source', 'advisories', 'as of', 'coverage'], ...ecosystemRows])}`,
    `\nNot covered: ${notCovered.length === 0 ? 'nothing that plimsoll knows packages of' : notCovered.join(', ')}.\n`,
    'Packages of these, of releases that are not listed, and programs that no package manager installed (an OpenSSL built by hand)\nare not assessed.\n',
  ].join('')
}

/** What the advisory data is made of. */
export async function databaseInfo(named: string | undefined, format: string): Promise<void> {
  if (format !== 'table' && format !== 'json') throw new UsageError('wrong-use', `no format "${format}"; there are json, table`)
  const { path, digest } = await findDatabase(named)
  const database = openDatabase(path)
  try {
    const document = documentOf(path, digest, database.sources(), database.ecosystems())
    process.stdout.write(format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : tableOf(document))
  } finally {
    database.close()
  }
}
