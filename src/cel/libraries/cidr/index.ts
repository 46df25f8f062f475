import { add, scale } from '../../cost/range.ts'
import { traversal } from '../../cost/units.ts'
import type { Library, Overload, OverloadCost } from '../../library.ts'
import { CelFailure, type CelType, type Outcome, type Value, costSize, noSuchOverload, types } from '../../values/index.ts'
import { IpAddress, ipOf, ipType, isMapped, widthOf } from '../ip/index.ts'
import { reading } from '../costs.ts'
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

type Cost = Required<Pick<OverloadCost, 'run' | 'estimate'>>

/** The sizes that the API server counts: an address's bytes, a prefix's started bytes, a text's code points. */
function sizeOf(value: Value): number {
  if (value instanceof Network) return Math.ceil(value.length / 8)
  return value instanceof IpAddress ? widthOf(value.family) / 8 : costSize(value)
}

/** Compares up to the prefix. Before a run it may have 4 to 16 bytes. */
const comparing: Cost = {
  run: ([network]) => traversal(sizeOf(network!) * 2),
  estimate: () => ({ cost: { min: 1, max: 4 } }),
}

/** The prefix once more, and one for the comparison of lengths. */
const covering: Cost = {
  run: (args, result) => comparing.run(args, result) + traversal(sizeOf(args[0]!)) + 1,
  estimate: () => ({ cost: { min: 3, max: 7 } }),
}

/** The same with a text that has to be read. */
const withText = ({ run, estimate }: Cost): Cost => ({
  run: (args, result) => run(args, result) + traversal(sizeOf(args[1]!)),
  estimate: (args) => ({ cost: add(estimate(args).cost, scale(args[1]!.size, 0.1)) }),
})

/** A method so that an implementation may name what it takes. */
type Implementation = { call(...args: readonly Outcome[]): Outcome }['call']

const method = (id: string, params: readonly CelType[], result: CelType, evaluate: Implementation, cost?: Cost): Overload => ({
  id,
  member: true,
  params: [cidrType, ...params],
  result,
  evaluate,
  ...(cost ? { cost } : {}),
})

const { bool, int, string } = types

const isCidr = (text: string): boolean => cidrOf(text) instanceof Network
const covers = (network: Network, other: Network): boolean => network.covers(other)
const contains = (network: Network, address: IpAddress): boolean => network.contains(address)

/** Networks in CIDR notation; with the library of addresses. */
export const cidrLibrary: Library = {
  id: 'cidr',
  types: [cidrType],
  functions: [
    { name: 'cidr', overloads: [{ id: 'string_to_cidr', params: [string], result: cidrType, evaluate: cidrOf, cost: reading() }] },
    { name: 'isCIDR', overloads: [{ id: 'is_cidr', params: [string], result: bool, evaluate: isCidr, cost: reading() }] },
    {
      name: 'containsIP',
      overloads: [
        method('cidr_contains_ip_string', [string], bool, containsText, withText(comparing)),
        method('cidr_contains_ip_ip', [ipType], bool, contains, comparing),
      ],
    },
    {
      name: 'containsCIDR',
      overloads: [
        method('cidr_contains_cidr_string', [string], bool, coversText, withText(covering)),
        method('cidr_contains_cidr', [cidrType], bool, covers, covering),
      ],
    },
    { name: 'ip', overloads: [method('cidr_ip', [], ipType, ({ address }: Network) => address)] },
    { name: 'prefixLength', overloads: [method('cidr_prefix_length', [], int, ({ length }: Network) => length)] },
    { name: 'masked', overloads: [method('cidr_masked', [], cidrType, (network: Network) => network.masked())] },
    { name: 'string', overloads: [{ id: 'cidr_to_string', params: [cidrType], result: string, evaluate: String }] },
  ],
}
