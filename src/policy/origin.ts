import type { BaseImage, Finding, HygieneFinding, Location, Origin, Package, Subject } from '#model/index.ts'

/** What is known of the base that a subject was built on. */
export type BaseFacts = {
  readonly base: BaseImage
  /** Packages that were installed in the tree of its layers alone. */
  readonly packages: readonly Package[]
  /** The instructions of the whole history, oldest first. */
  readonly history: readonly string[]
}

type Lookup = {
  readonly purls: ReadonlySet<string>
  /** Versions by type and name. */
  readonly versions: ReadonlyMap<string, string>
  readonly layers: ReadonlySet<string>
  readonly instructions: readonly string[]
}

const keyOf = ({ type, name }: Pick<Package, 'type' | 'name'>): string => `${type}\0${name}`

/** `Env.TOKEN` came with the base if one of its instructions set TOKEN. */
function originOfSetting(path: string, { instructions }: Lookup): Origin {
  const name = path.slice(path.indexOf('.') + 1)
  return instructions.some((text) => text.includes(`${name}=`) || text.includes(`${name} `)) ? 'base' : 'own'
}

function originOfPlace({ layer, place, path }: Location, lookup: Lookup): Origin {
  if (place === 'history') return Number(path) <= lookup.instructions.length ? 'base' : 'own'
  if (place === 'config') return originOfSetting(path, lookup)
  return layer !== undefined && lookup.layers.has(layer) ? 'base' : 'own'
}

/** What any of its places makes own is own. */
const originOfPlaces = (places: readonly Location[], lookup: Lookup): Origin =>
  places.length > 0 && places.every((place) => originOfPlace(place, lookup) === 'base') ? 'base' : 'own'

function withPackageOrigin<F extends Finding>(finding: F, lookup: Lookup, packages: ReadonlyMap<string, Package>): F {
  if (lookup.purls.has(finding.package!)) return { ...finding, origin: 'base' }
  const one = packages.get(finding.package!)
  const before = one && lookup.versions.get(keyOf(one))
  const evidence = before === undefined ? finding.evidence : [...(finding.evidence ?? []), `the base has ${one!.name} ${before}`]
  return { ...finding, origin: 'own', ...(evidence ? { evidence } : {}) }
}

/** A control that finds the same in the base and above it is two findings: they are mended in different places. */
function splitHygiene(finding: HygieneFinding, lookup: Lookup): HygieneFinding[] {
  const { base = [], own = [] } = Object.groupBy(finding.location, (place) => (originOfPlace(place, lookup) === 'base' ? 'base' : 'own'))
  if (base.length === 0 || own.length === 0) return [{ ...finding, origin: originOfPlaces(finding.location, lookup) }]
  const { morePlaces: _, ...rest } = finding
  return [
    { ...finding, location: own, origin: 'own' },
    { ...rest, location: base, origin: 'base', fingerprint: `${finding.fingerprint}-base` },
  ]
}

/** Says of every finding of an image whether it came with the base. Of other subjects nothing is said. */
export function assignOrigins(
  findings: readonly Finding[],
  subject: Subject,
  packages: readonly Package[],
  facts: BaseFacts | undefined,
): readonly Finding[] {
  if (!subject.image) return findings
  const count = facts?.base.layers
  if (!facts || count === undefined) return findings.map((finding) => ({ ...finding, origin: 'undetermined' as const }))
  const lookup: Lookup = {
    purls: new Set(facts.packages.map(({ purl }) => purl)),
    versions: new Map(facts.packages.map((one) => [keyOf(one), one.version])),
    layers: new Set(subject.image.layers.slice(0, count).map(({ diffId }) => diffId)),
    instructions: facts.history.slice(0, facts.base.history ?? 0),
  }
  const byPurl = new Map(packages.map((one) => [one.purl, one]))
  return findings.flatMap((finding): readonly Finding[] => {
    switch (finding.kind) {
      case 'vulnerability':
        return [withPackageOrigin(finding, lookup, byPurl)]
      case 'secret':
        return [{ ...finding, origin: originOfPlaces(finding.location, lookup) }]
      case 'hygiene':
        return splitHygiene(finding, lookup)
    }
  })
}
