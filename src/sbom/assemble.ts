import { folderOf, nameOf, shownName, sortedBy } from '#base/index.ts'
import { type Distribution, type Location, type Package, formatPurl } from '#model/index.ts'
import { bitnamiParts } from './bitnami-parts.ts'
import type { Cataloger, Found, FoundPackage } from './catalogers/contract.ts'
import { linkDrafts } from './edges.ts'
import { toSpdxExpression } from './licences.ts'
import { isOsType, purlParts } from './os-purl.ts'
import { familyOf, isOwnerType, isSamePackage, ownersOf } from './ownership.ts'
import { withoutUnreached } from './roots.ts'
import type { FileRecord } from './selection.ts'

/** A record that is visible in the final tree, with the layer that holds its file. */
export type PlacedRecord = { readonly record: FileRecord; readonly layer?: string }

/** A package on its way: one per file that shows it. */
export type Draft = {
  readonly found: FoundPackage
  readonly purl: string
  readonly cataloger: string
  /** The file that shows it, and where the package itself lies. */
  readonly file: string
  readonly path: string
  readonly layer?: string
  readonly dependsOn: Set<string>
  readonly licences: string[]
}

/** The best source of the distribution's name: lowest rank, then the uppermost file. */
export function distributionOf(records: readonly PlacedRecord[]): Distribution | undefined {
  const found = records.flatMap(({ record }) => record.found.filter((item) => item.kind === 'distribution'))
  return sortedBy(found, (item) => [item.rank])[0]?.distribution
}

type Beside = Extract<Found, { kind: 'beside' }>

/** What files tell of a package that others show, by cataloger and folder of these; the uppermost file's word comes last and wins. */
function besideOf(records: readonly PlacedRecord[]): ReadonlyMap<string, readonly Beside[]> {
  const all = records
    .toReversed()
    .flatMap(({ record: { cataloger, path, found } }) =>
      found.flatMap((item) =>
        item.kind === 'beside' ? [{ place: `${item.of ?? cataloger} ${item.folder ?? folderOf(path)}`, item }] : [],
      ),
    )
  return new Map([...Map.groupBy(all, ({ place }) => place)].map(([place, group]) => [place, group.map(({ item }) => item)]))
}

const withBeside = (found: FoundPackage, beside: readonly Beside[]): FoundPackage => ({
  ...found,
  qualifiers: Object.assign({}, ...beside.map(({ qualifiers }) => qualifiers), found.qualifiers) as Record<string, string>,
  requires: [...(found.requires ?? []), ...beside.flatMap(({ requires }) => requires ?? [])],
})

function draftsOf(records: readonly PlacedRecord[], distribution: Distribution | undefined): Draft[] {
  const drafts: Draft[] = []
  const besides = besideOf(records)
  for (const { record, layer } of records)
    for (const own of record.found)
      if (own.kind === 'package') {
        const beside = besides.get(`${record.cataloger} ${folderOf(record.path)}`)
        const found = beside ? withBeside(own, beside) : own
        const purl = formatPurl(purlParts(found, distribution))
        const at = layer === undefined ? {} : { layer }
        const path = found.path ?? record.path
        drafts.push({
          found,
          purl,
          cataloger: record.cataloger,
          file: record.path,
          path,
          ...at,
          dependsOn: new Set(),
          licences: [...(found.licences ?? [])],
        })
      }
  return drafts
}

/**
 * Licences that another file tells (Debian's copyright files) go to the package of that key, the one in the same folder if there is one;
 * and to those whose folder is a link to that file's: `doc/libgcc-s1` → `doc/gcc-12-base`.
 */
function addLicences(drafts: readonly Draft[], records: readonly PlacedRecord[], symlinks: ReadonlyMap<string, string>): void {
  const linked = Map.groupBy(symlinks.keys(), (from) => symlinks.get(from)!)
  const byKey = Map.groupBy(drafts, (draft) => `${familyOf(draft.cataloger)} ${draft.found.key ?? draft.found.name}`)
  for (const { record } of records)
    for (const item of record.found)
      if (item.kind === 'licences') {
        const names = [item.of, ...(linked.get(folderOf(record.path)) ?? []).map((from) => nameOf(from))]
        const all = names.flatMap((name) => byKey.get(`${familyOf(record.cataloger)} ${name}`) ?? [])
        const near = all.filter((draft) => folderOf(draft.file) === folderOf(record.path))
        for (const draft of near.length > 0 ? near : all) draft.licences.push(...item.licences)
      }
}

const locationOf = ({ path, layer }: Draft): Location => ({ path: shownName(path), ...(layer === undefined ? {} : { layer }) })

function merge(purl: string, drafts: readonly Draft[], owner: string | undefined, evidence: Package['evidence']): Package {
  const first = drafts[0]!.found
  const locations = sortedBy(
    new Map(drafts.map((draft) => [`${draft.path}\0${draft.layer ?? ''}`, locationOf(draft)])).values(),
    (location) => [location.path, location.layer ?? ''],
  )
  const source = drafts.find((draft) => draft.found.source)?.found.source
  const licence = toSpdxExpression([...new Set(drafts.flatMap((draft) => draft.licences))])
  return {
    purl,
    type: first.type,
    name: first.name,
    version: first.version,
    ...(source ? { source } : {}),
    ...(licence ? { licence } : {}),
    locations,
    foundBy: [...new Set(drafts.map((draft) => draft.cataloger))].sort(),
    evidence,
    dependsOn: [...new Set(drafts.flatMap((draft) => [...draft.dependsOn]))].sort(),
    ...(owner ? { owner } : {}),
  }
}

/** Sorts out which drafts are an operating-system package under another name. */
function splitOwned(drafts: readonly Draft[], records: readonly PlacedRecord[], symlinks: ReadonlyMap<string, string>) {
  const languages = drafts.filter((draft) => !isOwnerType(draft.found.type))
  const owners = ownersOf(records, new Set(languages.map((draft) => draft.file)), symlinks)
  const byKey = new Map(
    drafts
      .filter((draft) => isOwnerType(draft.found.type))
      .map((draft) => [`${familyOf(draft.cataloger)} ${draft.found.key ?? draft.found.name}`, draft]),
  )
  const ownerOf = (draft: Draft): Draft | undefined => byKey.get(owners.get(draft.file) ?? '')
  const shadows = bitnamiParts(drafts)
  for (const draft of languages) {
    const owner = ownerOf(draft)
    if (owner && isOsType(owner.found.type) && isSamePackage(draft.found.type)) shadows.set(draft, owner)
  }
  return { shadows, ownerOf }
}

/** Makes packages of everything that the files of a tree show. */
export function assemblePackages(
  records: readonly PlacedRecord[],
  distribution: Distribution | undefined,
  catalogers: readonly Cataloger[],
  symlinks: ReadonlyMap<string, string>,
): Package[] {
  const byId = new Map(catalogers.map((cataloger) => [cataloger.id, cataloger]))
  const all = draftsOf(records, distribution)
  addLicences(all, records, symlinks)
  linkDrafts(all, records, byId, symlinks)
  const drafts = withoutUnreached(all, records)
  const { shadows, ownerOf } = splitOwned(drafts, records, symlinks)
  // An edge to a folded package is an edge to the one that ships it.
  const renamed = new Map([...shadows].map(([draft, owner]) => [draft.purl, owner.purl]))
  const kept = Map.groupBy(
    drafts.filter((draft) => !shadows.has(draft)),
    (draft) => draft.purl,
  )
  for (const purl of kept.keys()) renamed.delete(purl)
  const packages = [...kept].map(([purl, group]) => {
    const installed = group.some((draft) => byId.get(draft.cataloger)?.evidence === 'installed')
    const merged = merge(
      purl,
      group,
      isOwnerType(group[0]!.found.type) ? undefined : ownerOf(group[0]!)?.purl,
      installed ? 'installed' : 'declared',
    )
    const dependsOn = [...new Set(merged.dependsOn.map((target) => renamed.get(target) ?? target))]
      .filter((target) => target !== purl)
      .sort()
    return { ...merged, dependsOn }
  })
  return sortedBy(packages, ({ purl }) => [purl])
}
