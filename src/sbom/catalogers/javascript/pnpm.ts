import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, FoundFile, FoundPackage } from '../contract.ts'
import { type LockYaml, type LockYamlMap, mapAt, readLockYaml, textAt } from './lock-yaml.ts'
import { isNpmName, npmPackage, originOf, splitAt } from './npm-names.ts'

type Entry = {
  readonly key: string
  readonly name: string
  readonly version: string
  readonly locator?: string
  readonly fields: LockYamlMap
}

/** Peers stand behind the version: `1.2.3(react@18.0.0)`, before lock version 6 `1.2.3_react@18.0.0`. */
const withoutPeers = (version: string, slashes: boolean): string => (slashes ? version.replace(/_.*$/, '') : version.replace(/\(.*$/, ''))

/** `/name/1.2.3` (version 5), `/name@1.2.3` (6), `name@1.2.3` (9). */
function identityOf(key: string, slashes: boolean): { name: string; version: string } | undefined {
  const path = key.replace(/^\//, '')
  if (!slashes) {
    const parts = splitAt(path)
    return parts && { name: parts.name, version: withoutPeers(parts.rest, false) }
  }
  const at = path.indexOf('/', path.startsWith('@') ? path.indexOf('/') + 1 : 0)
  return at < 0 ? undefined : { name: path.slice(0, at), version: withoutPeers(path.slice(at + 1), true) }
}

function entryOf(key: string, fields: LockYamlMap, slashes: boolean): Entry | undefined {
  const identity = identityOf(key, slashes)
  const [name, version] = [textAt(fields, 'name') ?? identity?.name, textAt(fields, 'version') ?? identity?.version]
  if (!name || !version || /^(?:file|link):/.test(key.replace(/^\//, '')) || /^(?:file|link):/.test(version)) return undefined
  // A package that is not from a registry is named by its address.
  return /^(?:git|https?:)/.test(version) ? { key, name, version: '', locator: version, fields } : { key, name, version, fields }
}

/** Where a dependency leads: a version of that name, or the key of another (an alias). */
function* keysOf(name: string, value: LockYaml, slashes: boolean): Generator<string> {
  const version = typeof value === 'string' ? value : value instanceof Map ? textAt(value, 'version') : undefined
  if (version === undefined) return
  yield version
  yield `/${name}${slashes ? '/' : '@'}${version}`
  yield `${name}@${version}`
}

function needsOf(fields: LockYamlMap, known: ReadonlyMap<string, Entry>, slashes: boolean): string[] {
  return ['dependencies', 'optionalDependencies'].flatMap((section) =>
    [...mapAt(fields, section)].flatMap(([name, value]) => [...keysOf(name, value, slashes)].find((key) => known.has(key)) ?? []),
  )
}

/** Keys that the importers' own dependencies lead to, without those for development. */
function reachable(roots: readonly LockYamlMap[], known: ReadonlyMap<string, Entry>, slashes: boolean): ReadonlySet<string> {
  const found = new Set<string>()
  const pending = roots.flatMap((root) => needsOf(root, known, slashes))
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (found.has(key)) continue
    found.add(key)
    pending.push(...needsOf(known.get(key)!.fields, known, slashes))
  }
  return found
}

/** From version 9 on `packages` has what is published and `snapshots` what is resolved. */
function* readDocument(document: LockYamlMap): Generator<FoundPackage> {
  const slashes = /^[0-5](?:\.|$)/.test(textAt(document, 'lockfileVersion') ?? '')
  const published = mapAt(document, 'packages')
  const snapshots = mapAt(document, 'snapshots')
  const known = new Map<string, Entry>()
  for (const [key, value] of snapshots.size > 0 ? snapshots : published) {
    const fields = value instanceof Map ? (value as LockYamlMap) : new Map<string, LockYaml>()
    const described = mapAt(published, withoutPeers(key, false))
    const entry = entryOf(key, new Map([...described, ...fields]), slashes)
    if (entry) known.set(key, entry)
  }
  const importers = [...mapAt(document, 'importers').values()].filter((one) => one instanceof Map) as LockYamlMap[]
  const needed = reachable(importers.length > 0 ? importers : [document], known, slashes)
  for (const { key, name, version, locator, fields } of known.values())
    if (needed.has(key) && isNpmName(name))
      yield npmPackage(name, version, { key, requires: needsOf(fields, known, slashes), ...originOf(locator) })
}

/** pnpm-lock.yaml. */
export const pnpmLock = {
  id: 'npm-pnpm-lock',
  revision: 1,
  paths: ['**/pnpm-lock.yaml'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Lock versions 5 to 9 with edges, aliases and peers. What only development needs is left out.',
  parse: function* (file: FoundFile) {
    for (const document of readLockYaml(textOf(file.bytes))) yield* readDocument(document)
  },
} satisfies Cataloger
