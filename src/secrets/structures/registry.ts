import type { StructureCheck } from './contract.ts'
import { crc32Base62 } from './crc32-base62.ts'

/** All structure checks, by id. */
export const structureChecks: readonly StructureCheck[] = [crc32Base62]

const byId: ReadonlyMap<string, StructureCheck> = new Map(structureChecks.map((check) => [check.id, check]))

export const structureOf = (id: string): StructureCheck | undefined => byId.get(id)
