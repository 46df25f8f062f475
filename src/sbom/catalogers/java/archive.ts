import { MiB, ParseError, type Zip, type ZipEntry, messageOf, openZip } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { groupOf, splitFileName, versionOf } from './identity.ts'
import { readManifest, readProperties } from './manifest.ts'
import { type Pom, isNeeded, readPom } from './pom.ts'

const EXTENSIONS = ['jar', 'war', 'ear', 'par', 'sar', 'nar', 'kar', 'jpi', 'hpi', 'lpkg', 'rar']
const ARCHIVE = /\.(?:jar|war|ear|par|sar|nar|kar|jpi|hpi|lpkg)$/i
/** Archives in archives. */
const DEPTH = 6
/** Bytes: an inner archive, all of them together, and a text file. */
const INNER = 256 * MiB
const TOTAL = 2048 * MiB
const TEXT = 4 * MiB
const POMS = 10_000

type Coordinates = { readonly group: string; readonly artifact: string; readonly version: string; readonly folder: string }
type Budget = { left: number }

const maven = (
  group: string,
  artifact: string,
  version: string,
  path: string,
  pom: Pom | undefined,
  licences: readonly string[],
): FoundPackage => ({
  kind: 'package',
  type: 'maven',
  name: `${group}:${artifact}`,
  version,
  path,
  licences: pom && pom.licences.length > 0 ? pom.licences : licences,
  requires: (pom?.dependencies ?? []).filter(isNeeded).map(({ name }) => name),
})

/** pom.properties of the archive and of everything that was shaded into it. */
function coordinatesIn(zip: Zip): Coordinates[] {
  const entries = zip.entries.filter(({ name }) => /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(name))
  if (entries.length > POMS) throw new ParseError('too-large', `more than ${POMS} pom.properties in one archive`)
  return entries.flatMap((entry) => {
    const values = readProperties(zip.read(entry, TEXT))
    const [group, artifact, version] = [values.get('groupId'), values.get('artifactId'), values.get('version')]
    if (!group || !artifact || !version || version.includes('${')) return []
    return [{ group, artifact, version, folder: entry.name.slice(0, entry.name.lastIndexOf('/')) }]
  })
}

function pomBeside(zip: Zip, byName: ReadonlyMap<string, ZipEntry>, folder: string): Pom | undefined {
  const entry = byName.get(`${folder}/pom.xml`)
  try {
    return entry && readPom(zip.read(entry, TEXT))
  } catch {
    // It only adds licences and edges; the coordinates stand in pom.properties.
    return undefined
  }
}

function* ownPackages(zip: Zip, byName: ReadonlyMap<string, ZipEntry>, path: string): Generator<Found> {
  const manifestEntry = byName.get('META-INF/MANIFEST.MF')
  const manifest = manifestEntry ? readManifest(zip.read(manifestEntry, TEXT)) : new Map<string, string>()
  const name = splitFileName(path)
  const all = coordinatesIn(zip)
  const declared = manifest.get('bundle-license')?.split(/[;,]/, 1)[0]?.trim()
  const licences = declared && declared.length <= 200 ? [declared] : []
  const own =
    all.find(({ artifact, version }) => artifact === name.artifact || `${name.artifact}-${name.version}` === `${artifact}-${version}`) ??
    (all.length === 1 ? all[0] : undefined)
  for (const { group, artifact, version, folder } of all)
    yield maven(group, artifact, version, path, pomBeside(zip, byName, folder), own?.folder === folder ? licences : [])
  const version = versionOf(manifest, name.version)
  // An application's own archive has neither: it is a container of packages.
  if (!own && version !== '') yield maven(groupOf(manifest, name.artifact), name.artifact, version, path, undefined, licences)
}

/** Everything in an archive and the archives in it. What cannot be read is a named unknown; the rest goes on. */
function* readArchive(bytes: Uint8Array, path: string, depth: number, budget: Budget): Generator<Found> {
  const zip = openZip(bytes)
  const byName = new Map(zip.entries.map((entry) => [entry.name, entry]))
  yield* ownPackages(zip, byName, path)
  for (const entry of byName.values()) {
    if (!ARCHIVE.test(entry.name)) continue
    const inner = `${path}!/${entry.name}`
    try {
      if (depth >= DEPTH) throw new ParseError('too-deep', `archives nest deeper than ${DEPTH}`)
      budget.left -= entry.size
      if (budget.left < 0) throw new ParseError('too-large', `the archives within are more than ${TOTAL / MiB} MiB`)
      yield* readArchive(zip.read(entry, INNER), inner, depth + 1, budget)
    } catch (thrown) {
      if (!(thrown instanceof ParseError)) throw thrown
      yield { kind: 'unknown', reason: messageOf(thrown), path: inner }
    }
  }
}

/** Java archives. A name that begins a ZIP only by its extension (an empty file, a text) is a named unknown. */
export const javaArchive = {
  id: 'java-archive',
  revision: 1,
  paths: [`**/*.{${EXTENSIONS.join(',')}}`],
  limit: 512 * MiB,
  evidence: 'installed',
  links: 'system',
  about:
    'Archives, nested and shaded ones: by pom.properties, then manifest, then file name; edges and licences from the pom.xml beside. Classes that were shaded without pom.properties cannot be told.',
  parse: (file: FoundFile): Iterable<Found> => readArchive(file.bytes, file.path, 0, { left: TOTAL }),
} satisfies Cataloger
