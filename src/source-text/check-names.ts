/**
 * What Trivy (DS), Checkov (CKV_DOCKER) and Dockle (CIS-DI, DKL) call the check that hadolint has under the code: their published lists of
 * checks, read side by side. Where hadolint has none, the check is not here.
 */
const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    DL3000: ['DS9', 'CKV_DOCKER_10'],
    DL3002: ['DS2', 'CKV_DOCKER_3', 'CKV_DOCKER_8', 'CIS-DI-1'],
    DL3003: ['DS13'],
    DL3004: ['DS10', 'DKL-DI-1'],
    DL3005: ['DS24', 'DKL-DI-3'],
    DL3007: ['DS1', 'CKV_DOCKER_7', 'DKL-DI-6'],
    DL3009: ['DKL-DI-5'],
    DL3011: ['DS8'],
    DL3012: ['DS23'],
    DL3014: ['DS21'],
    DL3015: ['DS29'],
    DL3019: ['DS25', 'DKL-DI-4'],
    DL3020: ['DS5', 'CKV_DOCKER_4', 'CIS-DI-9'],
    DL3021: ['DS11'],
    DL3023: ['DS6'],
    DL3024: ['DS12', 'CKV_DOCKER_11'],
    DL3027: ['CKV_DOCKER_9'],
    DL3032: ['DS15'],
    DL3036: ['DS20'],
    DL3040: ['DS19'],
    DL3057: ['DS26', 'CKV_DOCKER_2', 'CIS-DI-6'],
    DL4000: ['DS22', 'CKV_DOCKER_6'],
    DL4001: ['DS14'],
    DL4003: ['DS16'],
    DL4004: ['DS7'],
  }).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
)

/** Longer names are no names of checks. */
const LONGEST = 40

/** `AVD-DS-0002`, `DS-0002` and `DS002` are one; so are `CIS-DI-0006` and `CIS-DI-6`. */
function plainName(name: string): string {
  const upper = name.toUpperCase().replace(/^AVD-/, '')
  if (name.length > LONGEST) return upper
  const [, word = upper, number] = /^([A-Z][A-Z_-]*?)[-_]?0*(\d{1,6})$/.exec(upper) ?? []
  if (number === undefined) return upper
  return /^D[LS]$/.test(word) ? `${word}${number}` : `${word}${word.startsWith('CKV') ? '_' : '-'}${number}`
}

/**
 * One name for what people call a finding, a rule or a check: without case, and hadolint's code where it has the check of another tool.
 * What has no other name is called as it is.
 */
export function checkName(name: string): string {
  const plain = plainName(name)
  return CODES.get(plain) ?? plain
}

export const isSameCheck = (a: string, b: string): boolean => checkName(a) === checkName(b)
