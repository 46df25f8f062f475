import { knownGroup } from './groups.ts'

/** `artifact-1.2.3.jar` in two. */
export type NameParts = { readonly artifact: string; readonly version: string }

/** What may follow a version's numbers without being the beginning of a further name. */
const VERSION =
  /^v?\d+(?:\.\d+)*(?:[.-]?(?:alpha|beta|milestone|m|rc|cr|final|ga|release|snapshot|sp|patch|jre|jdk|android|incubating|redhat|build|b|r|v|empty)\d*|[.-]\d+)*$/i

/** As Maven names files. A digit may begin a part of the name (`log4j-1.2-api-2.17.1`): the first split that leaves a version counts. */
export function splitFileName(path: string): NameParts {
  const base = path
    .slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1)
    .replace(/\.[A-Za-z]{3,4}$/, '')
    .slice(0, 300)
  const splits = [...base.matchAll(/[-_](?=v?\d)/g)].map(({ index }) => ({
    artifact: base.slice(0, index),
    version: base.slice(index + 1),
  }))
  return splits.find(({ version }) => VERSION.test(version)) ?? splits.at(-1) ?? { artifact: base, version: '' }
}

const DOMAINS = /^(?:com|org|net|io|edu|gov|dev|me|cn|de|fr|uk|jp|ru|jakarta|javax|info|biz|co)\./

/** `org.apache.commons.io` is a group and a name; a plain word is no group. */
function groupIn(text: string | undefined, artifact: string): string | undefined {
  const name = text?.split(';', 1)[0]?.trim().split(/[\s,]/, 1)[0] ?? ''
  if (!DOMAINS.test(name) || !/^[\w.-]{1,200}$/.test(name)) return undefined
  const plain = (word: string): string => word.toLowerCase().replace(/[-_.]/g, '')
  const parts = name.split('.')
  // org.apache.commons.commons-io → org.apache.commons; com.google.guava → com.google.guava.
  return parts.length > 2 && plain(parts.at(-1)!) === plain(artifact) && artifact.includes('-') ? parts.slice(0, -1).join('.') : name
}

/** Manifest attributes that hold a group, the best first; without any the artifact is its own group, as old projects had it. */
export function groupOf(manifest: ReadonlyMap<string, string>, artifact: string): string {
  const known = knownGroup(artifact)
  if (known !== undefined) return known
  for (const key of [
    'group-id',
    'implementation-vendor-id',
    'bundle-symbolicname',
    'automatic-module-name',
    'extension-name',
    'implementation-title',
    'specification-title',
    'main-class',
  ]) {
    const group = groupIn(manifest.get(key), artifact)
    if (group !== undefined) return group
  }
  return artifact
}

/** The file's name says the published version; the manifest often another product's. */
export function versionOf(manifest: ReadonlyMap<string, string>, fromName: string): string {
  if (fromName !== '') return fromName
  for (const key of ['implementation-version', 'bundle-version', 'plugin-version', 'specification-version']) {
    const version = manifest.get(key)?.trim()
    if (version && /^[\w.+-]{1,100}$/.test(version)) return version
  }
  return ''
}
