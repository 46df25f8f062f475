/** A PEP 440 version in the parts that order it. */
type Version = { readonly epoch: number; readonly release: readonly number[]; readonly rest: readonly (readonly [number, number])[] }

const FORM =
  /^v?(?:(\d{1,9})!)?(\d{1,15}(?:\.\d{1,15}){0,30})(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d{0,9}))?(?:-(\d{1,9})|[-_.]?(post|rev|r)[-_.]?(\d{0,9}))?(?:[-_.]?dev[-_.]?(\d{0,9}))?(?:\+[a-z0-9._-]{0,100})?$/
/** No pre-release sorts after every one of them; a development release before (PEP 440, "Summary of permitted suffixes"). */
const PHASES: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['alpha', 1],
  ['b', 2],
  ['beta', 2],
  ['c', 3],
  ['rc', 3],
  ['pre', 3],
  ['preview', 3],
])

function readVersion(text: string): Version | undefined {
  const match = FORM.exec(text.trim().toLowerCase())
  if (!match) return undefined
  const [, epoch = '0', release = '', phase, phaseNumber, postDash, postWord, postNumber, dev] = match
  const isPost = postDash !== undefined || postWord !== undefined
  const pre = phase ? PHASES.get(phase)! : dev !== undefined && !isPost ? 0 : 4
  return {
    epoch: Number(epoch),
    release: release.split('.').map(Number),
    rest: [
      [pre, Number(phaseNumber ?? 0)],
      [isPost ? 1 : 0, Number(postDash ?? postNumber ?? 0)],
      [dev === undefined ? 1 : 0, Number(dev ?? 0)],
    ],
  }
}

function signOf(a: Version, b: Version): number {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch
  for (let i = 0; i < Math.max(a.release.length, b.release.length); i++) {
    const difference = (a.release[i] ?? 0) - (b.release[i] ?? 0)
    if (difference !== 0) return difference
  }
  for (const [i, [kind, number]] of a.rest.entries()) {
    const [otherKind, otherNumber] = b.rest[i]!
    if (kind !== otherKind || number !== otherNumber) return kind - otherKind || number - otherNumber
  }
  return 0
}

const startsWith = (version: Version, prefix: Version, parts: number): boolean =>
  version.epoch === prefix.epoch && prefix.release.slice(0, parts).every((part, i) => (version.release[i] ?? 0) === part)

/** `~=2.2` keeps all but the last part; Poetry's `^1.2` up to the first that is not zero, its `~1.2` the first two. */
const keptParts = (operator: string, release: readonly number[]): number => {
  if (operator === '~=') return Math.max(1, release.length - 1)
  if (operator === '~') return Math.min(2, release.length)
  const first = release.findIndex((part) => part !== 0)
  return first < 0 ? release.length : first + 1
}

function meetsClause(version: Version, clause: string): boolean {
  const [, operator = '', wanted = ''] = /^(===|~=|==|!=|<=|>=|<|>|\^|~|=)?\s*(\S{0,200})$/.exec(clause.trim()) ?? []
  if (wanted === '' || wanted === '*') return true
  const star = wanted.endsWith('.*')
  const other = readVersion(star ? wanted.slice(0, -2) : wanted)
  // What cannot be read excludes nothing.
  if (!other) return true
  const sign = signOf(version, other)
  switch (operator) {
    case '':
    case '=':
    case '==':
    case '===':
      return star ? startsWith(version, other, other.release.length) : sign === 0
    case '!=':
      return !(star ? startsWith(version, other, other.release.length) : sign === 0)
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
    default:
      return sign >= 0 && startsWith(version, other, keptParts(operator, other.release))
  }
}

/** Whether a version is one that `>=1.2,<2` means, `||` between alternatives. What cannot be read excludes nothing. */
export function meets(version: string, specifier: string): boolean {
  const read = readVersion(version)
  if (!read || specifier.length > 1000) return true
  return specifier.split('||').some((part) => part.split(',').every((clause) => meetsClause(read, clause)))
}

/** Negative, zero or positive; undefined when either is no version. */
export function compareVersions(a: string, b: string): number | undefined {
  const [left, right] = [readVersion(a), readVersion(b)]
  return left && right ? signOf(left, right) : undefined
}
