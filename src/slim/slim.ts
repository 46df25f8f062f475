import { sortedBy } from '#base/index.ts'
import type { ImageConfig, Package, Subject, Unknown } from '#model/index.ts'
import { isBuildOnly } from './build-only.ts'
import { type EntryPoint, type Reached, entryPointOf } from './needed.ts'
import { type HiddenFile, type SlimLayer, imageTree } from './tree.ts'

/** A package of the system, and whether what the image runs needs its files. */
export type PackageUse = {
  readonly package: string
  readonly name: string
  readonly version: string
  /** Of its files that are still there. */
  readonly bytes: number
  readonly use: 'needed' | 'no static path found' | 'undetermined'
  /** From the entry point to a file of the package. */
  readonly path?: readonly string[]
  readonly buildOnly: boolean
}

/** What could be lighter (schema plimsoll-slim/1). It changes no severity and no verdict. */
export type Slim = {
  readonly schema: 'plimsoll-slim/1'
  readonly subject: Subject
  /** Bytes of files in all layers, and of those that a container sees. */
  readonly bytes: { readonly all: number; readonly visible: number }
  readonly layers: readonly { readonly diffId: string; readonly bytes: number; readonly hidden: number }[]
  /** The largest first, at most HIDDEN of them. */
  readonly hidden: readonly HiddenFile[]
  readonly hiddenFiles: number
  readonly caches: readonly { readonly of: string; readonly files: number; readonly bytes: number }[]
  readonly packages: readonly PackageUse[]
  readonly entryPoint: {
    readonly command: readonly string[]
    readonly files: number
    readonly missing: EntryPoint['missing']
    readonly undetermined?: string
  }
  readonly unknowns: readonly Unknown[]
}

/** Hidden files that are listed, and steps of a path that are shown. */
const HIDDEN = 100
const STEPS = 20

export type SlimInput = {
  readonly subject: Subject
  readonly layers: readonly SlimLayer[]
  readonly config: ImageConfig
  /** Package managers' caches: which, how many files, bytes. */
  readonly caches: readonly { readonly of: string; readonly files: number; readonly bytes: number }[]
  readonly packages: readonly Package[]
  /** Purls of the packages that brought files, by path. */
  readonly ownersOf: (paths: ReadonlySet<string>) => ReadonlyMap<string, { readonly package: string }>
  readonly isSystem: (one: Package) => boolean
}

function pathTo(path: string, reached: ReadonlyMap<string, Reached>): string[] {
  const steps: string[] = []
  for (let at: string | undefined = path; at !== undefined && steps.length < STEPS; at = reached.get(at)?.from) steps.unshift(at)
  return steps
}

function usesOf(
  { packages, isSystem }: SlimInput,
  owners: ReadonlyMap<string, string>,
  sizes: ReadonlyMap<string, number>,
  entry: EntryPoint,
) {
  const bytes = new Map<string, number>()
  for (const [path, purl] of owners) bytes.set(purl, (bytes.get(purl) ?? 0) + (sizes.get(path) ?? 0))
  const needed = new Map<string, string>()
  for (const path of entry.reached.keys()) {
    const purl = owners.get(path)
    if (purl !== undefined && !needed.has(purl)) needed.set(purl, path)
  }
  const uses = packages.filter(isSystem).map((one): PackageUse => {
    const file = needed.get(one.purl)
    const common = {
      package: one.purl,
      name: one.name,
      version: one.version,
      bytes: bytes.get(one.purl) ?? 0,
      buildOnly: isBuildOnly(one.name),
    }
    if (file !== undefined) return { ...common, use: 'needed', path: pathTo(file, entry.reached) }
    return { ...common, use: entry.undetermined === undefined ? 'no static path found' : 'undetermined' }
  })
  return sortedBy(uses, (one) => [-one.bytes, one.package])
}

/** @throws OciError too-large */
export function slimOf(input: SlimInput): Slim {
  const tree = imageTree(input.layers)
  const entry = entryPointOf(tree, input.config)
  const owners = new Map([...input.ownersOf(new Set(tree.sizes.keys()))].map(([path, owner]) => [path, owner.package]))
  const hiddenIn = tree.hidden.reduce((sums, { layer, size }) => sums.set(layer, (sums.get(layer) ?? 0) + size), new Map<number, number>())
  const layers = input.layers.map(({ diffId, content }, i) => ({
    diffId,
    bytes: content.sizes.reduce((sum, size) => sum + size, 0),
    hidden: hiddenIn.get(i) ?? 0,
  }))
  const { undetermined } = entry
  return {
    schema: 'plimsoll-slim/1',
    subject: input.subject,
    bytes: {
      all: layers.reduce((sum, { bytes }) => sum + bytes, 0),
      visible: [...tree.sizes.values()].reduce((sum, size) => sum + size, 0),
    },
    layers,
    hidden: sortedBy(tree.hidden, ({ size, path }) => [-size, path]).slice(0, HIDDEN),
    hiddenFiles: tree.hidden.length,
    caches: sortedBy(input.caches, ({ bytes, of }) => [-bytes, of]),
    packages: usesOf(input, owners, tree.sizes, entry),
    entryPoint: {
      command: entry.command,
      files: entry.reached.size,
      missing: entry.missing,
      ...(undetermined === undefined ? {} : { undetermined }),
    },
    unknowns: input.layers.flatMap(({ diffId, content }) => content.unknowns.map((one) => ({ ...one, layer: diffId }))),
  }
}
