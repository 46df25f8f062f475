import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith } from '../places.ts'

export const versionControl: Predicate = (facts) =>
  filesWith(facts, 'version-control').map(({ path, layer }) => {
    const folder = path.slice(0, path.lastIndexOf('/'))
    return atFile({ path: folder, ...(layer ? { layer } : {}) }, { evidence: `/${visible(folder)}` })
  })
