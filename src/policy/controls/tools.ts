import { visible } from '#base/index.ts'
import type { FileNote, ImageFacts, Severity } from '#model/index.ts'
import type { FoundPlace } from './contract.ts'
import { atFile, filesWith } from './places.ts'

/** A place for each program of a kind. */
export const toolPlaces = (facts: ImageFacts, note: FileNote, severity?: (of: string) => Severity): FoundPlace[] =>
  filesWith(facts, note).map((file) =>
    atFile(file, { evidence: `/${visible(file.path)}`, ...(severity ? { severity: severity(file.of ?? '') } : {}) }),
  )
