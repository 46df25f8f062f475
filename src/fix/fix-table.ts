import { visible } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import type { BaseComparison } from './compare-bases.ts'
import type { Parent } from './manifests/contract.ts'
import type { Place, Plan, Upgrade } from './plan.ts'

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Ids in a line; of many the first. */
const IDS = 8
const listed = (ids: readonly string[]): string =>
  ids.length <= IDS ? ids.join(', ') : `${ids.slice(0, IDS).join(', ')} and ${ids.length - IDS} more`

/** Places of one package that are told. */
const PLACES = 6

const parentText = ({ name, version, range }: Parent): string => `${name} ${version} ${range === '' ? 'needs it' : `asks for ${range}`}`

/** The first characters of a layer's diff id tell it apart. */
const inLayer = ({ layer }: Place): string => (layer === undefined ? '' : ` (layer ${layer.slice(0, 19)})`)

function placeText(place: Place): string {
  const at = place.path
  switch (place.way) {
    case 'edit':
      return place.files.length === 1 && place.files[0] === at ? `edits ${at}` : `edits ${place.files.join(', ')} for ${at}`
    case 'lock':
      return `${at}: ${place.ranges.length > 0 ? 'every range lets it in' : 'the manifest lets it in'}; no manifest changes`
    case 'override':
      return `${at}: ${place.parents
        .map((one) => parentText(one))
        .slice(0, 3)
        .join('; ')}: overridden in ${place.files.join(', ')}`
    case 'blocked':
      return `${at}: blocked, ${place.reason}${place.direct.length > 0 ? ` (needed through ${place.direct.slice(0, 5).join(', ')})` : ''}`
    case 'try':
      return `${at}: not assessed, ${place.reason}`
    case 'rebuild':
      return `${place.reason}${inLayer(place)}${place.neededBy.length > 0 ? `; needed by ${listed(place.neededBy)}` : ''}`
    case 'system':
      return place.reason + inLayer(place)
  }
}

/** Binary packages of one source go together. */
function togetherOf(upgrades: readonly Upgrade[]): Upgrade[][] {
  const key = (one: Upgrade): string =>
    one.places.some(({ way }) => way === 'system')
      ? JSON.stringify([one.type, one.from, one.to, one.clears, one.brings, one.keeps])
      : one.package
  return [...Map.groupBy(upgrades, key).values()]
}

function upgradeLines(group: readonly Upgrade[]): string[] {
  const { from, to, clears, brings, keeps, tried } = group[0]!
  const texts = [...new Set(group.flatMap((one) => one.places).map(placeText))]
  return [
    `  ${listed(group.map(({ name }) => name))} ${from} → ${to}`,
    `    clears ${listed(clears)}: proven, matching ${to} anew finds none of them`,
    ...(keeps.length > 0 ? [`    keeps ${listed(keeps)}`] : []),
    ...(brings.length > 0 ? [`    brings ${listed(brings)}`] : []),
    ...tried.filter((one) => one.brings.length > 0).map((one) => `    ${one.version} was tried and brings ${listed(one.brings)}`),
    ...texts.slice(0, PLACES).map((text) => `    ${text}`),
    ...(texts.length > PLACES ? [`    ${texts.length - PLACES} more places`] : []),
  ]
}

const block = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title, ...lines])

function baseLines({ target, clears, brings, stays, unknown }: BaseComparison): string[] {
  return [
    `  ${target}: clears ${clears.length}, brings ${brings.length}, keeps ${stays.length}, not assessed ${unknown.length}`,
    ...(clears.length > 0 ? [`    clears ${listed(clears.map(({ id }) => id))}`] : []),
    ...(brings.length > 0 ? [`    brings ${listed(brings.map(({ id, package: name }) => `${id} (${name})`))}`] : []),
    ...(unknown.length > 0
      ? [`    not assessed: ${listed([...new Set(unknown.map((one) => one.package))])}, which the other base does not have`]
      : []),
  ]
}

/** Findings of one package left for one reason are one line. */
function leftLines(plan: Plan): string[] {
  const groups = Map.groupBy(plan.left, (one) => `${one.package}\0${one.why}`)
  return [...groups.values()].map((group) => `  ${group[0]!.package}: ${listed([...new Set(group.map(({ id }) => id))])}: ${group[0]!.why}`)
}

/** What to do, why it works and what is left, for people; then the patch. */
export function fixTable(
  name: string,
  plan: Plan,
  bases: readonly BaseComparison[],
  system: readonly string[],
  unknowns: readonly Unknown[],
  isWritten: boolean,
): string {
  const cleared = new Set(plan.upgrades.flatMap(({ package: purl, clears }) => clears.map((id) => `${id} ${purl}`))).size
  const lines = [
    `${name}: ${plural(plan.upgrades.length, 'upgrade')} for ${plural(cleared, 'finding')}; ${plural(plan.left.length, 'finding')} left`,
    ...block('Upgrades', togetherOf(plan.upgrades).flatMap(upgradeLines)),
    ...block(
      'Changed with them',
      plan.moved.map((one) => `  ${one.package} → ${one.to}`),
    ),
    ...block(
      'Run afterwards',
      plan.commands.map(({ folder, command }) => `  ${folder === '.' ? '' : `in ${folder}: `}${command}`),
    ),
    ...block(
      'In the image',
      system.map((line) => `  ${line}`),
    ),
    ...block('On another base', bases.flatMap(baseLines)),
    ...block('Left', leftLines(plan)),
    ...block(
      'Could not be read',
      unknowns.slice(0, PLACES).map(({ path, reason }) => `  ${path}: ${reason}`),
    ),
    ...(unknowns.length > PLACES ? [`  ${unknowns.length - PLACES} more: --format json`] : []),
    '',
    'Not assessed: packages that an upgrade needs in turn and that are not there yet, and whether a registry has the versions; scan again afterwards.',
  ].map(visible)
  const patch =
    plan.patch === '' ? '' : isWritten ? `\nWritten: ${plan.files.map(({ path }) => visible(path)).join(', ')}\n` : `\n${plan.patch}`
  return `${lines.join('\n')}\n${patch}`
}
