import { cisaKev } from './cisa-kev/cisa-kev.ts'
import type { Feed } from './contract.ts'
import { csafVexFeeds } from './csaf-vex/csaf-vex.ts'
import { debianList } from './debian-list/debian-list.ts'
import { debianTracker } from './debian-tracker/debian-tracker.ts'
import { elixir } from './elixir/elixir.ts'
import { epss } from './epss/epss.ts'
import { friendsofphp } from './friendsofphp/friendsofphp.ts'
import { haskell } from './haskell/haskell.ts'
import { nodejsWg } from './nodejs-wg/nodejs-wg.ts'
import { nvdOverrides } from './nvd-overrides/nvd-overrides.ts'
import { osvFeeds } from './osv/osv.ts'
import { retirejs } from './retirejs/retirejs.ts'
import { rubysec } from './rubysec/rubysec.ts'
import { rustsec } from './rustsec/rustsec.ts'
import { secdbFeeds } from './secdb/secdb.ts'

/** All feeds, by id. */
export const feeds: readonly Feed[] = [
  cisaKev,
  ...csafVexFeeds,
  debianList,
  debianTracker,
  elixir,
  epss,
  friendsofphp,
  haskell,
  nodejsWg,
  nvdOverrides,
  ...osvFeeds,
  retirejs,
  rubysec,
  rustsec,
  ...secdbFeeds,
].sort((a, b) => (a.id < b.id ? -1 : 1))

export const feed = (id: string): Feed | undefined => feeds.find((candidate) => candidate.id === id)
