import { posix } from 'node:path'
import { PlimsollError, readFileBounded, statPath, writeWhole } from '#base/index.ts'
import type { FixedFile } from './plan.ts'
import { digestOfBytes } from './text-file.ts'

export class FixError extends PlimsollError<'changed' | 'unwritable'> {}

type Ready = { readonly path: string; readonly before: Buffer; readonly after: Buffer; readonly mode: number }

/** The file as it was scanned, or it is somebody else's work by now. @throws FixError, FileError */
async function ready(root: string, { path, digest, after }: FixedFile): Promise<Ready> {
  const at = posix.join(root, path)
  const mode = (await statPath(at))?.mode ?? 0o644
  const limit = Buffer.byteLength(after) + 16 * 1024 * 1024
  const before = await readFileBounded(at, limit, 'tree')
  if (digestOfBytes(before) !== digest)
    throw new FixError('changed', `write "${path}": it is no longer what was scanned: nothing was written`, {
      hint: 'run plimsoll fix again',
    })
  return { path: at, before, after: Buffer.from(after), mode }
}

/** Writes all files or none: each is read again and compared first, and what was written is put back when one cannot be. @throws FixError, FileError */
export async function writeFixes(root: string, files: readonly FixedFile[]): Promise<void> {
  const prepared: Ready[] = []
  for (const file of files) prepared.push(await ready(root, file))
  const written: Ready[] = []
  try {
    for (const file of prepared) {
      await writeWhole(file.path, file.after, file.mode)
      written.push(file)
    }
  } catch (cause) {
    for (const file of written) await writeWhole(file.path, file.before, file.mode)
    throw cause
  }
}
