import cvss from 'ae-cvss-calculator'

/** Longer than every metric of CVSS 4.0 together. */
const LENGTH = 512

/** Scores that are kept: the packages of one source have the same vulnerabilities. */
const REMEMBERED = 4096
const scores = new Map<string, number | undefined>()

/** The base score (with threat and environment where the vector has them) of a CVSS 2.0, 3.0, 3.1 or 4.0 vector; undefined for what is none. */
export function scoreOf(vector: string): number | undefined {
  if (scores.has(vector)) return scores.get(vector)
  const score = computed(vector)
  if (scores.size >= REMEMBERED) scores.clear()
  if (vector.length <= LENGTH) scores.set(vector, score)
  return score
}

/** A metric that stands twice makes a vector void (CVSS 3.1 section 6, 4.0 section 7). */
function repeats(vector: string): boolean {
  const metrics = vector.split('/').map((metric) => metric.split(':', 1)[0])
  return new Set(metrics).size < metrics.length
}

function computed(vector: string): number | undefined {
  if (vector.length > LENGTH || !/^(?:CVSS:[34]\.[01]\/)?[A-Za-z]{1,3}:[A-Za-z]{1,12}(?:\/[A-Za-z]{1,3}:[A-Za-z]{1,12})+$/.test(vector))
    return undefined
  if (repeats(vector)) return undefined
  try {
    const parsed = vector.startsWith('CVSS:4.0/')
      ? new cvss.Cvss4P0(vector)
      : vector.startsWith('CVSS:3.1/')
        ? new cvss.Cvss3P1(vector)
        : vector.startsWith('CVSS:3.0/')
          ? new cvss.Cvss3P0(vector)
          : new cvss.Cvss2(vector)
    if (!parsed.isBaseFullyDefined()) return undefined
    const score = parsed.calculateScores().overall
    return Number.isFinite(score) && score >= 0 && score <= 10 ? score : undefined
  } catch {
    // The library throws for a metric or a value that the version does not have: no vector, no score.
    return undefined
  }
}
