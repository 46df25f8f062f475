import type { Feed } from '../feeds/contract.ts'
import { feed as feedOf, feeds } from '../feeds/registry.ts'
import { FetchError } from './fetch-error.ts'

/** One address that a part of a feed is fetched from. */
export type Address = {
  readonly feed: Feed
  /** As a user names it: `osv:npm`, `cisa-kev`. */
  readonly name: string
  readonly url: URL
  /** The publisher's own: what it answers is of today. A copy is as old as it says. */
  readonly isOrigin: boolean
}

const PART = /^[A-Za-z0-9][A-Za-z0-9 ._:-]{0,60}$/

const published = (): Feed[] => feeds.filter(({ publication }) => publication)

const hint = (): string =>
  `feeds with addresses are ${published()
    .map(({ id, publication }) => (publication!.parts.length > 0 ? `${id}[:PART]` : id))
    .join(', ')}; any other is FEED=URL`

function feedNamed(id: string, spec: string): Feed {
  const found = feedOf(id)
  if (!found) throw new FetchError('unknown-feed', `read "${spec}": there is no feed "${id}"`, { hint: hint() })
  return found
}

/** `osv=https://intranet.example/npm.zip`: from there, whoever keeps it. */
function customAddress(spec: string, id: string, address: string): Address {
  const found = feedNamed(id, spec)
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new FetchError('unknown-feed', `read "${spec}": "${address}" is no http or https address`, {
      hint: 'plimsoll db build reads files',
    })
  return { feed: found, name: id, url, isOrigin: false }
}

function partAddresses(found: Feed, part: string): Address[] {
  const name = part === '' ? found.id : `${found.id}:${part}`
  return found.publication!.addresses(part).map((address) => ({ feed: found, name, url: new URL(address), isOrigin: true }))
}

function addressesOf(spec: string): Address[] {
  const custom = /^([a-z-]{1,40})=(.{1,2000})$/.exec(spec)
  if (custom) return [customAddress(spec, custom[1]!, custom[2]!)]
  const colon = spec.indexOf(':')
  const found = feedNamed(colon < 0 ? spec : spec.slice(0, colon), spec)
  const { publication } = found
  if (!publication) throw new FetchError('unknown-feed', `read "${spec}": no address of the feed is known`, { hint: hint() })
  if (colon < 0)
    return publication.parts.length === 0 ? partAddresses(found, '') : publication.parts.flatMap((part) => partAddresses(found, part))
  const part = spec.slice(colon + 1)
  if (publication.parts.length === 0 || !PART.test(part))
    throw new FetchError('unknown-feed', `read "${spec}": ${found.id} has no part "${part}"`, { hint: hint() })
  return partAddresses(found, part)
}

/** Everything that there is to fetch, without what another feed says first-hand. */
const defaults = (): Address[] =>
  published().flatMap((one) =>
    one.publication!.byDefault ? one.publication!.byDefault.flatMap((part) => partAddresses(one, part)) : addressesOf(one.id),
  )

/** `https://mirror.example/HOST/PATH`: what `wget --force-directories` makes of the publishers' addresses. */
function mirrored(address: Address, mirror: URL): Address {
  const url = new URL(mirror)
  url.pathname = `${mirror.pathname.replace(/\/+$/, '')}/${address.url.host}${address.url.pathname}`
  url.search = address.url.search
  return { ...address, url, isOrigin: false }
}

/**
 * The addresses that specifications mean: `cisa-kev`, `osv:npm`, `alpine` for all its releases, `FEED=URL`; none for everything. With a
 * mirror each publisher's address is asked for there.
 * @throws FetchError
 */
export function addressesFor(specs: readonly string[], mirror: URL | undefined): Address[] {
  const all = specs.length === 0 ? defaults() : specs.flatMap(addressesOf)
  const placed = all.map((address) => (mirror && address.isOrigin ? mirrored(address, mirror) : address))
  return [...new Map(placed.map((address) => [`${address.feed.id} ${address.url.href}`, address])).values()]
}
