/** Digits and words of a gem's version; a word marks a pre-release (Gem::Version). */
const segmentsOf = (version: string): string[] => version.replaceAll('-', '.pre.').match(/[0-9]+|[A-Za-z]+/g) ?? []

const isNumber = (segment: string): boolean => /^[0-9]/.test(segment)

function compareSegments(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1
  if (!isNumber(a)) return a < b ? -1 : a > b ? 1 : 0
  const [x, y] = [BigInt(a), BigInt(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Longer is no version. */
const LENGTH = 100

export function compareVersions(a: string, b: string): number {
  const [x, y] = [segmentsOf(a.slice(0, LENGTH)), segmentsOf(b.slice(0, LENGTH))]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const sign = compareSegments(x[i] ?? '0', y[i] ?? '0')
    if (sign !== 0) return sign
  }
  return 0
}

/** Gem::Version#bump: `~> 2.3.1` ends before 2.4. */
function bumped(version: string): string {
  const segments = segmentsOf(version)
  const word = segments.findIndex((segment) => !isNumber(segment))
  const numbers = word < 0 ? segments : segments.slice(0, word)
  if (numbers.length > 1) numbers.pop()
  return [...numbers.slice(0, -1), String(BigInt(numbers.at(-1) ?? '0') + 1n)].join('.')
}

function meetsClause(version: string, clause: string): boolean {
  const [, operator = '=', wanted = ''] = /^(=|!=|>=|<=|~>|>|<)?\s*(\d\S{0,99})$/.exec(clause.trim()) ?? []
  if (wanted === '') return true
  const sign = compareVersions(version, wanted)
  switch (operator) {
    case '=':
      return sign === 0
    case '!=':
      return sign !== 0
    case '>=':
      return sign >= 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '<':
      return sign < 0
    default:
      return sign >= 0 && compareVersions(version, bumped(wanted)) < 0
  }
}

/** Of several versions the one that RubyGems activates: the highest that the range, `>= 1.0, < 3`, lets in. */
export const pickVersion = (range: string, versions: readonly string[]): string | undefined =>
  versions
    .filter((version) => range.split(',').every((clause) => meetsClause(version, clause)))
    .toSorted(compareVersions)
    .at(-1)
