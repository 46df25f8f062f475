import { createHash } from 'node:crypto'
import { KiB, readChunks, readFileBounded, statPath, writeWhole } from '#base/index.ts'

/** `SIZE MODIFIED DIGEST` of a file as it was when it was read. */
const NOTE = /^(\d{1,15}) (\d{1,15}(?:\.\d{1,9})?) (sha256:[0-9a-f]{64})\n$/

type Stamp = { readonly size: number; readonly mtimeMs: number }

export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readChunks(path)) hash.update(chunk)
  return `sha256:${hash.digest('hex')}`
}

async function noted(note: string, { size, mtimeMs }: Stamp): Promise<string | undefined> {
  const text = await readFileBounded(note, KiB).then(String, () => '')
  const [, length, modified, digest] = NOTE.exec(text) ?? []
  return Number(length) === size && Number(modified) === mtimeMs ? digest : undefined
}

/**
 * The digest of a database of ours, which is replaced whole and never written to. Reading half a gigabyte takes a second of every check:
 * a note beside it has the digest of the file with that size and time. Where no note can be written, the file is read each time.
 */
export async function notedDigest(path: string): Promise<string> {
  const note = `${path}.digest`
  const before = await statPath(path)
  const known = before && (await noted(note, before))
  if (known !== undefined) return known
  const digest = await digestOfFile(path)
  const after = await statPath(path)
  // Replaced meanwhile: the digest is of neither for sure, and not worth a note.
  if (before && after && before.size === after.size && before.mtimeMs === after.mtimeMs)
    await writeWhole(note, `${after.size} ${after.mtimeMs} ${digest}\n`).catch(() => {})
  return digest
}
