import { PlimsollError, messageOf } from './errors.ts'
import { pause } from './clock.ts'

export class LockError extends PlimsollError<'held' | 'unusable'> {}

/** Between two tries to take a lock, in milliseconds. */
const PAUSE = 200

/**
 * Does `work` while no other process does any under the same path. The lock is SQLite's on a file: the kernel lets go of it when a process
 * ends, however it does, so that none is ever left behind. `waiting` is told once when another holds it.
 * @throws LockError held after `within` milliseconds
 */
export async function exclusively<T>(
  path: string,
  work: () => Promise<T>,
  { within, waiting }: { readonly within: number; readonly waiting: () => void },
): Promise<T> {
  const { DatabaseSync } = await import('node:sqlite')
  const unusable = (cause: unknown): LockError => new LockError('unusable', `lock "${path}": ${messageOf(cause)}`, { cause })
  let database
  try {
    database = new DatabaseSync(path, { timeout: 0 })
  } catch (cause) {
    throw unusable(cause)
  }
  try {
    for (let waited = 0; ; waited += PAUSE) {
      try {
        database.exec('BEGIN EXCLUSIVE')
        break
      } catch (cause) {
        // SQLITE_BUSY: another process is in.
        if ((cause as { errcode?: number }).errcode !== 5) throw unusable(cause)
        if (waited >= within) throw new LockError('held', `lock "${path}": another process has held it for ${Math.round(waited / 1000)} s`)
        if (waited === 0) waiting()
        await pause(PAUSE)
      }
    }
    return await work()
  } finally {
    database.close()
  }
}
