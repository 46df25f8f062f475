import { PolicyError } from '../../policy-error.ts'
import { RegoObject, RegoSet, type Value, isArray, itemsOf } from '../values/value.ts'
import type { Builtins } from './contract.ts'
import { type Network, addressOf, addressText, holds, networkAt, networkOf } from './ip-network.ts'

/** Addresses that a network is unfolded to: a /12 of IPv4. */
const ADDRESSES = 1n << 20n

function expand([text]: readonly Value[]): Value | undefined {
  if (typeof text !== 'string') return undefined
  const network = networkOf(text)
  if (!network) return undefined
  const { first, last, bits } = network
  if (last - first >= ADDRESSES) throw new PolicyError('unsupported', `net.cidr_expand: "${text}" has more than ${ADDRESSES} addresses`)
  return new RegoSet(Array.from({ length: Number(last - first) + 1 }, (_, i) => addressText(first + BigInt(i), bits)))
}

function contains(network: string, other: string): boolean | undefined {
  const outer = networkOf(network)
  const address = addressOf(other)
  const inner = address ? networkAt(address.value, address.bits, address.bits) : networkOf(other)
  return outer && inner && holds(outer, inner)
}

/** What an operand of cidr_contains_matches holds: a network each, or a list that begins with one; and what it is called by. */
function candidates(value: Value): readonly (readonly [network: Value | undefined, index: Value])[] | undefined {
  const textOf = (item: Value): Value | undefined => (isArray(item) ? item[0] : item)
  if (typeof value === 'string') return [[value, value]]
  if (isArray(value)) return value.map((item, i) => [textOf(item), i])
  if (value instanceof RegoSet) return value.items.map((item) => [textOf(item), item])
  return value instanceof RegoObject ? value.entries.map(([key, item]) => [textOf(item), key]) : undefined
}

function containsMatches([networks, others]: readonly Value[]): Value | undefined {
  const [outer, inner] = [networks, others].map((value) => (value === undefined ? undefined : candidates(value)))
  if (!outer || !inner) return undefined
  const matches: Value[] = []
  for (const [network, index] of outer)
    for (const [other, at] of inner) {
      const answer = typeof network === 'string' && typeof other === 'string' ? contains(network, other) : undefined
      if (answer === undefined) return undefined
      if (answer) matches.push([index, at])
    }
  return new RegoSet(matches)
}

/** What is to be merged, and how it is called while it is by itself. */
type Range = Pick<Network, 'bits' | 'first' | 'last'> & { readonly text: string | undefined }

/** Of an address alone OPA takes the class that it had before there were prefixes (net.IP.DefaultMask). */
const classPrefix = (value: bigint): number => (value >> 31n === 0n ? 8 : value >> 30n === 2n ? 16 : 24)

function rangeOf(value: Value): Range | undefined {
  if (typeof value !== 'string') return undefined
  const address = addressOf(value)
  if (address?.bits === 32) {
    const prefix = classPrefix(address.value)
    return { ...networkAt(address.value, prefix, 32), text: `${addressText(address.value, 32)}/${prefix}` }
  }
  const network = address ? undefined : networkOf(value)
  return network && { ...network, text: `${addressText(network.first, network.bits)}/${network.prefix}` }
}

/** The fewest networks that are a range. */
function networksOf({ first, last, bits }: Range): string[] {
  const texts: string[] = []
  for (let at = first; at <= last;) {
    let prefix: number = bits
    // One bit less as long as the network begins here and does not go past the end.
    while (prefix > 0) {
      const wider = networkAt(at, prefix - 1, bits)
      if (wider.first !== at || wider.last > last) break
      prefix--
    }
    texts.push(`${addressText(at, bits)}/${prefix}`)
    at = networkAt(at, prefix, bits).last + 1n
  }
  return texts
}

function merge([networks]: readonly Value[]): Value | undefined {
  const ranges = (networks === undefined ? undefined : itemsOf(networks))?.map(rangeOf)
  if (!ranges?.every((range) => range !== undefined)) return undefined
  const sorted = ranges.toSorted(
    (a, b) => a.bits - b.bits || Number(a.last > b.last) - Number(a.last < b.last) || (a.first < b.first ? -1 : 1),
  )
  // From the last to the first: what touches or overlaps the one before becomes one with it.
  const merged: Range[] = []
  for (let i = sorted.length - 1; i >= 0; i--) {
    const [range, before] = [sorted[i]!, sorted[i - 1]]
    if (before?.bits === range.bits && range.first - 1n <= before.last) {
      sorted[i - 1] = {
        bits: range.bits,
        first: before.first < range.first ? before.first : range.first,
        last: range.last,
        text: undefined,
      }
    } else merged.push(range)
  }
  return new RegoSet(merged.flatMap((range) => (range.text === undefined ? networksOf(range) : [range.text])))
}

export const netFunctions: Builtins = {
  'net.cidr_contains_matches': containsMatches,
  'net.cidr_expand': expand,
  'net.cidr_is_valid': ([text]) => typeof text === 'string' && networkOf(text) !== undefined,
  'net.cidr_merge': merge,
}
