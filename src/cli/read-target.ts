import { basename, dirname, resolve } from 'node:path'
import { FileError, limits, readFileBounded, readJson, textOf } from '#base/index.ts'
import {
  type Detector,
  type Detectors,
  type Image,
  type LayerCache,
  type LayerTree,
  detectFolder,
  detectImage,
  digestOf,
  openArchive,
  openArchiveStream,
  openEngineImage,
  openLayout,
  openRegistryImage,
} from '#oci/index.ts'
import {
  type FileOwners,
  type Changelogs,
  type Inventory,
  type Selection,
  catalogers,
  entersFolder,
  inventoryOfFolder,
  inventoryOfLayers,
  mustBeFolder,
  packageDetector,
  sbomFormats,
  selectionOf,
} from '#sbom/index.ts'
import { UsageError } from './errors.ts'
import type { Log } from './log.ts'
import { type Target, looksLikeJson, namesImage, parseTarget, pathAndName } from './targets.ts'
import { watchImage } from './watch-image.ts'

export type TargetOptions = {
  readonly platform?: string
  readonly anyPlatform?: boolean
  readonly insecure?: boolean
  readonly cache?: LayerCache
  readonly log?: Log
}

function readSbom(bytes: Uint8Array, path: string): Inventory {
  const document = readJson(bytes)
  const format = sbomFormats.find((candidate) => candidate.recognises(document))
  if (!format) throw new UsageError('wrong-use', `read "${path}": it is no SBOM of a known format`)
  return format.read(document, path)
}

async function openImage({ scheme, rest }: Target, options: TargetOptions): Promise<Image> {
  switch (scheme) {
    case 'registry':
      return openRegistryImage(rest, options)
    case 'docker':
    case 'podman':
      return openEngineImage(scheme, rest, options)
    case 'archive':
      return openArchive(...(await pathAndName(rest)), options)
    default:
      return openLayout(...(await pathAndName(rest)), options)
  }
}

/** Images and roots are judged by what is installed, source folders by what they lock as well. */
const installed = (): Selection => selectionOf(catalogers.filter((cataloger) => cataloger.evidence === 'installed'))

type Found = Readonly<Record<string, unknown>>

const named = (detectors: readonly Detector<unknown>[]): Detectors => Object.fromEntries(detectors.map((one) => [one.id, one]))

/** What a detector made of a layer. */
export const foundBy = <F>({ id }: Detector<F>, found: Found): F | undefined => found[id] as F | undefined

/** One layer of an image, or a whole folder, as the detectors saw it. */
export type ReadLayer = {
  /** Absent of a folder. */
  readonly diffId?: string
  readonly tree?: LayerTree
  /** By the detectors' ids. */
  readonly found: Found
}

/** A target that was read once, by all detectors together. */
export type ReadTarget = {
  readonly inventory: Inventory
  readonly ownersOf: FileOwners
  readonly changelogs: Changelogs
  /** Lowest first; none of an SBOM. */
  readonly layers: readonly ReadLayer[]
  /** The file itself, of a Dockerfile. */
  readonly dockerfile?: { readonly path: string; readonly text: string }
  readonly image?: Pick<Image, 'settings' | 'repository' | 'tag' | 'platform'>
  /** The packages of its lowest layers, as if there were no others. */
  readonly inventoryOfLowest: (count: number) => Inventory
}

const sbomTarget = (inventory: Inventory): ReadTarget => ({
  inventory,
  ownersOf: () => new Map(),
  changelogs: () => undefined,
  layers: [],
  inventoryOfLowest: () => inventory,
})

async function readAndClose(image: Image, detectors: readonly Detector<unknown>[], { cache, log }: TargetOptions): Promise<ReadTarget> {
  try {
    const selection = installed()
    const packages = packageDetector(selection)
    const layers = await detectImage(log ? watchImage(image, log) : image, named([packages, ...detectors]), cache)
    const cataloged = layers.map(({ diffId, tree, found }) => ({ diffId, tree, catalog: foundBy(packages, found)! }))
    const { ownersOf, changelogs, ...inventory } = inventoryOfLayers(image, cataloged, selection)
    return {
      inventory,
      ownersOf,
      changelogs,
      layers: layers.map(({ diffId, tree, found }) => ({ diffId, tree, found })),
      image,
      inventoryOfLowest: (count) => inventoryOfLayers(image, cataloged.slice(0, count), selection),
    }
  } finally {
    log?.done()
    await image.close()
  }
}

async function readFolder(folder: string, kind: 'root' | 'directory', detectors: readonly Detector<unknown>[]): Promise<ReadTarget> {
  await mustBeFolder(folder)
  const selection = kind === 'root' ? installed() : selectionOf(catalogers)
  const packages = packageDetector(selection)
  const { found, unknowns } = await detectFolder(folder, named([packages, ...detectors]), (path) => entersFolder(kind, path))
  const { ownersOf, changelogs, ...inventory } = inventoryOfFolder(
    folder,
    kind,
    { catalog: foundBy(packages, found)!, unknowns },
    selection,
  )
  return { inventory, ownersOf, changelogs, layers: [{ found }], inventoryOfLowest: () => inventory }
}

/** A file by itself, for what is looked for in files: it has no packages. */
async function readOneFile(path: string, name: string, detectors: readonly Detector<unknown>[]): Promise<ReadTarget> {
  const bytes = await readFileBounded(path, limits.settings)
  const { found, unknowns } = await detectFolder(dirname(path), named(detectors), () => false, basename(path))
  const inventory: Inventory = { subject: { kind: 'dockerfile', name, digest: digestOf(bytes) }, packages: [], unknowns }
  return { ...sbomTarget(inventory), layers: [{ found }], dockerfile: { path: basename(path), text: textOf(bytes) } }
}

/** What standard input holds: an SBOM when it begins as JSON, else an archive of an image. */
async function readStream(
  source: AsyncIterable<Uint8Array>,
  detectors: readonly Detector<unknown>[],
  options: TargetOptions,
): Promise<ReadTarget> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) throw new UsageError('wrong-use', 'read standard input: it is empty')
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first.value as Uint8Array
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  if (!looksLikeJson(first.value)) return readAndClose(await openArchiveStream(whole(), '-', options), detectors, options)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of whole()) {
    length += part.length
    if (length > limits.document) throw new FileError('too-large', `read standard input: more than ${limits.document} bytes`)
    parts.push(part)
  }
  return sbomTarget(readSbom(Buffer.concat(parts), '-'))
}

/** What is in a target, for all detectors in one pass. @throws UsageError, OciError, FileError, ParseError */
export async function readTarget(text: string, detectors: readonly Detector<unknown>[], options: TargetOptions): Promise<ReadTarget> {
  if (text === '-') return readStream(process.stdin, detectors, options)
  const target = await parseTarget(text)
  options.log?.detail(`target ${text} is ${target.scheme}:${target.rest}`)
  switch (target.scheme) {
    case 'sbom':
      return sbomTarget(readSbom(await readFileBounded(target.rest, limits.document), target.rest))
    case 'root':
      return readFolder(resolve(target.rest), 'root', detectors)
    case 'dir':
      return readFolder(resolve(target.rest), 'directory', detectors)
    case 'dockerfile':
      return readOneFile(resolve(target.rest), target.rest, detectors)
    default:
      return readAndClose(await openImage(target, options), detectors, options)
  }
}

/** @throws UsageError for what is no image; OciError, FileError */
export async function openTargetImage(text: string, options: TargetOptions): Promise<Image> {
  if (text === '-') return openArchiveStream(process.stdin, '-', options)
  const target = await parseTarget(text)
  if (!namesImage(target)) throw new UsageError('wrong-use', `open "${text}": it is no image`, { hint: 'only an image has layers' })
  return openImage(target, options)
}

/** The packages of a target. @throws UsageError, OciError, FileError, ParseError */
export const scanTarget = async (text: string, options: TargetOptions): Promise<Inventory> =>
  (await readTarget(text, [], options)).inventory
