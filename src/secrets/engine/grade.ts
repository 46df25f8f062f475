import { createHash } from 'node:crypto'
import type { SecretRule } from '../rules/contract.ts'
import { placeholderReason } from '../rules/placeholder.ts'
import { structureOf } from '../structures/registry.ts'
import type { Sighting } from './sighting.ts'

type Grade = Pick<Sighting, 'severity' | 'confidence' | 'evidence' | 'rank' | 'expires'>

/** Bytes as text, where they are UTF-8. */
export const textOfBytes = (latin1: string): string => {
  const text = Buffer.from(latin1, 'latin1').toString('utf8')
  return text.includes('\ufffd') ? latin1 : text
}

/** What the value alone says of itself; undefined when its inner form shows that it is none of the kind. */
export function gradeOf(rule: SecretRule, latin1: string): Grade | undefined {
  // Names and words are given to names as well; what is random has a digit.
  if (rule.guard === 'assignment' && !/\d/.test(latin1)) return undefined
  const rank = rule.guard === 'assignment' ? 2 : 1
  const value = textOfBytes(latin1)
  if (rule.examples?.includes(createHash('sha256').update(value).digest('hex')))
    return { severity: 'info', confidence: 'high', evidence: ["an example of the vendor's documents"], rank: 0 }
  const structure = rule.structure === undefined ? undefined : structureOf(rule.structure)?.check(value)
  const plain = { severity: rule.severity, confidence: rule.confidence, evidence: [], rank } as const
  if (structure?.verdict !== 'proven' && placeholderReason(value, rule.prefix) !== undefined) return undefined
  if (!structure) return plain
  switch (structure.verdict) {
    case 'proven':
      return { severity: 'critical', confidence: 'high', evidence: [structure.evidence], rank: 1, ...expiry(structure) }
    case 'formed':
      return { ...plain, evidence: [structure.evidence], ...expiry(structure) }
    case 'broken':
      return { severity: 'medium', confidence: 'low', evidence: [`${structure.evidence}: altered, or an example`], rank: 1 }
    case 'none':
      break
  }
  return undefined
}

const expiry = ({ expires }: { readonly expires?: string }): { readonly expires?: string } => (expires === undefined ? {} : { expires })
