import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith } from '../places.ts'

export const authorizedKeys: Predicate = (facts) =>
  filesWith(facts, 'authorized-keys').map((file) => atFile(file, { evidence: `/${visible(file.path)}` }))
