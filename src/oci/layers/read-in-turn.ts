import { join } from 'node:path'
import { MiB, type WalkedFile, isProgram, messageOf, readFileBounded, readHead } from '#base/index.ts'

/** Files that are read at a time, and bytes past which a file is waited for before the next is opened. */
const READS = 8
const LARGE = 4 * MiB

/** The file, or nothing when a program was asked for and it is none. */
async function readWanted(path: string, size: number, wish: 'keep' | 'magic'): Promise<Buffer | undefined> {
  // Most files that may be run are scripts and data: four bytes tell.
  if (wish === 'magic' && !isProgram(await readHead(path, 4))) return undefined
  return readFileBounded(path, size, 'tree')
}

export type InTurn = {
  /** Reads the file; `take` gets its bytes once all files before it have been taken. */
  readonly ask: (file: WalkedFile, wish: 'keep' | 'magic', take: (bytes: Uint8Array) => Promise<void> | undefined) => Promise<void>
  readonly finish: () => Promise<void>
}

/** Files of a tree, some of them read at a time, handed on in the order that they were asked for. */
export function readInTurn(folder: string, failed: (path: string, reason: string) => void): InTurn {
  const reads: { path: string; bytes: Promise<Buffer | undefined>; take: (bytes: Uint8Array) => Promise<void> | undefined }[] = []
  const settle = async (keep: number): Promise<void> => {
    while (reads.length > keep) {
      const { path, bytes, take } = reads.shift()!
      try {
        const content = await bytes
        if (content) await take(content)
      } catch (thrown) {
        failed(path, messageOf(thrown))
      }
    }
  }
  const ask = (file: WalkedFile, wish: 'keep' | 'magic', take: (bytes: Uint8Array) => Promise<void> | undefined): Promise<void> => {
    const bytes = readWanted(join(folder, file.path), file.size, wish)
    // Whoever takes it hears of the failure.
    bytes.catch(() => {})
    reads.push({ path: file.path, bytes, take })
    return settle(file.size > LARGE ? 0 : READS)
  }
  return { ask, finish: () => settle(0) }
}
