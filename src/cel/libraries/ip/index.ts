import type { CelFunction, Library } from '../../library.ts'
import { CelFailure, type Outcome, types } from '../../values/index.ts'
import { reading } from '../costs.ts'
import { quote } from '../quote.ts'
import { IpAddress, groupsOf, ipType, isMapped, parseAddress } from './address.ts'

export { IpAddress, type Family, ipType, isMapped, parseAddress, widthOf } from './address.ts'

/** An address of an expression: without a zone, and no IPv4 in IPv6. */
export function ipOf(text: string): IpAddress | CelFailure {
  const parsed = parseAddress(text)
  if (typeof parsed === 'string') return new CelFailure(`IP Address ${quote(text)} parse error during conversion from string: ${parsed}`)
  if (parsed.zone) return new CelFailure(`IP address ${quote(text)} with zone value is not allowed`)
  if (isMapped(parsed.address)) return new CelFailure(`IPv4-mapped IPv6 address ${quote(text)} is not allowed`)
  return parsed.address
}

function isCanonical(text: string): Outcome {
  const address = ipOf(text)
  return address instanceof CelFailure ? address : address.toString() === text
}

const isUnspecified = ({ bits }: IpAddress): boolean => bits === 0n

const isLoopback = ({ family, bits }: IpAddress): boolean => (family === 4 ? bits >> 24n === 127n : bits === 1n)

/** The first 16 bits of IPv6. */
const head = ({ bits }: IpAddress): number => groupsOf(bits)[0]!

const isMulticast = (address: IpAddress): boolean => (address.family === 4 ? address.bits >> 28n === 0xen : head(address) >> 8 === 0xff)

const isLinkLocalMulticast = (address: IpAddress): boolean =>
  address.family === 4 ? address.bits >> 8n === 0xe00000n : (head(address) & 0xff0f) === 0xff02

const isLinkLocalUnicast = (address: IpAddress): boolean =>
  address.family === 4 ? address.bits >> 16n === 0xa9fen : (head(address) & 0xffc0) === 0xfe80

const isGlobalUnicast = (address: IpAddress): boolean =>
  !isUnspecified(address) &&
  !(address.family === 4 && address.bits === 0xffffffffn) &&
  !isLoopback(address) &&
  !isMulticast(address) &&
  !isLinkLocalUnicast(address)

const test = (name: string, id: string, evaluate: (address: IpAddress) => boolean): CelFunction => ({
  name,
  overloads: [{ id, member: true, params: [ipType], result: types.bool, evaluate }],
})

const functions: readonly CelFunction[] = [
  { name: 'ip', overloads: [{ id: 'string_to_ip', params: [types.string], result: ipType, evaluate: ipOf, cost: reading() }] },
  {
    name: 'isIP',
    overloads: [
      {
        id: 'is_ip',
        params: [types.string],
        result: types.bool,
        evaluate: (text: string) => ipOf(text) instanceof IpAddress,
        cost: reading(),
      },
    ],
  },
  {
    name: 'ip.isCanonical',
    overloads: [
      {
        id: 'ip_is_canonical',
        params: [types.string],
        result: types.bool,
        evaluate: isCanonical,
        cost: reading(2),
      },
    ],
  },
  {
    name: 'family',
    overloads: [{ id: 'ip_family', member: true, params: [ipType], result: types.int, evaluate: ({ family }: IpAddress) => family }],
  },
  test('isUnspecified', 'ip_is_unspecified', isUnspecified),
  test('isLoopback', 'ip_is_loopback', isLoopback),
  test('isLinkLocalMulticast', 'ip_is_link_local_multicast', isLinkLocalMulticast),
  test('isLinkLocalUnicast', 'ip_is_link_local_unicast', isLinkLocalUnicast),
  test('isGlobalUnicast', 'ip_is_global_unicast', isGlobalUnicast),
  { name: 'string', overloads: [{ id: 'ip_to_string', params: [ipType], result: types.string, evaluate: String }] },
]

/** Addresses of IPv4 and IPv6. */
export const ipLibrary: Library = { id: 'ip', functions, types: [ipType] }
