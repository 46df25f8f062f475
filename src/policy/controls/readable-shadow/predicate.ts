import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith, modeText } from '../places.ts'

/** sudoers has no hashes: there only writing counts. */
export const readableShadow: Predicate = (facts) =>
  filesWith(facts, 'account-file')
    .filter(({ path, mode }) => (mode & (path === 'etc/sudoers' ? 0o002 : 0o006)) !== 0)
    .map((file) => atFile(file, { evidence: `/${visible(file.path)}: ${modeText(file)}` }))
