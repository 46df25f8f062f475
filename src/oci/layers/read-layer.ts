import { createHash } from 'node:crypto'
import { MiB, ParseError, type TarEntry, TarParser, type Wish, linkTarget } from '#base/index.ts'
import { OciError } from '../oci-error.ts'
import { decompress } from './decompress.ts'
import { LayerLinks } from './layer-links.ts'
import { type LayerTree, LayerTreeBuilder } from './layer-tree.ts'

/** What is asked of a layer while it streams by. */
export type LayerVisitor = {
  /** Before any content, of each entry: whether the regular file is wanted, or the link by its name. */
  readonly wants: (entry: TarEntry) => Wish
  readonly file: (entry: TarEntry, bytes: Uint8Array) => void
  /** At the path stands no regular file, or no longer one: of two members with one name the later counts, with all that is below it. */
  readonly replaced?: (path: string, isFolder: boolean) => void
  /** The bytes of every regular file as they arrive: a view, good until `flush` has been awaited. */
  readonly piece?: (entry: TarEntry, bytes: Uint8Array, offset: number) => void
  /** After each decompressed piece of the layer; a promise holds the reading back. */
  readonly flush?: () => Promise<void> | undefined
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
  /** The entry at the place where its layer's links lead; undefined for what is no file of the tree. */
  let current: TarEntry | undefined
  const links = new LayerLinks()
  const place = (entry: TarEntry): Wish => {
    const { path, type, link } = entry
    if (hardLinks.size > 0) hardLinks.delete(path)
    links.add(path, type === 'symlink' ? link : undefined)
    if (type === 'file') return visitor.wants(entry)
    visitor.replaced?.(path, type === 'directory')
    const wish = visitor.wants(entry)
    if (type === 'hardlink' && wish !== 'skip') {
      const target = linkTarget('', link)
      hardLinks.set(path, links.resolve(target) ?? target)
    }
    if (type === 'symlink' && (!path.includes('/') || wish === 'keep')) symlinks.set(path, linkTarget(path, link))
    return 'skip'
  }
  const { piece } = visitor
  const parser = new TarParser({
    entry: (entry) => {
      const path = links.resolve(entry.path)
      current = undefined
      if (path === undefined || path === '' || builder.add(path, entry.type === 'directory')) return 'skip'
      current = path === entry.path ? entry : { ...entry, path }
      return place(current)
    },
    content: (entry, bytes) => visitor.file(current ?? entry, bytes),
    ...(piece ? { piece: (_: TarEntry, bytes: Uint8Array, offset: number) => current && piece(current, bytes, offset) } : {}),
  })
  const hash = createHash('sha256')
  let [size, beyond] = [0, 0]
  try {
    for await (const chunk of decompress(blob)) {
      hash.update(chunk)
      size += chunk.length
      if (!parser.ended) {
        parser.push(chunk)
        const room = visitor.flush?.()
        if (room) await room
      } else if ((beyond += chunk.length) > BEYOND)
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
