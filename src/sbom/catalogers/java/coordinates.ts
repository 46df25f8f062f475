import { KiB, ParseError, type Zip, type ZipEntry } from '#base/index.ts'
import type { Budget } from './budget.ts'
import type { NameParts } from './file-name.ts'
import { readProperties } from './manifest.ts'
import { type Pom, readPom } from './pom.ts'

/** What a folder META-INF/maven/GROUP/ARTIFACT says: of the archive itself or of what was shaded into it. */
export type Coordinates = {
  readonly group: string
  readonly artifact: string
  readonly version: string
  readonly pom: Pom | undefined
}

const FOLDER = /^(?:.*\/)?META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.(properties|xml)$/
const PROPERTIES = 64 * KiB
const POM = 512 * KiB

type Files = { readonly folder: readonly [string, string]; properties?: ZipEntry; xml?: ZipEntry }

function foldersOf(zip: Zip): Files[] {
  const folders = new Map<string, Files>()
  for (const entry of zip.entries) {
    const match = FOLDER.exec(entry.name)
    if (!match) continue
    const key = entry.name.slice(0, entry.name.lastIndexOf('/'))
    const files: Files = folders.get(key) ?? { folder: [match[1]!, match[2]!] }
    folders.set(key, match[3] === 'xml' ? { ...files, xml: entry } : { ...files, properties: entry })
  }
  return [...folders.values()]
}

/** The pom adds licences and edges; where it cannot be read the properties still say what it is. */
function pomOf(zip: Zip, entry: ZipEntry | undefined, budget: Budget): Pom | 'unread' | undefined {
  try {
    return entry && readPom(budget.readXml(zip, entry, POM))
  } catch (thrown) {
    if (thrown instanceof ParseError) return 'unread'
    throw thrown
  }
}

const plain = (version: string): string => version.toLowerCase().replace(/[^a-z0-9]/g, '')

const isWord = (text: string | undefined): text is string => text !== undefined && /^[^\s${}:]{1,200}$/.test(text)

/** By pom.properties, or by a pom.xml without them (Gradle's and bnd's archives). `unread` counts those that neither names any more. */
export function coordinatesIn(zip: Zip, budget: Budget): { readonly all: readonly Coordinates[]; readonly unread: number } {
  const found = new Map<string, Coordinates>()
  let unread = 0
  for (const { folder, properties, xml } of foldersOf(zip)) {
    budget.countPom()
    const values = properties ? readProperties(budget.read(zip, properties, PROPERTIES)) : new Map<string, string>()
    const read = pomOf(zip, xml, budget)
    const pom = read === 'unread' ? undefined : read
    const group = values.get('groupId') ?? folder[0]
    const artifact = values.get('artifactId') ?? folder[1]
    const version = values.get('version') ?? pom?.version
    if (isWord(group) && isWord(artifact) && isWord(version))
      found.set(`${group}:${artifact}:${version}`, { group, artifact, version, pom })
    else if (read === 'unread') unread++
  }
  return { all: [...found.values()], unread }
}

/** Which of them the archive itself is; none when all were shaded into it. */
export function ownOf(all: readonly Coordinates[], name: NameParts, base: string, versions: readonly string[]): Coordinates | undefined {
  const exact = all.filter(({ artifact }) => artifact === name.artifact)
  if (exact.length > 0) return exact.find(({ version }) => version === name.version) ?? exact[0]
  // Quarkus and sbt name files `GROUP.ARTIFACT-VERSION.jar`.
  const whole = all.find(
    ({ group, artifact, version }) =>
      name.artifact === `${group}.${artifact}` ||
      name.artifact === `${group}-${artifact}` ||
      // Debian writes `geronimo-annotation-1.3-spec.jar` for geronimo-annotation_1.3_spec.
      [plain(artifact), plain(artifact + version)].includes(plain(base)),
  )
  if (whole || all.length !== 1) return whole
  const only = all[0]!
  const said = name.version === '' ? versions : [name.version]
  return said.length === 0 || said.some((version) => plain(version) === plain(only.version)) ? only : undefined
}
