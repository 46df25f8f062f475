/**
 * Whose word counts where sources differ about one vulnerability in one package; lower is better, 0 what is not named here: the databases
 * that an ecosystem or a distribution keeps of itself, GitHub's reviewed one, OSV's collection of them.
 * 1: lists by hand that are older or narrower than those (`debian`: the advisories, beside the tracker that they are part of).
 * 2: CPE ranges, often without an upper bound and of products rather than packages.
 */
const RANKS: ReadonlyMap<string, number> = new Map([
  ['debian', 1],
  ['nodejs-wg', 1],
  ['retirejs', 1],
  ['nvd-overrides', 2],
])

const rankOf = (source: string): number => RANKS.get(source) ?? 0

/** GitHub's advisories come first among equals: titles and ratings are taken from the first that has one. */
export const sourceOrder = (source: string): number => (source === 'ghsa' ? 0 : rankOf(source) + 1)

/** Where a distribution itself says of each vulnerability what it is to its packages. Its errata, and OSV's copies of them, are advisories. */
const DISTRIBUTION_FEEDS: ReadonlySet<string> = new Set(['alpine', 'chainguard', 'debian-tracker', 'redhat-vex', 'suse-vex', 'wolfi'])

export const isDistributionFeed = (source: string): boolean => DISTRIBUTION_FEEDS.has(source)

type Statement = { readonly advisory: { readonly source: string }; readonly match?: unknown }

/**
 * The statements about one vulnerability in one package whose word decides: those of the best source that says anything about it. A
 * version that it does not list is not affected, whatever lesser sources say.
 */
export function deciding<S extends Statement>(statements: readonly S[]): readonly S[] {
  const best = Math.min(...statements.map(({ advisory }) => rankOf(advisory.source)))
  return statements.filter(({ advisory }) => rankOf(advisory.source) === best)
}
