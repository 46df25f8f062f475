import { withoutScala } from './file-name.ts'
import { familyGroup, knownGroup } from './groups.ts'

type Manifest = ReadonlyMap<string, string>

const DOMAINS =
  /^(?:com|org|net|io|edu|gov|dev|me|cn|de|fr|uk|jp|ru|jakarta|javax|info|biz|co|ch|nl|se|be|it|pl|eu|tech|app|ai|us|is|at|br|au|in)\./

/** Houses whose projects have groups of their own: by themselves they are the group of nothing. */
const HOUSES: ReadonlySet<string> = new Set(
  'org.apache com.google org.eclipse org.codehaus net.sourceforge net.sf com.sun com.github io.github com.googlecode org.jboss org.glassfish com.netflix org.w3c com.ibm com.amazonaws.services'.split(
    ' ',
  ),
)

const plain = (words: string): string => words.toLowerCase().replace(/[-_.]/g, '')
const isGroup = (name: string): boolean => name.includes('.') && !HOUSES.has(name)

/** `org.apache.commons.io` is a name with a group in it; a plain word, a sentence or an address is none. */
function dottedName(text: string | undefined): string | undefined {
  const name = text?.split(';', 1)[0]?.trim() ?? ''
  return DOMAINS.test(name) && /^[\w-]+(?:\.[\w-]+){1,12}$/.test(name) ? name : undefined
}

/**
 * The group in a name that was made of group and artifact: `org.tukaani.xz` of org.tukaani:xz, or, where the artifact begins with the
 * group's last part, `io.micronaut.core` of io.micronaut:micronaut-core (the rule of maven-bundle-plugin and of module names).
 */
function groupWithin(name: string, artifact: string): string | undefined {
  const parts = name.split('.')
  const wanted = plain(artifact)
  for (let length = parts.length - 1; length >= 2; length--) {
    const group = parts.slice(0, length).join('.')
    const rest = plain(parts.slice(length).join(''))
    if (isGroup(group) && (rest === wanted || plain(parts[length - 1]!) + rest === wanted)) return group
  }
  return undefined
}

/** A name of which the artifact is no part: itself, without a last part that only repeats the artifact's last word. */
function groupLike(name: string, artifact: string): string | undefined {
  const words = artifact.toLowerCase().split(/[-_.]/)
  const parts = name.split('.')
  const last = parts.at(-1)!.toLowerCase()
  const shorter = parts.slice(0, -1).join('.')
  const repeats = last === words.at(-1) && last !== words[0]
  const result = (repeats || ['internal', 'impl'].includes(last)) && isGroup(shorter) ? shorter : name
  return isGroup(result) ? result : undefined
}

/** Attributes whose value is often made of group and artifact. */
const NAMES = ['bundle-symbolicname', 'automatic-module-name', 'extension-name', 'implementation-title']

/**
 * The group of an artifact that is published without pom.properties, the most telling first: known artifacts, names made of group and
 * artifact, known families, the vendor's id, the package of its classes. Without any the artifact is its own group, as old projects had it.
 */
export function groupOf(manifest: Manifest, artifact: string, version: string, packageOf: () => string): string {
  const name = withoutScala(artifact)
  const known = manifest.get('group-id') ?? knownGroup(name, version)
  if (known !== undefined) return known
  const names = NAMES.flatMap((key) => dottedName(manifest.get(key)) ?? [])
  const within = names.flatMap((one) => groupWithin(one, name) ?? [])[0] ?? familyGroup(name, version)
  if (within !== undefined) return within
  const vendor = dottedName(manifest.get('implementation-vendor-id'))
  if (vendor !== undefined && isGroup(vendor)) return vendor
  const classes = dottedName(packageOf())
  const candidates = classes === undefined ? names : [classes, ...names]
  const byClasses = classes === undefined ? undefined : groupWithin(classes, name)
  return byClasses ?? candidates.flatMap((one) => groupLike(one, name) ?? [])[0] ?? artifact
}

/**
 * The artifact that a renamed archive (`lib/logging.jar`) is by its manifest: a title, or the end of a bundle's name, that is a known
 * artifact. Only where the file's name is none itself.
 */
export function renamedFrom(manifest: Manifest, artifact: string): string {
  const name = withoutScala(artifact)
  if ((knownGroup(name, '') ?? familyGroup(name, '')) !== undefined) return artifact
  const titles = NAMES.flatMap((key) => manifest.get(key)?.slice(0, 200).split(';', 1)[0]?.trim() ?? [])
  const ends = titles.flatMap((title) => {
    const [first = '', last = ''] = title.split('.').slice(-2)
    return [`${first}-${last}`, last]
  })
  return [...titles, ...ends].find((one) => knownGroup(one, '') !== undefined) ?? artifact
}

const VERSIONS = ['implementation-version', 'plugin-version', 'bundle-version', 'specification-version']

/** `1.4 1855 April 22 2006` is 1.4, `1.6.10-release-923(1.6.10)` is 1.6.10; a placeholder or a word is none. */
const VERSION = /^v?(\d[\w.+-]{0,100})(?:\((\d[\w.+-]{0,50})\))?(?:[\s,;]|$)/

/** Versions that a manifest states. Some are another product's: the archive's name decides where it says one. */
export const versionsIn = (manifest: Manifest): readonly string[] =>
  VERSIONS.flatMap((key) => {
    const match = VERSION.exec(manifest.get(key) ?? '')
    return match ? [match[2] ?? match[1]!] : []
  })
