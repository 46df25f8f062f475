import { traversal } from '../../cost/units.ts'
import type { CelFunction, Library, Overload } from '../../library.ts'
import { CelFailure, type CelType, type Outcome, type Value, costSize, noSuchOverload, types } from '../../values/index.ts'
import { type IpAddress, ipOf, ipType, isMapped, widthOf } from '../ip/index.ts'
import { quote } from '../quote.ts'
import { Network, cidrType, parseNetwork } from './network.ts'

/** A network of an expression: no IPv4 in IPv6. */
function cidrOf(text: string): Network | CelFailure {
  const network = parseNetwork(text)
  const prefix = 'network address parse error during conversion from string: '
  // The API server says so twice.
  if (typeof network === 'string') return new CelFailure(`${prefix}${prefix}${network}`)
  return isMapped(network.address) ? new CelFailure(`${prefix}IPv4-mapped IPv6 address ${quote(text)} is not allowed`) : network
}

function containsText(network: Network, text: string): Outcome {
  const address = ipOf(text)
  return address instanceof CelFailure ? noSuchOverload() : network.contains(address)
}

function coversText(network: Network, text: string): Outcome {
  const other = cidrOf(text)
  return other instanceof CelFailure ? other : network.covers(other)
}

/** The sizes that the API server counts: an address's bytes, a prefix's started bytes, a text's code points. */
function sizeOf(value: Value): number {
  if (value instanceof Network) return Math.ceil(value.length / 8)
  return typeof value === 'string' ? costSize(value) : widthOf((value as IpAddress).family) / 8
}

const compared = (network: Value): number => traversal(sizeOf(network) * 2)

/** The prefix again and one for the comparison of lengths. */
const covered = (network: Value): number => compared(network) + traversal(sizeOf(network)) + 1

type Counted = (network: Value, other: Value) => number

/** A method so that an implementation may name what it takes. */
type Implementation = { call(...args: readonly Outcome[]): Outcome }['call']

const method = (id: string, params: readonly CelType[], result: CelType, evaluate: Implementation, cost?: Counted): Overload => ({
  id,
  member: true,
  params: [cidrType, ...params],
  result,
  evaluate,
  ...(cost ? { cost: { run: ([network, other]) => cost(network!, other!) } } : {}),
})

const parsing = { run: ([text]: readonly Value[]) => traversal(costSize(text!)) }

const functions: readonly CelFunction[] = [
  { name: 'cidr', overloads: [{ id: 'string_to_cidr', params: [types.string], result: cidrType, evaluate: cidrOf, cost: parsing }] },
  {
    name: 'isCIDR',
    overloads: [
      {
        id: 'is_cidr',
        params: [types.string],
        result: types.bool,
        evaluate: (text: string) => cidrOf(text) instanceof Network,
        cost: parsing,
      },
    ],
  },
  {
    name: 'containsIP',
    overloads: [
      method(
        'cidr_contains_ip_string',
        [types.string],
        types.bool,
        containsText,
        (network, text) => compared(network) + traversal(sizeOf(text)),
      ),
      method('cidr_contains_ip_ip', [ipType], types.bool, (network: Network, address: IpAddress) => network.contains(address), compared),
    ],
  },
  {
    name: 'containsCIDR',
    overloads: [
      method(
        'cidr_contains_cidr_string',
        [types.string],
        types.bool,
        coversText,
        (network, text) => covered(network) + traversal(sizeOf(text)),
      ),
      method('cidr_contains_cidr', [cidrType], types.bool, (network: Network, other: Network) => network.covers(other), covered),
    ],
  },
  { name: 'ip', overloads: [method('cidr_ip', [], ipType, ({ address }: Network) => address)] },
  { name: 'prefixLength', overloads: [method('cidr_prefix_length', [], types.int, ({ length }: Network) => length)] },
  { name: 'masked', overloads: [method('cidr_masked', [], cidrType, (network: Network) => network.masked())] },
  { name: 'string', overloads: [{ id: 'cidr_to_string', params: [cidrType], result: types.string, evaluate: String }] },
]

/** Networks in CIDR notation; with the library of addresses. */
export const cidrLibrary: Library = { id: 'cidr', functions, types: [cidrType] }
