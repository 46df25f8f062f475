import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { KiB, parseJson, readChunks, readFileBounded, removeFile, statPath, writeWhole } from '#base/index.ts'

/** What tells two states of one address apart (RFC 9110, 8.8). */
export const Validators = z.object({ etag: z.string().max(1000).optional(), lastModified: z.string().max(100).optional() })
export type Validators = z.output<typeof Validators>

/** A body that is kept: what it was when, and its digest. */
export const Kept = Validators.extend({
  url: z.string().max(4000),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(),
  /** When the address last said that this is its content. */
  confirmed: z.string().max(40),
})
export type Kept = z.output<typeof Kept>

/** A body that has not come whole: what of it is there belongs to this state of the address. */
export const Begun = Validators.extend({ url: z.string().max(4000) })
export type Begun = z.output<typeof Begun>

/** Where the bodies of one address lie. */
export type Place = { readonly note: string; readonly body: (digest: string) => string; readonly part: string; readonly partNote: string }

export function placeOf(folder: string, url: URL): Place {
  // What a user may have in an address for a server to know them by is in no file's name.
  const key = createHash('sha256').update(`${url.origin}${url.pathname}${url.search}`).digest('hex').slice(0, 24)
  const at = (end: string): string => join(folder, `${key}${end}`)
  return { note: at('.json'), body: (digest) => at(`-${digest.slice(7, 23)}.body`), part: at('.part'), partNote: at('.part.json') }
}

/** A note beside a body; one that is missing or damaged is none. */
async function readNote<S extends z.ZodType>(schema: S, path: string): Promise<z.output<S> | undefined> {
  try {
    return (await statPath(path)) ? parseJson(schema, await readFileBounded(path, 64 * KiB)) : undefined
  } catch {
    return undefined
  }
}

export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readChunks(path)) hash.update(chunk)
  return `sha256:${hash.digest('hex')}`
}

/** The body that is kept for an address, when it is what was noted. */
export async function readKept(place: Place): Promise<Kept | undefined> {
  const kept = await readNote(Kept, place.note)
  if (!kept) return undefined
  const path = place.body(kept.digest)
  if ((await statPath(path))?.size !== kept.size || (await digestOfFile(path)) !== kept.digest) return undefined
  return kept
}

export const writeKept = (place: Place, kept: Kept): Promise<void> => writeWhole(place.note, JSON.stringify(kept))

/** The beginning of a body that is there, and which state of the address it is of; undefined when it cannot be gone on with. */
export async function readBegun(place: Place): Promise<{ readonly begun: Begun; readonly length: number } | undefined> {
  const begun = await readNote(Begun, place.partNote)
  const length = (await statPath(place.part))?.size ?? 0
  return begun && length > 0 ? { begun, length } : undefined
}

export const writeBegun = (place: Place, begun: Begun): Promise<void> => writeWhole(place.partNote, JSON.stringify(begun))

export async function dropBegun(place: Place): Promise<void> {
  await Promise.all([removeFile(place.part), removeFile(place.partNote)])
}
