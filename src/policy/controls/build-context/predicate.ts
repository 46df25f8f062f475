import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith } from '../places.ts'

export const buildContext: Predicate = (facts) =>
  filesWith(facts, 'build-context').map((file) => atFile(file, { evidence: `/${visible(file.path)}` }))
