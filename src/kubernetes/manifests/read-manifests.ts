import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import { FileError, limits, messageOf, readFileBounded, readTreeFile, shownName, statPath, textOf, walkFolder } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { Manifest, Manifests } from './manifest.ts'
import { type PlaceMemory, readText } from './read-text.ts'

type Reading = { readonly manifests: Manifest[]; readonly unknowns: Unknown[]; readonly memory: PlaceMemory; bytes: number }

const EXTENSION = /\.(?:ya?ml|json)$/i

const isHidden = (path: string): boolean => path.slice(path.lastIndexOf('/') + 1).startsWith('.')

/** `-` is standard input. */
const nativePath = (path: string): string => (path === '-' ? '/dev/stdin' : path)

function readBytes(path: string, bytes: Uint8Array, into: Reading): void {
  into.bytes += bytes.length
  if (into.bytes > limits.manifestText)
    throw new FileError('too-large', `read "${path}": more than ${limits.manifestText} bytes of manifests`)
  if (!isUtf8(bytes)) {
    into.unknowns.push({ path, reason: 'it is not in UTF-8, the only encoding that Kubernetes reads' })
    return
  }
  const { manifests, unknowns } = readText(path, textOf(bytes), into.memory)
  for (const manifest of manifests) into.manifests.push(manifest)
  for (const unknown of unknowns) into.unknowns.push(unknown)
  if (into.manifests.length > limits.manifests) throw new FileError('too-large', `read "${path}": more than ${limits.manifests} objects`)
}

async function readFolder(folder: string, into: Reading): Promise<void> {
  const failed = (path: string, reason: string): void => {
    into.unknowns.push({ path: shownName(join(folder, path)), reason })
  }
  const walk = walkFolder(folder, { maxEntries: limits.manifestEntries, enter: (path) => !isHidden(path), failed })
  for await (const { path, kind } of walk) {
    if (!EXTENSION.test(path) || isHidden(path)) continue
    if (kind === 'symlink') failed(path, 'a symbolic link, which is not followed')
    else
      try {
        readBytes(shownName(join(folder, path)), readTreeFile(join(folder, path), limits.document), into)
      } catch (thrown) {
        if (into.bytes > limits.manifestText || into.manifests.length > limits.manifests) throw thrown
        failed(path, messageOf(thrown))
      }
  }
}

/**
 * The objects that files and folders hold, in the order of their paths; `-` is standard input. Of folders the files that end as YAML and JSON
 * do, hidden ones left out.
 * @throws FileError when a path that is named cannot be read, or it is more than the limits allow
 */
export async function readManifests(paths: readonly string[]): Promise<Manifests> {
  const into: Reading = { manifests: [], unknowns: [], memory: {}, bytes: 0 }
  for (const path of paths) {
    const found = path === '-' ? undefined : await statPath(path)
    if (found?.kind === 'folder') await readFolder(path, into)
    else readBytes(path, await readFileBounded(nativePath(path), limits.document), into)
  }
  return { manifests: into.manifests, unknowns: into.unknowns }
}
