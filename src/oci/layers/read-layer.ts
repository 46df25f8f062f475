import { createHash } from 'node:crypto'
import { MiB, ParseError } from '#base/index.ts'
import { OciError } from '../oci-error.ts'
import { linkTarget } from '../tar/path.ts'
import { type TarEntry, TarParser, type Wish } from '../tar/tar-parser.ts'
import { decompress } from './decompress.ts'
import { LayerLinks } from './layer-links.ts'
import { type LayerTree, LayerTreeBuilder } from './layer-tree.ts'

/** What is asked of a layer while it streams by. */
export type LayerVisitor = {
  /** Before any content: whether the regular file is wanted. */
  readonly wants: (entry: TarEntry) => Wish
  readonly file: (entry: TarEntry, bytes: Uint8Array) => void
  /** At the path stands no regular file, or no longer one: of two members with one name the later counts, with all that is below it. */
  readonly replaced?: (path: string, isFolder: boolean) => void
}

export type LayerReading = {
  readonly diffId: string
  readonly tree: LayerTree
  /** Hard links whose name is wanted, with the file that holds the content. */
  readonly hardLinks: ReadonlyMap<string, string>
  /** Symbolic links: `bin` → `usr/bin`; only those in the root folder and those that the visitor wants by name. */
  readonly symlinks: ReadonlyMap<string, string>
}

/** Bytes: tars are filled up to 10 KiB, some to their medium's size; a bomb of zeros goes on for ever. */
const BEYOND = 64 * MiB

/**
 * One pass over a layer: decompress, digest, tar headers, wanted files. Nothing is written to disk.
 * @throws OciError malformed when the archive breaks off, digest-mismatch when the content is not what the configuration says.
 */
export async function readLayer(blob: AsyncIterable<Uint8Array>, visitor: LayerVisitor, expected?: string): Promise<LayerReading> {
  const builder = new LayerTreeBuilder()
  const hardLinks = new Map<string, string>()
  const symlinks = new Map<string, string>()
  let moved: TarEntry | undefined
  const links = new LayerLinks()
  const place = (entry: TarEntry): Wish => {
    const { path, type, link } = entry
    if (hardLinks.size > 0) hardLinks.delete(path)
    links.add(path, type === 'symlink' ? link : undefined)
    if (type === 'file') return visitor.wants(entry)
    visitor.replaced?.(path, type === 'directory')
    if (type === 'hardlink' && visitor.wants(entry) !== 'skip') {
      const target = linkTarget('', link)
      hardLinks.set(path, links.resolve(target) ?? target)
    }
    if (type === 'symlink' && (!path.includes('/') || visitor.wants(entry) === 'keep')) symlinks.set(path, linkTarget(path, link))
    return 'skip'
  }
  const parser = new TarParser({
    entry: (entry) => {
      const path = links.resolve(entry.path)
      if (path === undefined || path === '' || builder.add(path, entry.type === 'directory')) return 'skip'
      moved = path === entry.path ? undefined : { ...entry, path }
      return place(moved ?? entry)
    },
    content: (entry, bytes) => visitor.file(moved ?? entry, bytes),
  })
  const hash = createHash('sha256')
  let [size, beyond] = [0, 0]
  try {
    for await (const chunk of decompress(blob)) {
      hash.update(chunk)
      size += chunk.length
      if (!parser.ended) parser.push(chunk)
      else if ((beyond += chunk.length) > BEYOND)
        throw new ParseError('too-large', `more than ${BEYOND / MiB} MiB after the end of the archive`)
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
