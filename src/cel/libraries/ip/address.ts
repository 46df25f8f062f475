import { CelObject, CelType } from '../../values/index.ts'
import { quote } from '../quote.ts'

export const ipType = new CelType('opaque', 'net.IP')

export type Family = 4 | 6

/** An address without a zone. */
export class IpAddress extends CelObject {
  readonly type = ipType
  readonly family: Family
  /** Its 32 or 128 bits. */
  readonly bits: bigint

  constructor(family: Family, bits: bigint) {
    super()
    this.family = family
    this.bits = bits
    Object.freeze(this)
  }

  equals(other: CelObject): boolean {
    return other instanceof IpAddress && other.family === this.family && other.bits === this.bits
  }

  /** In its canonical form (RFC 5952). */
  override toString(): string {
    return this.family === 4 ? octetsOf(this.bits).join('.') : formatV6(this.bits)
  }
}

export const widthOf = (family: Family): number => (family === 4 ? 32 : 128)

const octetsOf = (bits: bigint): readonly number[] => [24n, 16n, 8n, 0n].map((shift) => Number((bits >> shift) & 0xffn))

export const groupsOf = (bits: bigint): readonly number[] =>
  [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => Number((bits >> shift) & 0xffffn))

/** The longest run of at least two zero groups, the first of equals, as `::`. */
function formatV6(bits: bigint): string {
  const groups = groupsOf(bits)
  let [start, length] = [-1, 1]
  for (let i = 0; i < 8; i++) {
    const zeros = groups.slice(i).findIndex((group) => group !== 0)
    const run = zeros < 0 ? 8 - i : zeros
    if (run > length) [start, length] = [i, run]
  }
  const written = groups.map((group) => group.toString(16))
  return start < 0 ? written.join(':') : `${written.slice(0, start).join(':')}::${written.slice(start + length).join(':')}`
}

/** What is wrong with a text, and from where. */
class AddressError {
  readonly message: string

  constructor(text: string, what: string, at = '') {
    this.message = `ParseAddr(${quote(text)}): ${what}${at === '' ? '' : ` (at ${quote(at)})`}`
  }
}

/** Four decimal octets without leading zeros, from `from` on. */
function parseV4(text: string, part: string): bigint | AddressError {
  let [bits, value, digits, dots] = [0n, 0, 0, 0]
  for (let i = 0; i < part.length; i++) {
    const char = part[i]!
    if (char >= '0' && char <= '9') {
      if (digits === 1 && value === 0) return new AddressError(text, 'IPv4 field has octet with leading zero')
      value = value * 10 + Number(char)
      digits++
      if (value > 255) return new AddressError(text, 'IPv4 field has value >255')
    } else if (char === '.') {
      if (i === 0 || i === part.length - 1 || part[i - 1] === '.')
        return new AddressError(text, 'IPv4 field must have at least one digit', part.slice(i))
      if (dots === 3) return new AddressError(text, 'IPv4 address too long')
      bits = (bits << 8n) | BigInt(value)
      ;[value, digits] = [0, 0]
      dots++
    } else return new AddressError(text, 'unexpected character', part.slice(i))
  }
  return dots < 3 ? new AddressError(text, 'IPv4 address too short') : (bits << 8n) | BigInt(value)
}

type Groups = { readonly groups: readonly number[]; readonly ellipsis: number }

/** The groups of an IPv6 address, as they are written. */
function groupsIn(text: string, part: string): Groups | AddressError {
  const groups: number[] = []
  let ellipsis = part.startsWith('::') ? 0 : -1
  let rest = ellipsis === 0 ? part.slice(2) : part
  if (rest === '' && ellipsis === 0) return { groups, ellipsis }
  while (groups.length < 8) {
    const [digits] = /^[0-9a-fA-F]*/.exec(rest.slice(0, 5))!
    if (digits.length > 4) return new AddressError(text, 'each group must have 4 or less digits', rest)
    if (digits === '') return new AddressError(text, 'each colon-separated field must have at least one digit', rest)
    if (rest[digits.length] === '.') {
      if (ellipsis < 0 && groups.length !== 6)
        return new AddressError(text, 'embedded IPv4 address must replace the final 2 fields of the address', rest)
      if (groups.length > 6) return new AddressError(text, 'too many hex fields to fit an embedded IPv4 at the end of the address', rest)
      const embedded = parseV4(text, rest)
      if (embedded instanceof AddressError) return embedded
      groups.push(Number(embedded >> 16n), Number(embedded & 0xffffn))
      rest = ''
      break
    }
    groups.push(Number.parseInt(digits, 16))
    rest = rest.slice(digits.length)
    if (rest === '') break
    if (rest[0] !== ':') return new AddressError(text, 'unexpected character, want colon', rest)
    if (rest.length === 1) return new AddressError(text, 'colon must be followed by more characters', rest)
    rest = rest.slice(1)
    if (rest[0] !== ':') continue
    if (ellipsis >= 0) return new AddressError(text, 'multiple :: in address', rest)
    ellipsis = groups.length
    rest = rest.slice(1)
    if (rest === '') break
  }
  return rest === '' ? { groups, ellipsis } : new AddressError(text, 'trailing garbage after address', rest)
}

function parseV6(text: string): Parsed | AddressError {
  const percent = text.indexOf('%')
  if (percent === text.length - 1) return new AddressError(text, 'zone must be a non-empty string')
  const read = groupsIn(text, percent < 0 ? text : text.slice(0, percent))
  if (read instanceof AddressError) return read
  const { groups, ellipsis } = read
  if (groups.length < 8 && ellipsis < 0) return new AddressError(text, 'address string too short')
  if (groups.length === 8 && ellipsis >= 0) return new AddressError(text, 'the :: must expand to at least one field of zeros')
  const zeros = Array.from({ length: 8 - groups.length }, () => 0)
  const all = ellipsis < 0 ? groups : [...groups.slice(0, ellipsis), ...zeros, ...groups.slice(ellipsis)]
  const bits = all.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n)
  return { address: new IpAddress(6, bits), zone: percent >= 0 }
}

type Parsed = { readonly address: IpAddress; readonly zone: boolean }

/** An address as Go's netip.ParseAddr reads it, or its message. */
export function parseAddress(text: string): Parsed | string {
  const first = /[.:%]/.exec(text)?.[0]
  const bits = first === '.' ? parseV4(text, text) : undefined
  const parsed =
    first === ':'
      ? parseV6(text)
      : typeof bits === 'bigint'
        ? { address: new IpAddress(4, bits), zone: false }
        : (bits ?? new AddressError(text, first === '%' ? 'missing IPv6 address' : 'unable to parse IP'))
  return parsed instanceof AddressError ? parsed.message : parsed
}

/** `::ffff:1.2.3.4` */
export const isMapped = ({ family, bits }: IpAddress): boolean => family === 6 && bits >> 32n === 0xffffn
