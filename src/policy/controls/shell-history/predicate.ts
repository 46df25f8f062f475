import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith, sizeText } from '../places.ts'

/** What only remembers sites or files is worth less than typed commands. */
const LESSER = /(?:\.wget-hsts|\.viminfo|\.lesshst)$/

export const shellHistory: Predicate = (facts) =>
  filesWith(facts, 'shell-history').map((file) =>
    atFile(file, { evidence: `/${visible(file.path)}: ${sizeText(file.size)}`, severity: LESSER.test(file.path) ? 'info' : 'medium' }),
  )
