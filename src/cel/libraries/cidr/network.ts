import { CelObject, CelType } from '../../values/index.ts'
import { IpAddress, parseAddress, widthOf } from '../ip/index.ts'
import { quote } from '../quote.ts'

export const cidrType = new CelType('opaque', 'net.CIDR')

const maskedBits = ({ family, bits }: IpAddress, length: number): bigint => {
  const rest = BigInt(widthOf(family) - length)
  return (bits >> rest) << rest
}

/** An address with the length of a prefix; bits after it are kept. */
export class Network extends CelObject {
  readonly type = cidrType
  readonly address: IpAddress
  /** Bits. */
  readonly length: number

  constructor(address: IpAddress, length: number) {
    super()
    this.address = address
    this.length = length
    Object.freeze(this)
  }

  masked(): Network {
    return new Network(new IpAddress(this.address.family, maskedBits(this.address, this.length)), this.length)
  }

  contains(address: IpAddress): boolean {
    return this.address.family === address.family && maskedBits(this.address, this.length) === maskedBits(address, this.length)
  }

  covers({ address, length }: Network): boolean {
    return this.length <= length && this.contains(address)
  }

  equals(other: CelObject): boolean {
    return other instanceof Network && other.length === this.length && other.address.equals(this.address)
  }

  override toString(): string {
    return `${this.address.toString()}/${this.length}`
  }
}

/** A prefix as Go's netip.ParsePrefix reads it, or its message. */
export function parseNetwork(text: string): Network | string {
  const failed = (what: string): string => `netip.ParsePrefix(${quote(text)}): ${what}`
  const slash = text.lastIndexOf('/')
  if (slash < 0) return failed("no '/'")
  const parsed = parseAddress(text.slice(0, slash))
  if (typeof parsed === 'string') return failed(parsed)
  if (parsed.zone) return failed('IPv6 zones cannot be present in a prefix')
  const bits = text.slice(slash + 1)
  // Lengths beyond 64 bits are bad, those within only too long.
  if (!/^(?:0|[1-9][0-9]*)$/.test(bits) || bits.length > 19 || BigInt(bits) > 2n ** 63n - 1n)
    return failed(`bad bits after slash: ${quote(bits)}`)
  return Number(bits) > widthOf(parsed.address.family) ? failed('prefix length out of range') : new Network(parsed.address, Number(bits))
}
