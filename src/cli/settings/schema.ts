import * as z from 'zod'
import { severities } from '#model/index.ts'

/** A key is the flag of the same name; PLIMSOLL_… in upper case is its variable. */
export const Settings = z.strictObject({
  'fail-on': z
    .enum(['default', ...severities])
    .describe('deny at this severity or worse; default: critical or known exploited, with a fix')
    .exactOptional(),
  'only-fixed': z.boolean().describe('count only findings that have a fix').exactOptional(),
  'ignore-unfixed': z.boolean().describe('the same under the name that other tools use').exactOptional(),
  'max-data-age': z.number().int().min(0).max(999_999).describe('days; exit 3 when the advisory data is older').exactOptional(),
  db: z.string().min(1).describe('judge by this advisory database; relative to this file').exactOptional(),
  'db-repository': z.string().min(1).describe('the artifact that db update fetches').exactOptional(),
  platform: z.string().min(1).describe('os/arch[/variant]: which image of several').exactOptional(),
  format: z.string().min(1).describe('of what check prints').exactOptional(),
  all: z.boolean().describe('list every finding').exactOptional(),
  cache: z.string().min(1).describe('folder of the cache; relative to this file').exactOptional(),
  'cache-size': z.number().int().min(0).max(999_999).describe('MiB of remembered layers; 0 turns the cache off').exactOptional(),
})

export type Settings = z.output<typeof Settings>

/** Paths, which count from the folder of the file that names them. */
export const PATHS: ReadonlySet<string> = new Set(['db', 'cache'])
