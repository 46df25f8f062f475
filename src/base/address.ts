import { BlockList, isIP } from 'node:net'

/** 4 or 6; 0 for what is no address. */
export const ipVersion = (text: string): number => isIP(text)

/** Without the brackets of an IPv6 address. */
export const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, '$1').toLowerCase()

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const networks = (...subnets: readonly (readonly [network: string, length: number])[]): BlockList => {
  const list = new BlockList()
  for (const [network, length] of subnets) list.addSubnet(network, length, family(network))
  return list
}

const LOOPBACK = networks(['127.0.0.0', 8], ['::1', 128])
/** RFC 3927 and 4291: where clouds keep the secrets of a machine; the unspecified address leads to the machine itself. */
const LOCAL = networks(['169.254.0.0', 16], ['fe80::', 10], ['0.0.0.0', 8], ['::', 128])

const isIn = (list: BlockList, host: string): boolean => isIP(host) !== 0 && list.check(host, family(host))

/** This machine by name or number: never reached through a proxy, and the one place where plain HTTP is nobody else's to read. */
export function isLoopbackHost(name: string): boolean {
  const host = bareHost(name)
  return host === 'localhost' || host.endsWith('.localhost') || isIn(LOOPBACK, host)
}

/** A place that is another one on each machine: no registry elsewhere has business to lead there. */
export const isMachineLocal = (name: string): boolean => isLoopbackHost(name) || isIn(LOCAL, bareHost(name))

/** `10.0.0.0/8` holds the address. */
export function isInSubnet(subnet: string, host: string): boolean {
  const [network = '', bits = ''] = subnet.split('/')
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
  return isIP(network) !== 0 && length <= (isIP(network) === 4 ? 32 : 128) && isIn(networks([network, length]), host)
}
