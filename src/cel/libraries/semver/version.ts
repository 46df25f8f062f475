import { CelObject, CelType } from '../../values/index.ts'
import { quote } from '../quote.ts'

export const semverType = new CelType('struct', 'kubernetes.Semver')

type Identifier = bigint | string

type Parts = {
  readonly major: bigint
  readonly minor: bigint
  readonly patch: bigint
  readonly prerelease: readonly Identifier[]
  readonly build: readonly string[]
}

const NUMERIC = /^[0-9]*$/
const ALPHANUMERIC = /^[0-9A-Za-z-]*$/

const LARGEST = 2n ** 64n - 1n

const order = <T extends bigint | number | string>(a: T, b: T): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

function compareIdentifiers(a: Identifier, b: Identifier): -1 | 0 | 1 {
  if (typeof a === 'bigint') return typeof b === 'bigint' ? order(a, b) : -1
  return typeof b === 'bigint' ? 1 : order(a, b)
}

/** A release comes after what was before it; of two that begin alike the longer is later. */
function comparePrereleases(a: readonly Identifier[], b: readonly Identifier[]): -1 | 0 | 1 {
  if (a.length === 0 || b.length === 0) return order(Number(a.length === 0), Number(b.length === 0))
  for (const [i, identifier] of a.slice(0, b.length).entries()) {
    const compared = compareIdentifiers(identifier, b[i]!)
    if (compared !== 0) return compared
  }
  return order(a.length, b.length)
}

/** A version of Semantic Versioning 2.0.0; numbers have 64 bits. */
export class Semver extends CelObject {
  readonly type = semverType
  readonly parts: Parts

  constructor(parts: Parts) {
    super()
    this.parts = parts
    Object.freeze(this)
  }

  override compare(other: CelObject): number | undefined {
    if (!(other instanceof Semver)) return undefined
    const [a, b] = [this.parts, other.parts]
    return order(a.major, b.major) || order(a.minor, b.minor) || order(a.patch, b.patch) || comparePrereleases(a.prerelease, b.prerelease)
  }

  /** Metadata of the build does not count. */
  equals(other: CelObject): boolean {
    return this.compare(other) === 0
  }

  override toString(): string {
    const { major, minor, patch, prerelease, build } = this.parts
    const before = prerelease.length > 0 ? `-${prerelease.join('.')}` : ''
    return `${major}.${minor}.${patch}${before}${build.length > 0 ? `+${build.join('.')}` : ''}`
  }
}

/** What is wrong, in the words of the library that the API server uses. */
class Wrong {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

function number(text: string): bigint | Wrong {
  if (text === '') return new Wrong('strconv.ParseUint: parsing "": invalid syntax')
  // Twenty digits are the most of 64 bits.
  if (text.length > 20 || BigInt(text) > LARGEST) return new Wrong(`strconv.ParseUint: parsing ${quote(text)}: value out of range`)
  return BigInt(text)
}

const hasLeadingZero = (text: string): boolean => text.length > 1 && text.startsWith('0')

function core(name: string, text: string): bigint | Wrong {
  if (!NUMERIC.test(text)) return new Wrong(`Invalid character(s) found in ${name} number ${quote(text)}`)
  const title = name[0]!.toUpperCase() + name.slice(1)
  return hasLeadingZero(text) ? new Wrong(`${title} number must not contain leading zeroes ${quote(text)}`) : number(text)
}

function identifier(text: string): Identifier | Wrong {
  if (text === '') return new Wrong('Prerelease is empty')
  if (!NUMERIC.test(text)) return ALPHANUMERIC.test(text) ? text : new Wrong(`Invalid character(s) found in prerelease ${quote(text)}`)
  return hasLeadingZero(text) ? new Wrong(`Numeric PreRelease version must not contain leading zeroes ${quote(text)}`) : number(text)
}

function metadata(text: string): string | Wrong {
  if (text === '') return new Wrong('Build meta data is empty')
  return ALPHANUMERIC.test(text) ? text : new Wrong(`Invalid character(s) found in build meta data ${quote(text)}`)
}

/** Identifiers of a version; only hostile ones have more. */
const MOST = 10_000

function all<T>(texts: readonly string[], parse: (text: string) => T | Wrong): readonly T[] | Wrong {
  if (texts.length > MOST) return new Wrong('too many identifiers')
  const parsed: T[] = []
  for (const text of texts) {
    const one = parse(text)
    if (one instanceof Wrong) return one
    parsed.push(one)
  }
  return parsed
}

/** The text up to the first of a separator, and the parts between dots after it. */
function splitAt(text: string, separator: string): readonly [before: string, parts: readonly string[]] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, []] : [text.slice(0, at), text.slice(at + 1).split('.')]
}

/** At most three parts, the last with all that is left. */
function split(text: string): readonly string[] {
  const parts = text.split('.')
  return parts.length <= 3 ? parts : [parts[0]!, parts[1]!, parts.slice(2).join('.')]
}

/** A version, or what is wrong with it. */
export function parseSemver(text: string): Semver | string {
  if (text === '') return 'Version string empty'
  const parts = split(text)
  if (parts.length !== 3) return 'No Major.Minor.Patch elements found'
  const [rest, build] = splitAt(parts[2]!, '+')
  const [patchText, prerelease] = splitAt(rest, '-')
  // One after the other, as the first that is wrong is named.
  const major = core('major', parts[0]!)
  if (major instanceof Wrong) return major.message
  const minor = core('minor', parts[1]!)
  if (minor instanceof Wrong) return minor.message
  const patch = core('patch', patchText)
  if (patch instanceof Wrong) return patch.message
  const identifiers = all(prerelease, identifier)
  if (identifiers instanceof Wrong) return identifiers.message
  const builds = all(build, metadata)
  return builds instanceof Wrong ? builds.message : new Semver({ major, minor, patch, prerelease: identifiers, build: builds })
}

/** Without `v` and leading zeros, with all three numbers: `v1.02` is 1.2.0. */
export function parseTolerant(text: string): Semver | string {
  const parts = split(text.replace(/^v/, '')).map((part) => {
    if (part.length <= 1) return part
    const trimmed = part.replace(/^0+/, '')
    return /^[0-9]/.test(trimmed) ? trimmed : `0${trimmed}`
  })
  if (parts.length < 3 && /[+-]/.test(parts.at(-1)!)) return 'short version cannot contain PreRelease/Build meta data'
  return parseSemver([...parts, '0', '0'].slice(0, 3).join('.'))
}
