import { posix } from 'node:path'
import { FileError, MiB, ParseError, limits, matcherOf, messageOf, readFileBounded, walkFolder } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import { manifestEditors } from './manifests/registry.ts'
import { type TextFile, readText } from './text-file.ts'

/** A manifest; people write these. */
const MANIFEST = 2 * MiB
/** Manifests of one tree, a count and their bytes together. */
const MANIFESTS = 5000
const TOGETHER = 64 * MiB

/** Folders whose manifests are other people's, or nobody's. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', 'vendor', 'site-packages', '.venv'])

export type Tree = { readonly manifests: Map<string, TextFile>; readonly unknowns: readonly Unknown[] }

/** The manifests of a folder whose editors are for one of the purl types. Links are not followed. @throws FileError */
export async function readTree(root: string, types: ReadonlySet<string>): Promise<Tree> {
  const match = matcherOf(manifestEditors.flatMap((editor) => editor.paths.map((glob) => [glob, editor] as const)))
  const manifests = new Map<string, TextFile>()
  const unknowns: Unknown[] = []
  const failed = (path: string, reason: string): void => void unknowns.push({ path, reason })
  let bytes = 0
  for await (const file of walkFolder(root, { maxEntries: limits.entries, enter: (path) => !SKIPPED.has(posix.basename(path)), failed })) {
    if (!match(file.path).some((editor) => types.has(editor.type))) continue
    if (file.kind === 'symlink') {
      failed(file.path, 'a symbolic link, which is not followed: a manifest behind one is not edited')
      continue
    }
    if (manifests.size >= MANIFESTS || bytes > TOGETHER)
      throw new FileError('too-large', `read the manifests of "${root}": more than ${MANIFESTS} files or ${TOGETHER} bytes`)
    try {
      const content = await readFileBounded(posix.join(root, file.path), MANIFEST, 'tree')
      bytes += content.length
      manifests.set(file.path, readText(file.path, content))
    } catch (cause) {
      if (!(cause instanceof FileError || cause instanceof ParseError)) throw cause
      failed(file.path, messageOf(cause))
    }
  }
  return { manifests, unknowns }
}

/** The text of a lock; undefined when it cannot be read as such. */
export async function readLock(root: string, path: string): Promise<string | undefined> {
  try {
    return readText(path, await readFileBounded(posix.join(root, path), limits.document, 'tree')).text
  } catch (cause) {
    if (cause instanceof FileError || cause instanceof ParseError) return undefined
    throw cause
  }
}
