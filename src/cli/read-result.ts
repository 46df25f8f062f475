import { ParseError, conform, limits, readFileBounded, readJson, statPath } from '#base/index.ts'
import type { Result, Results } from '#model/index.ts'
import { ResultSchema, ResultsSchema } from '#report/index.ts'

/** One result, or those of several targets; with the bytes of the document. */
export type ReadResult = { readonly document: Result | Results; readonly bytes: Uint8Array }

/** Bytes of a document; a result of a large image is some MiB. */
const LIMIT = 8 * limits.document

/** What `check --format json` wrote; undefined for a file of another kind. @throws ParseError when it is damaged */
export async function readResult(path: string): Promise<ReadResult | undefined> {
  if ((await statPath(path))?.kind !== 'file') return undefined
  const bytes = await readFileBounded(path, LIMIT)
  const [, schema] = /^\s*\{\s*"schema":\s*"plimsoll-(results?)\/1"/.exec(bytes.subarray(0, 200).toString('utf8')) ?? []
  if (schema === undefined) return undefined
  try {
    const value = readJson(bytes)
    return { document: schema === 'result' ? conform(ResultSchema, value) : conform(ResultsSchema, value), bytes }
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new ParseError(cause.code, `read result "${path}": ${cause.message}`, { cause })
  }
}

export const resultsOf = ({ document }: ReadResult): readonly Result[] => ('results' in document ? document.results : [document])
