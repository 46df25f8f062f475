import type { BaseImage, Finding, Location, Origin, Package, Subject } from '#model/index.ts'

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
  /** How many of the oldest instructions are the base's, and the words in them, of which some are names that they set. */
  readonly instructions: number
  readonly settings: ReadonlySet<string>
}

const keyOf = ({ type, name }: Pick<Package, 'type' | 'name'>): string => `${type}\0${name}`

/** `Env.TOKEN` came with the base if one of its instructions set TOKEN. */
function originOfSetting(path: string, { settings }: Lookup): Origin {
  const name = path.slice(path.indexOf('.') + 1)
  return settings.has(name) ? 'base' : 'own'
}

function originOfPlace({ layer, place, path }: Location, lookup: Lookup): Origin {
  if (place === 'history') return Number(path) <= lookup.instructions ? 'base' : 'own'
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

/** Whether a place came with the base image; undefined where the subject has no layers. */
export type PlaceOrigin = (location: Location) => Origin | undefined

function lookupOf({ base, packages, history }: BaseFacts, layers: NonNullable<Subject['image']>['layers'], count: number): Lookup {
  const instructions = history.slice(0, base.history ?? 0)
  return {
    purls: new Set(packages.map(({ purl }) => purl)),
    versions: new Map(packages.map((one) => [keyOf(one), one.version])),
    layers: new Set(layers.slice(0, count).map(({ diffId }) => diffId)),
    instructions: instructions.length,
    settings: new Set(instructions.flatMap((text) => text.split(/[\s="']+/))),
  }
}

const lookupIn = (subject: Subject, facts: BaseFacts | undefined): Lookup | undefined =>
  subject.image && facts?.base.layers !== undefined ? lookupOf(facts, subject.image.layers, facts.base.layers) : undefined

/** Tells the origin of places, for controls that make one finding for each. */
export function placeOrigins(subject: Subject, facts: BaseFacts | undefined): PlaceOrigin {
  const lookup = lookupIn(subject, facts)
  return (location) => (!subject.image ? undefined : lookup ? originOfPlace(location, lookup) : 'undetermined')
}

/** Says of every finding of an image whether it came with the base; those that know stay as they are. Of other subjects nothing is said. */
export function assignOrigins(
  findings: readonly Finding[],
  subject: Subject,
  packages: readonly Package[],
  facts: BaseFacts | undefined,
): readonly Finding[] {
  if (!subject.image) return findings
  const lookup = lookupIn(subject, facts)
  const byPurl = new Map(packages.map((one) => [one.purl, one]))
  return findings.map((finding): Finding => {
    if (finding.origin !== undefined) return finding
    if (!lookup) return { ...finding, origin: 'undetermined' }
    return finding.kind === 'vulnerability' && finding.package !== undefined
      ? withPackageOrigin(finding, lookup, byPurl)
      : { ...finding, origin: originOfPlaces(finding.location, lookup) }
  })
}
