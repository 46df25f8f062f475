import type { StructureCheck } from './contract.ts'
import { awsKeyId } from './aws-key-id.ts'
import { base64Json } from './base64-json.ts'
import { basicAuth } from './basic-auth.ts'
import { bech32 } from './bech32.ts'
import { codeName } from './code-name.ts'
import { crc32Base36 } from './crc32-base36.ts'
import { crc32Base62 } from './crc32-base62.ts'
import { crc32Hex } from './crc32-hex.ts'
import { discordBot } from './discord-bot.ts'
import { jwt } from './jwt.ts'
import { pypiMacaroon } from './pypi-macaroon.ts'

/** All structure checks, sorted by id. */
export const structureChecks: readonly StructureCheck[] = [
  awsKeyId,
  base64Json,
  basicAuth,
  bech32,
  codeName,
  crc32Base36,
  crc32Base62,
  crc32Hex,
  discordBot,
  jwt,
  pypiMacaroon,
]

const byId: ReadonlyMap<string, StructureCheck> = new Map(structureChecks.map((check) => [check.id, check]))

export const structureOf = (id: string): StructureCheck | undefined => byId.get(id)
