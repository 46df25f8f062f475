import type { Severity } from '#model/index.ts'
import { scoreOf } from './cvss.ts'

/** One source's word on how bad a vulnerability is. */
export type Opinion = {
  readonly source: string
  /** Whether it is the word of the distribution whose package it is. */
  readonly distribution: boolean
  readonly rating?: string
  readonly vectors: readonly string[]
}

export type Rated = {
  readonly severity: Severity
  readonly severitySource: string
  readonly score?: number
  readonly vectors?: readonly string[]
}

/** Publishers' words (Debian's urgencies, Red Hat's and GitHub's ratings) in ours. */
const RATINGS: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ['critical', 'critical'],
  ['important', 'high'],
  ['high', 'high'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['negligible', 'info'],
  ['unimportant', 'info'],
  ['none', 'info'],
  ['informational', 'info'],
])

/** CVSS 3.1 section 5 and 4.0 section 6: the qualitative scale. That of CVSS 2.0 (NVD's) ends at high. */
function severityOfScore(score: number, vector: string): Severity {
  if (score >= 9 && vector.startsWith('CVSS:')) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  return score > 0 ? 'low' : 'info'
}

const VERSIONS = ['CVSS:4.0/', 'CVSS:3.1/', 'CVSS:3.0/', '']

/** The vector of the newest CVSS version that can be computed. */
function bestVector(vectors: readonly string[]): { vector: string; score: number } | undefined {
  for (const prefix of VERSIONS)
    for (const vector of vectors.filter((candidate) => (prefix === '' ? !candidate.startsWith('CVSS:') : candidate.startsWith(prefix)))) {
      const score = scoreOf(vector)
      if (score !== undefined) return { vector, score }
    }
  return undefined
}

/** The version that a score is of, as people write it: `CVSS:3.1 9.8`. */
const titleOf = (vector: string, score: number): string => `${/^CVSS:\d\.\d/.exec(vector)?.[0] ?? 'CVSS:2.0'} ${score.toFixed(1)}`

/**
 * The stated order: the distribution's rating for its own package, a CVSS vector (the advisory's own source first, in the order given),
 * then any publisher's rating. The score stays beside a distribution's rating, so that both can be seen.
 */
export function rate(opinions: readonly Opinion[]): Rated {
  const rated = opinions.find((opinion) => opinion.distribution && RATINGS.has(opinion.rating ?? ''))
  const scored = opinions.map((opinion) => ({ opinion, best: bestVector(opinion.vectors) })).find(({ best }) => best)
  const numbers = scored?.best ? { score: scored.best.score, vectors: [scored.best.vector] } : {}
  if (rated) return { severity: RATINGS.get(rated.rating!)!, severitySource: `rated ${rated.rating} by ${rated.source}`, ...numbers }
  if (scored?.best) {
    const { vector, score } = scored.best
    return { severity: severityOfScore(score, vector), severitySource: `${titleOf(vector, score)} by ${scored.opinion.source}`, ...numbers }
  }
  const other = opinions.find((opinion) => RATINGS.has(opinion.rating ?? ''))
  if (other) return { severity: RATINGS.get(other.rating!)!, severitySource: `rated ${other.rating} by ${other.source}` }
  return { severity: 'unknown', severitySource: 'no source rates it' }
}
