import { type FileHandle, open } from 'node:fs/promises'
import { messageOf } from './errors.ts'
import { FileError } from './files.ts'

/** A file that grows by what arrives; what is written stays when the rest does not come. */
export type PartFile = {
  readonly write: (chunk: Uint8Array) => Promise<void>
  /** What was written is on disk then. */
  readonly close: () => Promise<void>
}

const unwritable = (path: string, cause: unknown): FileError =>
  new FileError('unwritable', `write "${path}": ${messageOf(cause)}`, { cause })

/** Goes on after the first `length` bytes of a file; what is behind them is dropped. @throws FileError */
export async function openPart(path: string, length: number): Promise<PartFile> {
  let file: FileHandle | undefined
  try {
    file = await open(path, length === 0 ? 'w' : 'r+')
    await file.truncate(length)
  } catch (cause) {
    await file?.close()
    throw unwritable(path, cause)
  }
  const opened = file
  let at = length
  return {
    write: async (chunk) => {
      try {
        for (let done = 0; done < chunk.length;) {
          const { bytesWritten } = await opened.write(chunk, done, chunk.length - done, at)
          done += bytesWritten
          at += bytesWritten
        }
      } catch (cause) {
        throw unwritable(path, cause)
      }
    },
    close: async () => {
      try {
        await opened.sync()
      } catch (cause) {
        throw unwritable(path, cause)
      } finally {
        await opened.close()
      }
    },
  }
}
