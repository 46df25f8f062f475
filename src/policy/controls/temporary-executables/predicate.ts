import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { isTemporary } from '../paths.ts'
import { atFile, filesWith, sizeText } from '../places.ts'

export const temporaryExecutables: Predicate = (facts) =>
  filesWith(facts, 'executable')
    .filter(({ path }) => isTemporary(path))
    .map((file) => atFile(file, { evidence: `/${visible(file.path)}: ${sizeText(file.size)}` }))
