import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith, sizeText } from '../places.ts'

export const memoryDumps: Predicate = (facts) =>
  filesWith(facts, 'core-dump').map((file) => atFile(file, { evidence: `/${visible(file.path)}: ${sizeText(file.size)}` }))
