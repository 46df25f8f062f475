import { MiB, ParseError, type Zip, messageOf, openZip } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { type Budget, newBudget } from './budget.ts'
import { commonPackage } from './class-packages.ts'
import { type Coordinates, coordinatesIn, ownOf } from './coordinates.ts'
import { type NameParts, repositoryGroup, splitFileName } from './file-name.ts'
import { groupOf, renamedFrom, versionsIn } from './identity.ts'
import { licenceTextIn } from './licence-text.ts'
import { bundleLicence } from './licences.ts'
import { readManifest } from './manifest.ts'
import { type Pom, isNeeded } from './pom.ts'
import { tomcatArtifact } from './tomcat.ts'

const EXTENSIONS = ['jar', 'war', 'ear', 'par', 'sar', 'nar', 'kar', 'jpi', 'hpi', 'lpkg', 'rar']
const ARCHIVE = new RegExp(`\\.(?:${EXTENSIONS.join('|')})$`, 'i')
const MANIFEST = 16 * MiB
/** Inner archives that cannot be read and are named one by one; a bomb has many. */
const NAMED = 1000

type Identity = { readonly group: string; readonly artifact: string; readonly version: string; readonly classifier: string }

const packageOf = (
  { group, artifact, version }: Pick<Identity, 'group' | 'artifact' | 'version'>,
  path: string,
  classifier: string,
  pom: Pom | undefined,
  licence: string | undefined,
): FoundPackage => ({
  kind: 'package',
  type: 'maven',
  name: `${group}:${artifact}`,
  version,
  path,
  ...(classifier === '' ? {} : { qualifiers: { classifier } }),
  licences: [pom?.licence ?? licence ?? ''].filter(Boolean),
  requires: (pom?.dependencies ?? []).filter(isNeeded).map(({ name }) => name),
})

/** `9.4.0.jre8` of an archive whose pom says 9.4.0: the file's name is what was published. */
const publishedVersion = (own: Coordinates, name: NameParts): string =>
  own.artifact === name.artifact && name.version.startsWith(`${own.version}.`) ? name.version : own.version

/** Build tools put what follows the version into the name's end: `epoll-4.1.94.Final-linux-x86_64`. */
function classifierOf(own: Coordinates, base: string): string {
  const start = `${own.artifact}-${own.version}-`
  return base.startsWith(start) && /^[a-z][\w.-]{0,60}$/i.test(base.slice(start.length)) ? base.slice(start.length) : ''
}

function identify(zip: Zip, path: string, manifest: ReadonlyMap<string, string>, all: readonly Coordinates[]): Identity | undefined {
  const versions = versionsIn(manifest)
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1).replace(/\.[A-Za-z]{3,4}$/, '')
  const name = splitFileName(path, versions)
  const own = ownOf(all, name, base, versions)
  if (own) return { ...own, version: publishedVersion(own, name), classifier: classifierOf(own, base) }
  const version = name.version || versions[0] || ''
  // New Relic's instrumentation carries names and versions of what it instruments.
  if (version === '' || manifest.has('weave-classes')) return undefined
  // Without its own pom a container of others is what the others are, unless its name or manifest says more.
  if (name.version === '' && all.some((one) => versions.includes(one.version))) return undefined
  // Quarkus and sbt, of archives without pom.properties.
  const dotted = /^((?:com|org|net|io)\.[\w.-]+)\.([\w]+-[\w-]+(?:_[\d.]+)?)$/.exec(name.artifact)
  if (dotted && manifest.get('bundle-symbolicname') !== name.artifact)
    return { group: dotted[1]!, artifact: dotted[2]!, version, classifier: name.classifier }
  const tomcat = name.version === '' ? tomcatArtifact(manifest, name.artifact, version) : undefined
  if (tomcat !== undefined) return { group: 'org.apache.tomcat', artifact: tomcat, version, classifier: '' }
  const artifact = name.version === '' ? renamedFrom(manifest, name.artifact) : name.artifact
  const group = repositoryGroup(path, artifact, version) ?? groupOf(manifest, artifact, version, () => commonPackage(zip.entries))
  return { group, artifact, version, classifier: name.classifier }
}

/** A library that nothing names is no package, and must not pass for assessed. */
const NAMELESS = 'holds classes, but no pom.properties, manifest or file name says which version of what'

/** What an application contains and nothing in it needs: it is needed by the application. */
function unneeded(within: readonly Found[]): string[] {
  const packages = within.filter((one) => one.kind === 'package')
  const needed = new Set(packages.flatMap(({ name, requires }) => (requires ?? []).filter((one) => one !== name)))
  return packages.map(({ name }) => name).filter((name) => !needed.has(name))
}

const LIBRARIES = /(?:BOOT-INF|WEB-INF|APP-INF)\/lib\/[^!]*$/

function ownPackages(zip: Zip, path: string, budget: Budget, inner: readonly Found[]): Found[] {
  const entry = zip.entries.findLast(({ name }) => name === 'META-INF/MANIFEST.MF')
  const manifest = entry ? readManifest(budget.read(zip, entry, MANIFEST)) : new Map<string, string>()
  const { all, unread } = coordinatesIn(zip, budget)
  const own = identify(zip, path, manifest, all)
  const licence = bundleLicence(manifest.get('bundle-license'))
  const isOwn = (one: Coordinates): boolean => own?.group === one.group && own.artifact === one.artifact
  const lost: Found[] = unread === 0 ? [] : [{ kind: 'unknown', reason: `${unread} of the poms in it could not be read`, path }]
  const shaded = [...all.filter((one) => !isOwn(one)).map((one) => packageOf(one, path, '', one.pom, undefined)), ...lost]
  if (!own) {
    // A program of the user's own has a main class and seldom a version; a library without one could be anything.
    const isProgram = manifest.has('main-class') || zip.entries.some(({ name }) => name.startsWith('WEB-INF/'))
    const isNameless = !isProgram && shaded.length === 0 && inner.length === 0 && zip.entries.some(({ name }) => name.endsWith('.class'))
    return isNameless ? [{ kind: 'unknown', reason: NAMELESS, path }] : shaded
  }
  const pom = all.find((one) => isOwn(one))?.pom
  const main = packageOf(own, path, own.classifier, pom, licence ?? (pom?.licence === undefined ? licenceTextIn(zip, budget) : undefined))
  return [{ ...main, requires: [...new Set([...(main.requires ?? []), ...unneeded([...shaded, ...inner])])] }, ...shaded]
}

/** Everything in the archives within one. What cannot be read is a named unknown; the rest goes on. */
function archivesIn(zip: Zip, path: string, budget: Budget): Found[] {
  const inner: Found[] = []
  let unread = 0
  for (const entry of zip.entries) {
    if (!ARCHIVE.test(entry.name)) continue
    const innerPath = `${path}!/${entry.name}`
    try {
      for (const found of budget.open(zip, entry, (content) => readArchive(content, innerPath, budget))) inner.push(found)
    } catch (thrown) {
      if (!(thrown instanceof ParseError)) throw thrown
      if (++unread <= NAMED) inner.push({ kind: 'unknown', reason: messageOf(thrown), path: innerPath })
    }
  }
  if (unread > NAMED) inner.push({ kind: 'unknown', reason: `${unread - NAMED} more archives in it could not be read`, path })
  return inner
}

/** An archive and those within it. */
function readArchive(bytes: Uint8Array, path: string, budget: Budget): Found[] {
  const zip = openZip(bytes)
  const inner = archivesIn(zip, path, budget)
  try {
    const own = ownPackages(zip, path, budget, inner)
    // Nameless archives in a named one are part of it, unless they lie where applications keep what they use.
    const isPart = (one: Found): boolean => one.kind === 'unknown' && one.reason === NAMELESS && !LIBRARIES.test(one.path ?? '')
    return own[0]?.kind === 'package' ? [...own, ...inner.filter((one) => !isPart(one))] : [...own, ...inner]
  } catch (thrown) {
    if (!(thrown instanceof ParseError)) throw thrown
    return [{ kind: 'unknown', reason: messageOf(thrown), path }, ...inner]
  }
}

const RAR = 0x52617221

/**
 * A .rar is a resource adapter, or of another kind of archive altogether; a .zip may hold archives as a distribution of a program does,
 * and is no Java package itself: where it is damaged, nothing of Java's was missed for certain.
 */
function parseArchive({ bytes, path }: FoundFile): Found[] {
  if (bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) === RAR) return []
  if (!path.toLowerCase().endsWith('.zip')) return readArchive(bytes, path, newBudget())
  try {
    return archivesIn(openZip(bytes), path, newBudget())
  } catch (thrown) {
    if (thrown instanceof ParseError) return []
    throw thrown
  }
}

/** Java archives. A name that begins a ZIP only by its extension (an empty file, a text) is a named unknown. */
export const javaArchive = {
  id: 'java-archive',
  revision: 2,
  paths: [`**/*.{${EXTENSIONS.join(',')},zip}`],
  limit: 512 * MiB,
  evidence: 'installed',
  links: 'near',
  about:
    'Archives, nested and shaded ones, also in ZIP files: by pom.properties, then manifest, then file name, with a table of the groups of well-known artifacts; edges and licences from the pom.xml beside. Classes that were shaded without pom.properties cannot be told.',
  parse: parseArchive,
} satisfies Cataloger
