import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod'
import { ParseError, ensureFolder, limits, parseJson, readFileBounded, sortedBy, statPath, writeWhole } from '#base/index.ts'
import type { RecordedBase } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { UsageError } from './errors.ts'

const SCHEMA = 'plimsoll-bases/1'
/** Images that are recorded as bases, a count. */
const MOST = 1000

const text = z.string().min(1).max(1000)
const Bases = z.strictObject({
  schema: z.literal(SCHEMA),
  bases: z
    .array(
      z.strictObject({
        name: text,
        digest: text,
        platform: text,
        diffIds: z.array(text).min(1).max(limits.layers),
        history: z.number().int().min(0),
      }),
    )
    .max(MOST),
})

export type BaseList = {
  readonly path: string
  readonly bases: readonly RecordedBase[]
  /** Of the file; absent without one. */ readonly digest?: string
}

/** The file that `base add` writes and checks read: by `--bases` or PLIMSOLL_BASES, else in the user's folder of settings. */
export const basesFile = (given = process.env['PLIMSOLL_BASES']): string =>
  given ? resolve(given) : join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'plimsoll', 'bases.json')

/** @throws UsageError when the file is none of ours; FileError */
export async function readBases(given?: string): Promise<BaseList> {
  const path = basesFile(given)
  if (!(await statPath(path))) return { path, bases: [] }
  const bytes = await readFileBounded(path, limits.settings)
  try {
    return { path, bases: parseJson(Bases, bytes).bases, digest: digestOf(bytes) }
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new UsageError('wrong-use', `read bases "${path}": ${cause.message}`, { cause, hint: 'plimsoll base add writes it' })
  }
}

/** Whole or not at all, sorted, so that the same bases give the same digest. @throws FileError, UsageError */
export async function writeBases(path: string, bases: readonly RecordedBase[]): Promise<void> {
  if (bases.length > MOST)
    throw new UsageError('wrong-use', `record a base: there are ${MOST} already`, { hint: 'plimsoll base remove NAME' })
  await ensureFolder(dirname(path))
  await writeWhole(
    path,
    `${JSON.stringify({ schema: SCHEMA, bases: sortedBy(bases, ({ name, platform }) => [name, platform]) }, null, 2)}\n`,
  )
}
