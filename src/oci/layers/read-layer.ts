import { createHash } from 'node:crypto'
import { ParseError } from '#base/index.ts'
import { OciError } from '../oci-error.ts'
import { linkTarget } from '../tar/path.ts'
import { type TarEntry, TarParser, type Wish } from '../tar/tar-parser.ts'
import { decompress } from './decompress.ts'
import { type LayerTree, LayerTreeBuilder } from './layer-tree.ts'

/** What is asked of a layer while it streams by. */
export type LayerVisitor = {
  /** Before any content: whether the regular file is wanted. */
  readonly wants: (entry: TarEntry) => Wish
  readonly file: (entry: TarEntry, bytes: Uint8Array) => void
}

export type LayerReading = {
  readonly diffId: string
  readonly tree: LayerTree
  /** Hard links whose name is wanted, with the file that holds the content. */
  readonly hardLinks: readonly { readonly path: string; readonly target: string }[]
  /** Symbolic links: `bin` → `usr/bin`; only those in the root folder and those that the visitor wants by name. */
  readonly symlinks: ReadonlyMap<string, string>
}

/**
 * One pass over a layer: decompress, digest, tar headers, wanted files. Nothing is written to disk.
 * @throws OciError malformed when the archive breaks off, digest-mismatch when the content is not what the configuration says.
 */
export async function readLayer(blob: AsyncIterable<Uint8Array>, visitor: LayerVisitor, expected?: string): Promise<LayerReading> {
  const builder = new LayerTreeBuilder()
  const hardLinks: { path: string; target: string }[] = []
  const symlinks = new Map<string, string>()
  const parser = new TarParser({
    entry: (entry) => {
      if (entry.path === '' || builder.add(entry.path, entry.type === 'directory')) return 'skip'
      if (entry.type === 'file') return visitor.wants(entry)
      if (entry.type === 'hardlink' && visitor.wants(entry) !== 'skip')
        hardLinks.push({ path: entry.path, target: linkTarget('', entry.link) })
      if (entry.type === 'symlink' && (!entry.path.includes('/') || visitor.wants(entry) === 'keep'))
        symlinks.set(entry.path, linkTarget(entry.path, entry.link))
      return 'skip'
    },
    content: visitor.file,
  })
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of decompress(blob)) {
      hash.update(chunk)
      size += chunk.length
      parser.push(chunk)
    }
    parser.end()
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new OciError('malformed', `read layer: ${cause.message}`, { cause })
  }
  const diffId = `sha256:${hash.digest('hex')}`
  if (expected !== undefined && expected !== diffId)
    throw new OciError('digest-mismatch', `read layer: content has diff id "${diffId}", the configuration says "${expected}"`)
  return { diffId, tree: builder.finish(size), hardLinks, symlinks }
}
