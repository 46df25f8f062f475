import { join } from 'node:path'
import { FileError, KiB, limits, openFile, statPath, textOf, walkFolder } from '#base/index.ts'
import { parseReference } from '#oci/index.ts'
import { isSystemRoot } from '#sbom/index.ts'
import { UsageError } from './errors.ts'

const SCHEMES = ['registry', 'oci', 'archive', 'docker', 'podman', 'root', 'dir', 'sbom', 'dockerfile', 'manifests'] as const
export type Scheme = (typeof SCHEMES)[number]
export type Target = { readonly scheme: Scheme; readonly rest: string }

const isScheme = (text: string): text is Scheme => (SCHEMES as readonly string[]).includes(text)

/** Dockerfile, Containerfile, Dockerfile.dev: what they are called before anything else is looked at. */
const isDockerfileName = (path: string): boolean => /(?:^|[\\/])(?:docker|container)file(?:\.[^\\/]+)?$/i.test(path)

/** Bytes in which a manifest says what it is. */
const HEAD = 64 * KiB

/** The fields that every resource of Kubernetes begins with, in whatever order. */
const isManifest = (head: string): boolean => /^\s*"?apiVersion"?:/m.test(head) && /^\s*"?kind"?:/m.test(head)

/** Manifests as such, SBOMs by being JSON, all else is an archive of images. */
async function schemeOfFile(path: string): Promise<Scheme> {
  const file = await openFile(path)
  try {
    const head = await file.read(0, HEAD)
    if (/\.(?:ya?ml|json)$/i.test(path) && isManifest(textOf(head))) return 'manifests'
    return looksLikeJson(head) ? 'sbom' : 'archive'
  } finally {
    await file.close()
  }
}

/** Files that a folder of manifests may have beside them. */
const BESIDE = /^(?:readme|licen[cs]e|changelog|owners|codeowners)?(?:\.(?:md|txt))?$/i
/** Entries of a folder that are looked at, a count. */
const ENTRIES = 1000

/** A folder in which there are manifests and nothing but them: what else it holds makes it a source folder. */
async function holdsManifests(folder: string): Promise<boolean> {
  const files: string[] = []
  for await (const { path, kind } of walkFolder(folder, { maxEntries: ENTRIES, enter: () => false, failed: () => {} })) {
    if (kind !== 'file' || path.startsWith('.') || BESIDE.test(path)) continue
    if (!/\.(?:ya?ml|json)$/i.test(path)) return false
    files.push(path)
  }
  for (const path of files) if ((await schemeOfFile(join(folder, path))) === 'manifests') return true
  return false
}

export const looksLikeJson = (head: Uint8Array): boolean => /^\uFEFF?\s*\{/.test(Buffer.from(head.subarray(0, 64)).toString('utf8'))

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
  if (found?.kind === 'file') return { scheme: isDockerfileName(text) ? 'dockerfile' : await schemeOfFile(text), rest: text }
  if (found?.kind === 'folder') {
    if (await statPath(join(text, 'oci-layout'))) return { scheme: 'oci', rest: text }
    if (await isSystemRoot(text)) return { scheme: 'root', rest: text }
    return { scheme: (await holdsManifests(text)) ? 'manifests' : 'dir', rest: text }
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

/** `PATH:NAME` or `PATH@DIGEST` where something stands at PATH: the shortest there is, for a name may hold colons, too (`app:1.2`). */
async function splitName(text: string): Promise<readonly [path: string, name: string] | undefined> {
  for (const { index } of text.slice(0, limits.path).matchAll(/(?!^)[:@]/g))
    if (await statPath(text.slice(0, index))) return [text.slice(0, index), text.slice(index + 1)]
  return undefined
}

/** A path that is there, or one with a name in it. */
export async function pathAndName(rest: string): Promise<readonly [string, string | undefined]> {
  if (await statPath(rest)) return [rest, undefined]
  const split = await splitName(rest)
  if (!split) throw new FileError('not-found', `open "${rest}": no such file or folder`)
  if (split[1] === '') throw new UsageError('wrong-use', `open "${rest}": a name must follow "${rest.at(-1)!}"`)
  return split
}

const NO_IMAGES: ReadonlySet<Scheme> = new Set(['dir', 'dockerfile', 'manifests', 'root', 'sbom'])

export const namesImage = ({ scheme }: Target): boolean => !NO_IMAGES.has(scheme)

/** Whether a target is an image; standard input is taken for what it is when it is read. */
export async function isImage(text: string): Promise<boolean> {
  if (text === '-') return false
  return namesImage(await parseTarget(text))
}
