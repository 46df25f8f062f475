import { ParseError, conform, limits, readFileBounded, readJson, statPath } from '#base/index.ts'
import type { Result } from '#model/index.ts'
import { ResultSchema } from '#report/index.ts'

export type ReadResult = { readonly result: Result; readonly bytes: Uint8Array }

/** A result that `check --format json` wrote; undefined for a file of another kind. @throws ParseError when it is damaged */
export async function readResult(path: string): Promise<ReadResult | undefined> {
  if ((await statPath(path))?.kind !== 'file') return undefined
  const bytes = await readFileBounded(path, 8 * limits.document)
  if (!/^\s*\{\s*"schema":\s*"plimsoll-result\/1"/.test(bytes.subarray(0, 200).toString('utf8'))) return undefined
  try {
    return { result: conform(ResultSchema, readJson(bytes)), bytes }
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new ParseError(cause.code, `read result "${path}": ${cause.message}`, { cause })
  }
}
