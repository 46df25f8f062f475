import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith } from '../places.ts'

export const secretFiles: Predicate = (facts) =>
  filesWith(facts, 'secret-name')
    .filter(({ isSecret }) => !isSecret)
    .map((file) => atFile(file, { evidence: `/${visible(file.path)}` }))
