import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith, modeText } from '../places.ts'

export const worldWritableFolders: Predicate = (facts) =>
  filesWith(facts, 'world-writable')
    .filter(({ type }) => type === 'directory')
    .map((file) => {
      const isSystem = /^(?:etc|usr|s?bin|lib\w*)(?:\/|$)/.test(file.path)
      return atFile(file, { evidence: `/${visible(file.path)}: ${modeText(file)}`, severity: isSystem ? 'medium' : 'low' })
    })
