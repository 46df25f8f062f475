import type { Value } from '../values/value.ts'
import type { Builtins } from './contract.ts'

type Version = { readonly numbers: readonly bigint[]; readonly preRelease: string }

const IDENTIFIERS = /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/
const NUMBER = /^(?:0|[1-9]\d*)$/
/** Go's int64. */
const MOST = 2n ** 63n - 1n

/** SemVer 2.0.0, with a `v` before it or without; undefined for what is none. */
function versionOf(value: Value | undefined): Version | undefined {
  if (typeof value !== 'string') return undefined
  const [, rest = '', metadata] = /^v?([^+]*)(?:\+([\s\S]*))?$/.exec(value) ?? []
  if (metadata !== undefined && !IDENTIFIERS.test(metadata)) return undefined
  const dash = rest.indexOf('-')
  const preRelease = dash < 0 ? undefined : rest.slice(dash + 1)
  if (preRelease !== undefined && (!IDENTIFIERS.test(preRelease) || preRelease.split('.').some((one) => /^0\d+$/.test(one))))
    return undefined
  const parts = (dash < 0 ? rest : rest.slice(0, dash)).split('.')
  if (parts.length !== 3 || !parts.every((part) => part.length < 20 && NUMBER.test(part))) return undefined
  const numbers = parts.map(BigInt)
  return numbers.some((number) => number > MOST) ? undefined : { numbers, preRelease: preRelease ?? '' }
}

const sign = (a: bigint | number | string, b: bigint | number | string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Section 11: numbers come before words, fewer identifiers before more. */
function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOther] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (isNumber !== isOther) return isNumber ? -1 : 1
  // Without leading zeros the longer number is the larger.
  return isNumber ? sign(a.length, b.length) || sign(a, b) : sign(a, b)
}

function comparePreReleases(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  const [left, right] = [a.split('.'), b.split('.')]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareIdentifiers(left[i]!, right[i]!)
    if (order !== 0) return order
  }
  return sign(left.length, right.length)
}

function compare(a: Version, b: Version): number {
  for (const [i, number] of a.numbers.entries()) {
    const order = sign(number, b.numbers[i]!)
    if (order !== 0) return order
  }
  return comparePreReleases(a.preRelease, b.preRelease)
}

export const semverFunctions: Builtins = {
  'semver.is_valid': ([version]) => versionOf(version) !== undefined,
  'semver.compare': (args) => {
    const [a, b] = args.map(versionOf)
    return a && b ? compare(a, b) : undefined
  },
}
