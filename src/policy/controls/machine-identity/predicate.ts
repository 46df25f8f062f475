import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith } from '../places.ts'

export const machineIdentity: Predicate = (facts) =>
  filesWith(facts, 'machine-id').map((file) => atFile(file, { evidence: `/${visible(file.path)}` }))
