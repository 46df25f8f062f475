import { posix } from 'node:path'
import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { type LockYaml, type LockYamlMap, mapAt, readLockYaml, textAt } from './lock-yaml.ts'
import { folderBeside, isNpmName, locatedPackage, npmPackage, splitAt } from './npm-names.ts'

/** How keys are written: `/name/1.2.3` up to lock version 5, `/name@1.2.3` in 6, `name@1.2.3` from 9 on. */
type Form = 5 | 6 | 9

const formOf = (version: string): Form => (/^[0-5](?:\.|$)/.test(version) ? 5 : /^[6-8](?:\.|$)/.test(version) ? 6 : 9)

/** Peers and patches stand behind the version: `1.2.3(react@18.0.0)`, before lock version 6 `1.2.3_react@18.0.0`. */
const withoutPeers = (version: string, form: Form): string => version.replace(form === 5 ? /_.*$/ : /\(.*$/, '')

function identityOf(key: string, form: Form): { name: string; version: string } | undefined {
  // A key without its slash starts with the host of another registry.
  const path = form === 9 ? key : key.slice(key.indexOf('/') + 1)
  if (form !== 5) {
    const parts = splitAt(withoutPeers(path, form))
    return parts && { name: parts.name, version: parts.rest }
  }
  const at = path.indexOf('/', path.startsWith('@') ? path.indexOf('/') + 1 : 0)
  return at < 0 ? undefined : { name: path.slice(0, at), version: withoutPeers(path.slice(at + 1), form) }
}

type Entry = {
  readonly key: string
  readonly fields: LockYamlMap
  readonly name: string
  /** Empty for what the lock knows by its address alone. */
  readonly version: string
  readonly locator?: string
  /** A folder of the project. */
  readonly folder?: string
}

function entryOf(key: string, fields: LockYamlMap, form: Form): Entry {
  const identity = identityOf(key, form)
  const resolution = mapAt(fields, 'resolution')
  const name = textAt(fields, 'name') ?? identity?.name ?? ''
  const repository = textAt(resolution, 'repo')
  const address = /^(?:git|https?:|ssh:)/.test(identity?.version ?? '') ? identity?.version : undefined
  const git = repository === undefined ? undefined : `git+${repository.replace(/^git\+/, '')}#${textAt(resolution, 'commit') ?? ''}`
  const locator = git ?? address ?? (textAt(fields, 'name') === undefined ? undefined : textAt(resolution, 'tarball'))
  const folder = textAt(resolution, 'directory')
  const version =
    textAt(fields, 'version') ?? (address === undefined && !identity?.version.startsWith('file:') ? identity?.version : '') ?? ''
  return { key, fields, name, version, ...(locator ? { locator } : {}), ...(folder === undefined ? {} : { folder }) }
}

/** Where a dependency leads: a version of that name, the key of another (an alias), a folder beside. */
function* keysOf(name: string, value: LockYaml, form: Form, folder: string): Generator<string> {
  const version = typeof value === 'string' ? value : value instanceof Map ? textAt(value, 'version') : undefined
  if (version === undefined) return
  if (version.startsWith('link:')) yield `link:${posix.join(folder, version.slice('link:'.length))}`
  yield version
  yield `/${name}${form === 5 ? '/' : '@'}${version}`
  yield `${name}@${version}`
}

type Known = ReadonlyMap<string, unknown>

const needsOf = (fields: LockYamlMap, known: Known, form: Form, folder = ''): string[] =>
  ['dependencies', 'optionalDependencies'].flatMap((section) =>
    [...mapAt(fields, section)].flatMap(([name, value]) => [...keysOf(name, value, form, folder)].find((key) => known.has(key)) ?? []),
  )

/** What a project asks for and the lock does not describe, as in one that somebody has cut: name and version are told all the same. */
function* undescribed(fields: LockYamlMap, known: Known, form: Form): Generator<Found> {
  for (const section of ['dependencies', 'optionalDependencies'])
    for (const [name, value] of mapAt(fields, section)) {
      const version = [...keysOf(name, value, form, '')][0] ?? ''
      if (/^\d/.test(version) && isNpmName(name) && ![...keysOf(name, value, form, '')].some((key) => known.has(key)))
        yield npmPackage(name, withoutPeers(version, form), { key: `${name}@${version}` })
    }
}

/** Keys that the projects' own dependencies lead to, without those for development. */
function reachable(roots: readonly string[], needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const pending = [...roots]
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (found.has(key)) continue
    found.add(key)
    for (const next of needs.get(key) ?? []) pending.push(next)
  }
  return found
}

/** From version 9 on `packages` has what is published and `snapshots` what is resolved. */
function* readDocument(path: string, document: LockYamlMap): Generator<Found> {
  const form = formOf(textAt(document, 'lockfileVersion') ?? '')
  const published = mapAt(document, 'packages')
  const snapshots = mapAt(document, 'snapshots')
  const entries = new Map<string, Entry>()
  for (const [key, value] of snapshots.size > 0 ? snapshots : published) {
    const fields = value instanceof Map ? (value as LockYamlMap) : new Map<string, LockYaml>()
    const described = snapshots.size > 0 ? mapAt(published, withoutPeers(key, form)) : fields
    entries.set(key, entryOf(key, new Map([...described, ...fields]), form))
  }
  const importers = [...mapAt(document, 'importers')].flatMap(([folder, fields]) =>
    fields instanceof Map ? [[folder, fields as LockYamlMap] as const] : [],
  )
  const projects = new Map(
    (importers.length > 0 ? importers : [['.', document] as const]).map(([folder, fields]) => [`link:${folder}`, { folder, fields }]),
  )
  const known = new Map<string, unknown>([...entries, ...projects])
  const needs = new Map<string, readonly string[]>()
  for (const [key, { fields }] of entries) needs.set(key, needsOf(fields, known, form))
  for (const [key, { fields, folder }] of projects) needs.set(key, needsOf(fields, known, form, folder))
  const needed = form === 9 ? reachable([...projects.keys()], needs) : new Set<string>()
  for (const [key, { folder }] of projects) yield { kind: 'project', key, folder: folderBeside(path, folder), requires: needs.get(key)! }
  for (const { fields } of projects.values()) yield* undescribed(fields, known, form)
  for (const { key, fields, name, version, locator, folder } of entries.values()) {
    // Up to lock version 6 each package says whether only development needs it.
    if (form === 9 ? !needed.has(key) : textAt(fields, 'dev') === 'true') continue
    const requires = needs.get(key)!
    if (folder !== undefined) yield { kind: 'project', key, folder: folderBeside(path, folder), requires }
    else if (isNpmName(name)) yield locatedPackage(name, version, locator, { key, requires })
  }
}

/** pnpm-lock.yaml. */
export const pnpmLock = {
  id: 'npm-pnpm-lock',
  revision: 2,
  paths: ['**/pnpm-lock.yaml'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Lock versions 5 to 9 with edges, aliases, peers, workspaces and Git origins. What only development needs is left out.',
  parse: function* (file: FoundFile) {
    for (const document of readLockYaml(textOf(file.bytes))) yield* readDocument(file.path, document)
  },
} satisfies Cataloger
