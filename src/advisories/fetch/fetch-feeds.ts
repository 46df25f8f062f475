import { messageOf, toInstant } from '#base/index.ts'
import type { FeedInput, FeedPart } from '../database/build.ts'
import { feedFiles } from '../feeds/read-files.ts'
import type { Address } from './addresses.ts'
import { type Downloaded, type Downloader, download, earlier } from './download.ts'

/** What became of one address. */
export type Fetched = { readonly address: Address } & (
  | { readonly outcome: 'fetched' | 'unchanged'; readonly body: Downloaded }
  /** It could not be fetched; what it said before stands. */
  | { readonly outcome: 'kept'; readonly body: Downloaded; readonly reason: string }
  | { readonly outcome: 'missing'; readonly reason: string }
)

/** Addresses that are asked at the same time. */
const TOGETHER = 4

async function fetchOne(by: Downloader, address: Address): Promise<Fetched> {
  try {
    const body = await download(by, address.url)
    return { address, outcome: body.changed ? 'fetched' : 'unchanged', body }
  } catch (thrown) {
    const reason = messageOf(thrown)
    const body = await earlier(by.folder, address.url)
    return body ? { address, outcome: 'kept', body, reason } : { address, outcome: 'missing', reason }
  }
}

/** Fetches all addresses; one that fails costs no other. `tell` hears of each as it ends. */
export async function fetchFeeds(by: Downloader, addresses: readonly Address[], tell: (one: Fetched) => void): Promise<readonly Fetched[]> {
  const results: Fetched[] = []
  const pending = [...addresses.entries()]
  const work = async (): Promise<void> => {
    for (let next = pending.shift(); next; next = pending.shift()) {
      const [index, address] = next
      const one = await fetchOne(by, address)
      results[index] = one
      tell(one)
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
  return results
}

/** A publisher's own answer is of the moment that it gave it; a copy elsewhere is as old as its server says that it is. */
function asOfBody({ isOrigin }: Address, { confirmed, lastModified }: Downloaded): string {
  const modified = isOrigin ? Number.NaN : Date.parse(lastModified ?? '')
  return Number.isNaN(modified) ? confirmed : [confirmed, toInstant(new Date(modified))].toSorted()[0]!
}

/** What was fetched, as the builder takes it. */
export function inputsOf(fetched: readonly Fetched[]): FeedInput[] {
  const bodies = fetched.flatMap((one) => (one.outcome === 'missing' ? [] : [one]))
  return [...Map.groupBy(bodies, ({ address }) => address.feed)].map(([feed, members]) => ({
    feed,
    parts: members.map(({ address, body }): FeedPart => {
      // Alpine's files say their release in the folder, where they do not say it themselves.
      const name = decodeURIComponent(address.url.pathname.split('/').slice(-2).join('/'))
      return { asOf: asOfBody(address, body), files: feedFiles(body.path, feed.wants, name) }
    }),
  }))
}
