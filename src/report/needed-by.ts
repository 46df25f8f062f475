import { sortedBy } from '#base/index.ts'
import type { Package } from '#model/index.ts'

/** Chains shown; the shortest come first. */
const CHAINS = 3

/** Steps of one chain; a longer way round tells nobody why a package is there. */
const STEPS = 50

function dependents(packages: readonly Package[]): ReadonlyMap<string, readonly string[]> {
  const needing = new Map<string, string[]>()
  for (const { purl, dependsOn } of sortedBy(packages, (one) => [one.purl]))
    for (const needed of new Set(dependsOn)) {
      if (needed === purl) continue
      const above = needing.get(needed)
      if (above) above.push(purl)
      else needing.set(needed, [purl])
    }
  return needing
}

/**
 * The ways by which a package came to be there: purls from one that nothing needs down to the package itself, shortest first, one for each
 * beginning. Empty when nothing that was found needs it. Who needs whom is looked up once for all packages of a tree, each one's ways once.
 */
export function neededBy(packages: readonly Package[]): (purl: string) => readonly (readonly string[])[] {
  const known = new Map<string, readonly (readonly string[])[]>()
  let needing: ReadonlyMap<string, readonly string[]> | undefined
  return (purl) => {
    const chains = known.get(purl) ?? chainsOf((needing ??= dependents(packages)), purl)
    known.set(purl, chains)
    return chains
  }
}

function chainsOf(needing: ReadonlyMap<string, readonly string[]>, purl: string): readonly (readonly string[])[] {
  const chains: string[][] = []
  const seen = new Set([purl])
  let level: string[][] = [[purl]]
  for (let step = 0; step < STEPS && level.length > 0 && chains.length < CHAINS; step++) {
    const next: string[][] = []
    for (const chain of level) {
      const above = (needing.get(chain[0]!) ?? []).filter((one) => !seen.has(one))
      for (const one of above) {
        seen.add(one)
        next.push([one, ...chain])
      }
      if (chain.length > 1 && (needing.get(chain[0]!) ?? []).length === 0) chains.push(chain)
    }
    level = next
  }
  // Packages that need each other in a circle have no beginning: the first that needs it.
  const first = needing.get(purl)?.[0]
  return chains.length === 0 && first !== undefined ? [[first, purl]] : chains.slice(0, CHAINS)
}
