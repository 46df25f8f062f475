import { MiB, ParseError, conform, readJson, textOf } from '#base/index.ts'
import * as z from 'zod'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { folderBeside, isNpmName, keysOf, locatedPackage, splitAt } from './npm-names.ts'
import { isLocator, isTarball } from './npm-origin.ts'

const Needs = z.object({
  name: z.string().optional().catch(undefined),
  dependencies: z.unknown().optional(),
  optionalDependencies: z.unknown().optional(),
  peerDependencies: z.unknown().optional(),
  optionalPeers: z.array(z.unknown()).optional().catch(undefined),
})
const Lock = z.object({ workspaces: z.record(z.string(), Needs), packages: z.record(z.string(), z.array(z.unknown()).min(1)) })

/** Look-ups of one file: a real lock needs a few for each dependency. */
const BUDGET = 2_000_000

/** The end of a quoted text, its closing quote included. */
function endOfText(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === '"') return i + 1
  }
  return text.length
}

/** Bun writes JSON with commas before closing brackets: they are taken out in one pass, texts left alone. */
export function withoutTrailingCommas(text: string): string {
  const parts: string[] = []
  let from = 0
  let comma = -1
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === ',') comma = i
    else if (c === '"') {
      comma = -1
      i = endOfText(text, i) - 1
    } else if ((c === '}' || c === ']') && comma >= 0) {
      parts.push(text.slice(from, comma))
      from = comma + 1
      comma = -1
    } else if (c !== ' ' && c !== '\n' && c !== '\r' && c !== '\t') comma = -1
  }
  return parts.join('') + text.slice(from)
}

/** Bun installs peers as npm does, but for the optional ones: those are needs only where something else brings them. */
function needsOf(value: unknown, optional: 'with-optional-peers' | 'without'): string[] {
  const parsed = Needs.safeParse(value)
  if (!parsed.success) return []
  const { dependencies, optionalDependencies, peerDependencies, optionalPeers = [] } = parsed.data
  const peers = keysOf(peerDependencies).filter((name) => optional === 'with-optional-peers' || !optionalPeers.includes(name))
  return [...keysOf(dependencies), ...keysOf(optionalDependencies), ...peers]
}

type Packages = ReadonlyMap<string, readonly unknown[]>

/** A key is a path of names, `express/debug`: a dependency is looked for below it, then below each of its parents. */
function locate(packages: Packages, from: string, name: string, spend: () => void): string | undefined {
  for (let at = from; ;) {
    spend()
    const key = at === '' ? name : `${at}/${name}`
    if (packages.has(key)) return key
    if (at === '') return undefined
    const slash = at.lastIndexOf('/')
    const parent = slash < 0 ? '' : at.slice(0, slash)
    // The slash of a scope is no step.
    at = /(?:^|\/)@[^/]*$/.test(parent) ? parent.slice(0, Math.max(0, parent.lastIndexOf('/'))) : parent
  }
}

const metadataOf = (entry: readonly unknown[]): unknown =>
  entry.find((one) => typeof one === 'object' && one !== null && !Array.isArray(one))

/** One package of the lock; folders of the project are told apart, workspaces among them are told by `workspaces`. */
function* foundOf(path: string, key: string, identity: unknown, requires: readonly string[]): Generator<Found> {
  const parts = typeof identity === 'string' ? splitAt(identity) : undefined
  if (!parts || /^(?:workspace|root):/.test(parts.rest)) return
  const local = /^(?:file:|link:)?(\.{0,2}\/.*|.*)$/.exec(parts.rest)![1]!
  if (/^(?:file|link):/.test(parts.rest) && !isTarball(local)) yield { kind: 'project', key, folder: folderBeside(path, local), requires }
  else if (isNpmName(parts.name)) {
    const located = isLocator(parts.rest) || /^\.{0,2}\//.test(parts.rest) || isTarball(parts.rest)
    yield locatedPackage(parts.name, located ? '' : parts.rest, located ? parts.rest : undefined, { key, requires })
  }
}

function* parse(file: FoundFile): Generator<Found> {
  const lock = conform(Lock, readJson(withoutTrailingCommas(textOf(file.bytes))))
  const packages: Packages = new Map(Object.entries(lock.packages))
  let left = BUDGET
  const spend = (): void => {
    if (--left < 0) throw new ParseError('too-large', 'too many dependencies to look up')
  }
  const edges = (key: string, names: readonly string[]): string[] => names.flatMap((name) => locate(packages, key, name, spend) ?? [])
  const projects = Object.entries(lock.workspaces).map(([folder, workspace]) => ({
    folder,
    // A workspace is among the packages too, under its name: what it alone needs lies below that.
    key: folder === '' ? '' : (workspace.name ?? ''),
    needs: needsOf(workspace, 'without'),
  }))
  const needed = new Set<string>()
  const pending = projects.flatMap(({ key, needs }) => edges(key, needs))
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (needed.has(key)) continue
    needed.add(key)
    pending.push(...edges(key, needsOf(metadataOf(packages.get(key)!), 'without')))
  }
  for (const { key, folder, needs } of projects)
    yield { kind: 'project', key, folder: folderBeside(file.path, folder), requires: edges(key, needs) }
  for (const [key, entry] of packages)
    if (needed.has(key)) yield* foundOf(file.path, key, entry[0], edges(key, needsOf(metadataOf(entry), 'with-optional-peers')))
}

/** bun.lock, the text form that Bun writes from version 1.2 on. */
export const bunLock = {
  id: 'npm-bun-lock',
  revision: 2,
  paths: ['**/bun.lock'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages with edges, aliases, peers, workspaces and Git origins. What only development needs is left out.',
  parse,
} satisfies Cataloger
