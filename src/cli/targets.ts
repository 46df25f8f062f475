import { join, resolve } from 'node:path'
import { FileError, limits, openFile, readFileBounded, readJson, statPath } from '#base/index.ts'
import {
  type Image,
  type LayerCache,
  openArchive,
  openArchiveStream,
  openEngineImage,
  openLayout,
  openRegistryImage,
  parseReference,
} from '#oci/index.ts'
import { type Inventory, catalogers, isSystemRoot, sbomFormats, scanFolder, scanImage, selectionOf } from '#sbom/index.ts'
import { UsageError } from './errors.ts'
import type { Log } from './log.ts'
import { watchImage } from './watch-image.ts'

export type TargetOptions = { readonly platform?: string; readonly insecure?: boolean; readonly cache?: LayerCache; readonly log?: Log }

const SCHEMES = ['registry', 'oci', 'archive', 'docker', 'podman', 'root', 'dir', 'sbom'] as const
type Scheme = (typeof SCHEMES)[number]
export type Target = { readonly scheme: Scheme; readonly rest: string }

const isScheme = (text: string): text is Scheme => (SCHEMES as readonly string[]).includes(text)

/** JSON is an SBOM, all else an archive of images. */
async function schemeOfFile(path: string): Promise<Scheme> {
  const file = await openFile(path)
  try {
    return looksLikeJson(await file.read(0, 64)) ? 'sbom' : 'archive'
  } finally {
    await file.close()
  }
}

const looksLikeJson = (head: Uint8Array): boolean => /^\uFEFF?\s*\{/.test(Buffer.from(head.subarray(0, 64)).toString('utf8'))

/** `PATH:NAME` or `PATH@DIGEST` of a layout or archive that is there. */
async function imageWithin(text: string): Promise<Target | undefined> {
  const [path, name] = (await splitName(text)) ?? []
  if (path === undefined || name === undefined || !/[/.]/.test(path)) return undefined
  if (await statPath(join(path, 'oci-layout'))) return { scheme: 'oci', rest: text }
  return (await statPath(path))?.kind === 'file' ? { scheme: 'archive', rest: text } : undefined
}

/** `scheme:rest`, or what stands at the path, or the name of an image in a registry. @throws UsageError */
export async function parseTarget(text: string): Promise<Target> {
  const colon = text.indexOf(':')
  const scheme = text.slice(0, Math.max(0, colon))
  if (isScheme(scheme) && colon < text.length - 1) return { scheme, rest: text.slice(colon + 1) }
  const found = await statPath(text)
  if (found?.kind === 'file') return { scheme: await schemeOfFile(text), rest: text }
  if (found?.kind === 'folder') {
    if (await statPath(join(text, 'oci-layout'))) return { scheme: 'oci', rest: text }
    return { scheme: (await isSystemRoot(text)) ? 'root' : 'dir', rest: text }
  }
  if (found)
    throw new UsageError('wrong-use', `open "${text}": neither a regular file nor a folder`, {
      hint: 'to read a stream, use - and standard input',
    })
  const named = await imageWithin(text)
  if (named) return named
  if (/^[./~]/.test(text)) throw new UsageError('wrong-use', `open "${text}": no such file or folder`)
  try {
    parseReference(text)
  } catch (cause) {
    throw new UsageError('wrong-use', `open "${text}": neither a file or folder nor the name of an image`, {
      cause,
      hint: `a target is ${SCHEMES.map((one) => `${one}:`).join(' ')} and what it names, or a path, or an image`,
    })
  }
  return { scheme: 'registry', rest: text }
}

function readSbom(bytes: Uint8Array, path: string): Inventory {
  const document = readJson(bytes)
  const format = sbomFormats.find((candidate) => candidate.recognises(document))
  if (!format) throw new UsageError('wrong-use', `read "${path}": it is no SBOM of a known format`)
  return format.read(document, path)
}

/** `PATH:NAME` or `PATH@DIGEST` where something stands at PATH: the shortest there is, for a name may hold colons, too (`app:1.2`). */
async function splitName(text: string): Promise<readonly [path: string, name: string] | undefined> {
  for (const { index } of text.slice(0, limits.path).matchAll(/(?!^)[:@]/g))
    if (await statPath(text.slice(0, index))) return [text.slice(0, index), text.slice(index + 1)]
  return undefined
}

/** A path that is there, or one with a name in it. */
async function pathAndName(rest: string): Promise<readonly [string, string | undefined]> {
  if (await statPath(rest)) return [rest, undefined]
  const split = await splitName(rest)
  if (!split) throw new FileError('not-found', `open "${rest}": no such file or folder`)
  if (split[1] === '') throw new UsageError('wrong-use', `open "${rest}": a name must follow "${rest.at(-1)!}"`)
  return split
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
const installed = () => selectionOf(catalogers.filter((cataloger) => cataloger.evidence === 'installed'))

async function scanAndClose(image: Image, { cache, log }: TargetOptions): Promise<Inventory> {
  try {
    return await scanImage(log ? watchImage(image, log) : image, installed(), cache)
  } finally {
    log?.done()
    await image.close()
  }
}

/** What standard input holds: an SBOM when it begins as JSON, else an archive of an image. */
async function scanStream(source: AsyncIterable<Uint8Array>, options: TargetOptions): Promise<Inventory> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) throw new UsageError('wrong-use', 'read standard input: it is empty')
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first.value as Uint8Array
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  if (!looksLikeJson(first.value)) return scanAndClose(await openArchiveStream(whole(), '-', options), options)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of whole()) {
    length += part.length
    if (length > limits.document) throw new FileError('too-large', `read standard input: more than ${limits.document} bytes`)
    parts.push(part)
  }
  return readSbom(Buffer.concat(parts), '-')
}

/** What is in a target. @throws UsageError, OciError, FileError, ParseError */
export async function scanTarget(text: string, options: TargetOptions): Promise<Inventory> {
  if (text === '-') return scanStream(process.stdin, options)
  const target = await parseTarget(text)
  options.log?.detail(`target ${text} is ${target.scheme}:${target.rest}`)
  switch (target.scheme) {
    case 'sbom':
      return readSbom(await readFileBounded(target.rest, limits.document), target.rest)
    case 'root':
      return scanFolder(resolve(target.rest), 'root', installed())
    case 'dir':
      return scanFolder(resolve(target.rest), 'directory', selectionOf(catalogers))
    default:
      return scanAndClose(await openImage(target, options), options)
  }
}
