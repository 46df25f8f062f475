import { ipVersion } from '#base/index.ts'

/** An address as a number. IPv4 in IPv6 (`::ffff:10.0.0.1`) is IPv4, as in Go. */
export type Address = { readonly value: bigint; readonly bits: 32 | 128 }

/** The addresses that share the first `prefix` bits. */
export type Network = { readonly first: bigint; readonly last: bigint; readonly prefix: number; readonly bits: 32 | 128 }

const MAPPED = 0xffffn << 32n

const ipv4 = (text: string): bigint => text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n)

function ipv6(text: string): bigint {
  const dotted = /[^:]*\.[^:]*$/.exec(text)?.[0]
  const low = dotted === undefined ? undefined : ipv4(dotted)
  const plain = low === undefined ? text : text.replace(/[^:]*$/, `${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`)
  const [head = '', tail] = plain.split('::')
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const [front, back] = [groups(head), groups(tail ?? '')]
  const all = tail === undefined ? front : [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back]
  return all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n)
}

/** Undefined for what is no address; zones are none. */
export function addressOf(text: string): Address | undefined {
  if (ipVersion(text) === 4) return { value: ipv4(text), bits: 32 }
  if (ipVersion(text) !== 6 || text.includes('%')) return undefined
  const value = ipv6(text)
  return value >> 32n === MAPPED >> 32n ? { value: value & 0xffff_ffffn, bits: 32 } : { value, bits: 128 }
}

export function networkAt(value: bigint, prefix: number, bits: 32 | 128): Network {
  const rest = BigInt(bits - prefix)
  const first = (value >> rest) << rest
  return { first, last: first + (1n << rest) - 1n, prefix, bits }
}

/** `10.1.2.3/8`: the network, whatever is set beyond its prefix. Undefined for what is none. */
export function networkOf(text: string): Network | undefined {
  const [, host = '', digits = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? []
  const address = addressOf(host)
  const prefix = Number(digits)
  if (!address || prefix > (ipVersion(host) === 4 ? 32 : 128)) return undefined
  if (ipVersion(host) === 4 || address.bits === 128) return networkAt(address.value, prefix, address.bits)
  // IPv4 in IPv6: with a prefix of the 96 bits before it, it is no longer only that.
  return prefix >= 96 ? networkAt(address.value, prefix - 96, 32) : networkAt(address.value | MAPPED, prefix, 128)
}

export const holds = (network: Network, { first, last, bits }: Pick<Network, 'bits' | 'first' | 'last'>): boolean =>
  network.bits === bits && network.first <= first && last <= network.last

/** The longest run of two zeros or more is `::` (RFC 5952). */
export function addressText(value: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16))
  let [start, length] = [0, 0]
  for (let i = 0; i < 8; i++) {
    let run = 0
    while (groups[i + run] === '0') run++
    if (run > length) [start, length] = [i, run]
  }
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}
