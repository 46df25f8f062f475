import { posix } from 'node:path'
import { ParseError, messageOf } from '#base/index.ts'
import { admits } from '#advisories/index.ts'
import type { Lock, LockGraph } from './locks/contract.ts'
import type { Change, ManifestEditor, Parent, Wanted } from './manifests/contract.ts'
import { manifestEditor, manifestEditors } from './manifests/registry.ts'
import { type TextFile, applyEdits } from './text-file.ts'

/** How a package gets to another version at one of its places. */
export type Way =
  /** Manifests were edited. */
  | { readonly way: 'edit'; readonly files: readonly string[] }
  /** Every range lets the version in: making the lock anew does it. */
  | { readonly way: 'lock'; readonly ranges: readonly Parent[] }
  /** A range keeps it out: the manifest now says that it holds all the same. */
  | { readonly way: 'override'; readonly files: readonly string[]; readonly parents: readonly Parent[] }
  /** `direct`: what the project itself asks for, through which it is needed. */
  | { readonly way: 'blocked'; readonly reason: string; readonly parents: readonly Parent[]; readonly direct: readonly string[] }
  /** The lock does not tell who asks for which versions: whether the command succeeds is only known when it runs. */
  | { readonly way: 'try'; readonly reason: string }
  /** An installed package of an image or root. */
  | {
      readonly way: 'rebuild'
      readonly reason: string
      /** Installed packages that need it, which may have to move as well. */ readonly neededBy: readonly string[]
    }
  /** A package of the operating system. */
  | { readonly way: 'system'; readonly reason: string }

/** The lock of a place, as far as it could be read. */
export type LockAt = { readonly lock: Lock; readonly text: string; readonly graph: LockGraph | undefined }

const blocked = (reason: string, parents: readonly Parent[] = [], direct: readonly string[] = []): Way => ({
  way: 'blocked',
  reason,
  parents,
  direct,
})

/** Packages of the lock that asked for the version, with the range that they did it by. */
function parentsOf(graph: LockGraph, { name, from }: Wanted): Parent[] {
  return graph.packages.flatMap((one) =>
    one.asks
      .filter((ask) => ask.name === name && ask.version === from)
      .map(({ range }) => ({ name: one.name, version: one.version, range })),
  )
}

/** Steps upwards through a lock; a hostile one has millions of edges. */
const STEPS = 200_000

/** Names that the project asks for itself and through which the parents are needed. */
function directsOf(graph: LockGraph, parents: readonly Parent[]): string[] {
  const above = new Map<string, string[]>()
  for (const { name, version, asks } of graph.packages)
    for (const ask of asks)
      (above.get(`${ask.name}@${ask.version}`) ?? above.set(`${ask.name}@${ask.version}`, []).get(`${ask.name}@${ask.version}`)!).push(
        `${name}@${version}`,
      )
  const roots = new Set(graph.roots.map(({ name, version }) => `${name}@${version}`))
  const seen = new Set(parents.map(({ name, version }) => `${name}@${version}`))
  let steps = 0
  for (const key of seen) for (const next of above.get(key) ?? []) if (++steps < STEPS) seen.add(next)
  // Where the lock does not tell what the project asks for, it is what nobody else does.
  const isDirect = (key: string): boolean => (roots.size > 0 ? roots.has(key) : !above.has(key))
  return [...seen].filter(isDirect).sort()
}

type Maker = { readonly manifests: Map<string, TextFile> }

/** What the inventory knows: whether it has no other version of the package, and who needs it. */
export type Seen = { readonly single: boolean; readonly parents: readonly Parent[] }

/** Makes a change in the texts at hand. */
function made(change: Extract<Change, { kind: 'edited' }>, { manifests }: Maker): string[] {
  for (const { path, edits } of change.files) {
    const file = manifests.get(path)!
    manifests.set(path, { ...file, text: applyEdits(file.text, edits) })
  }
  return change.files.map(({ path }) => path)
}

/** The editor of a manifest in which packages are found themselves. */
const editorAt = (path: string, type: string): ManifestEditor | undefined => {
  const name = posix.basename(path)
  const id =
    name === 'pom.xml'
      ? 'pom'
      : name === 'go.mod'
        ? 'go-mod'
        : name === 'pyproject.toml'
          ? 'pyproject'
          : /\.(?:txt|in|pip)$/.test(name)
            ? 'requirements'
            : ''
  return manifestEditors.find((editor) => editor.id === id && editor.type === type)
}

function inManifest(wanted: Wanted, path: string, editor: ManifestEditor, maker: Maker): Way {
  if (!maker.manifests.has(path)) return blocked(`"${path}" could not be read as a manifest`)
  const change = editor.change(wanted, path, maker.manifests)
  switch (change.kind) {
    case 'edited':
      return { way: 'edit', files: made(change, maker) }
    case 'blocked':
      return blocked(change.reason)
    case 'admits':
      return { way: 'edit', files: [path] }
    case 'absent':
      return blocked(`"${path}" does not name its version in a form that is edited`)
  }
}

type Holding = {
  readonly wanted: Wanted
  readonly path: string
  readonly at: LockAt
  /** Files in which the project's own ranges were edited; undefined where it does not ask itself. */ readonly own:
    | readonly string[]
    | undefined
}

/** Says in the manifest that the version holds whatever the parents ask for, where its package manager has a place for that. */
function overridden(holding: Holding, parents: readonly Parent[], single: boolean, { manifests }: Maker): Way | undefined {
  const { wanted, path, at, own = [] } = holding
  const manifest = posix.join(posix.dirname(path), at.lock.manifest(posix.basename(path)))
  const change = manifestEditor(at.lock.editor)?.override?.(wanted, manifest, manifests, { tool: at.lock.tool(at.text), single, parents })
  if (change?.kind !== 'edited') return undefined
  return { way: 'override', files: [...new Set([...own, ...made(change, { manifests })])], parents }
}

/** Without ranges only an override is sure to hold; of several versions it would move all. */
function withoutRanges(holding: Holding, { single, parents }: Seen, maker: Maker): Way {
  const { own } = holding
  if (own !== undefined && own.length > 0 && parents.length === 0) return { way: 'edit', files: own }
  const over = single ? overridden(holding, parents, true, maker) : undefined
  return over ?? { way: 'try', reason: 'the lock does not tell the ranges by which others ask for it' }
}

/** What a lock's parents say of the version. */
function byParents(holding: Holding, seen: Seen, maker: Maker): Way {
  const { wanted, at, own } = holding
  const { lock, graph, text } = at
  if (!graph) return withoutRanges(holding, seen, maker)
  const parents = parentsOf(graph, wanted)
  const closed = parents.filter(({ range }) => admits(lock.type, range, wanted.to) !== true)
  const isStuck = closed.length === 0 && own === undefined && !lock.movesAll(lock.tool(text))
  if (closed.length === 0 && !isStuck)
    return own !== undefined && own.length > 0 ? { way: 'edit', files: own } : { way: 'lock', ranges: parents }
  const versions = new Set(graph.packages.filter(({ name }) => name === wanted.name).map(({ version }) => version))
  const over = overridden(holding, isStuck ? parents : closed, versions.size === 1, maker)
  if (over) return over
  const names = closed.map((one) => `${one.name} ${one.version} asks for ${one.range}`).slice(0, 5)
  return blocked(names.join('; '), closed, directsOf(graph, closed))
}

/** A package that a lock holds: by the manifest beside the lock, and by what its parents ask for. */
function inLock(wanted: Wanted, path: string, at: LockAt, seen: Seen, maker: Maker): Way {
  const { lock, graph } = at
  const editor = manifestEditor(lock.editor)
  const manifest = posix.join(posix.dirname(path), lock.manifest(posix.basename(path)))
  // Workspaces have manifests of their own below the lock.
  const folder = posix.dirname(path) === '.' ? '' : `${posix.dirname(path)}/`
  const name = lock.manifest(posix.basename(path))
  const members =
    lock.editor === 'package-json'
      ? [...maker.manifests.keys()].filter((one) => one.startsWith(folder) && posix.basename(one) === name)
      : [manifest]
  // The project may have the package at several versions: only the one that it asks for itself is in its manifest.
  const isOther =
    graph !== undefined && graph.roots.length > 0 && !graph.roots.some((ask) => ask.name === wanted.name && ask.version === wanted.from)
  let own: string[] | undefined
  for (const member of isOther ? [] : members) {
    const change = maker.manifests.has(member) ? editor?.change(wanted, member, maker.manifests) : undefined
    if (change?.kind === 'blocked') return blocked(change.reason)
    if (change?.kind === 'edited') own = [...(own ?? []), ...made(change, maker)]
    else if (change?.kind === 'admits') own ??= []
  }
  return byParents({ wanted, path, at, own }, seen, maker)
}

/** What is to be done at one place of a source tree. Edits the manifests at hand. */
export function solve(wanted: Wanted, type: string, path: string, at: LockAt | undefined, seen: Seen, maker: Maker): Way {
  try {
    if (at) return inLock(wanted, path, at, seen, maker)
    const editor = editorAt(path, type)
    return editor
      ? inManifest(wanted, path, editor, maker)
      : { way: 'rebuild', reason: `installed at "${path}": install it anew`, neededBy: [] }
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    return blocked(messageOf(cause))
  }
}
