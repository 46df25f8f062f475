import { posix } from 'node:path'
import { type OpenFile, ParseError, TAR_BLOCK, TarParser } from '#base/index.ts'
import { OciError } from '../oci-error.ts'

/** Where the content of a file lies in the archive. */
export type TarMember = { readonly offset: number; readonly size: number }

/** Members of an archive of images: a thousand layers have a few thousand. */
const MEMBERS = 100_000
/** Links that are followed for one name; more are a loop. */
const LINKS = 8

export type TarIndex = { readonly find: (path: string) => TarMember | undefined }

/** Finds the members of a tar archive by its headers alone; the content is stepped over. @throws OciError malformed */
export async function indexTar(file: OpenFile): Promise<TarIndex> {
  const members = new Map<string, TarMember>()
  const links = new Map<string, string>()
  let end = 0
  const parser = new TarParser({
    entry: ({ path, type, size, link }) => {
      if (members.size + links.size >= MEMBERS) throw new ParseError('too-large', `more than ${MEMBERS} members`)
      // docker save once wrote equal layers as links to the first one.
      if (type === 'file') members.set(path, { offset: end, size })
      else if (type === 'symlink') links.set(path, posix.join(posix.dirname(path), link))
      else if (type === 'hardlink') links.set(path, posix.normalize(link))
      return 'skip'
    },
    content: () => {},
  })
  try {
    for (let offset = 0; offset < file.size;) {
      const block = await file.read(offset, TAR_BLOCK)
      end = offset + block.length
      parser.push(block)
      offset = end + parser.stepOver()
      if (offset > file.size)
        throw new ParseError('malformed', 'the archive ends in the middle of a file', { position: `offset ${file.size}` })
    }
    parser.end()
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new OciError('malformed', `read archive "${file.path}": ${cause.message}`, { cause })
  }
  const find = (path: string): TarMember | undefined => {
    for (let name: string | undefined = path, i = 0; name !== undefined && i <= LINKS; name = links.get(name), i++) {
      const member = members.get(name)
      if (member) return member
    }
    return undefined
  }
  return { find }
}
