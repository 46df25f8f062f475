import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith } from '../places.ts'

export const cronJobs: Predicate = (facts) =>
  filesWith(facts, 'cron')
    .filter(({ path, owned }) => owned === false || (owned === undefined && path.startsWith('var/spool/')))
    .map((file) => atFile(file, { evidence: `/${visible(file.path)}` }))
