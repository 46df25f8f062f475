import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith, modeText } from '../places.ts'

/** What is run or read by root at a start is worth more than data. */
const isRun = (path: string, mode: number): boolean => (mode & 0o111) !== 0 || /^(?:etc|bin|sbin|lib\w*|usr)\//.test(path)

export const worldWritableFiles: Predicate = (facts) =>
  filesWith(facts, 'world-writable')
    .filter(({ type }) => type === 'file')
    .map((file) =>
      atFile(file, { evidence: `/${visible(file.path)}: ${modeText(file)}`, severity: isRun(file.path, file.mode) ? 'medium' : 'low' }),
    )
