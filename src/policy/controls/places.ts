import { visible } from '#base/index.ts'
import type { AccountFacts, FileFact, FileNote, HistoryFact, ImageFacts, Severity } from '#model/index.ts'
import type { FoundPlace } from './contract.ts'

type More = { readonly evidence?: string; readonly severity?: Severity }

export const inConfig = (path: string, more: More = {}): FoundPlace => ({ location: { path, place: 'config' }, ...more })

export const inHistory = ({ step, layer }: HistoryFact, more: More = {}): FoundPlace => ({
  location: { path: String(step), place: 'history', ...(layer ? { layer } : {}) },
  ...more,
})

export const atFile = ({ path, layer }: Pick<FileFact, 'path' | 'layer'>, more: More = {}): FoundPlace => ({
  location: { path, ...(layer ? { layer } : {}) },
  ...more,
})

/** A line of a file of accounts. */
export function inAccounts({ layers }: AccountFacts, path: string, evidence: string, severity?: Severity): FoundPlace {
  const layer = layers[path]
  return { location: { path, ...(layer ? { layer } : {}) }, evidence: visible(evidence), ...(severity ? { severity } : {}) }
}

export const filesWith = ({ files }: ImageFacts, note: FileNote): readonly FileFact[] => files.filter(({ why }) => why.includes(note))

/** `mode 4755, owner 0`. */
export const modeText = ({ mode, uid, gid }: FileFact): string =>
  `mode ${mode.toString(8).padStart(4, '0')}${uid >= 0 ? `, user ${uid}` : ''}${gid >= 0 ? `, group ${gid}` : ''}`

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** `50.4 MB`: decimal, three digits. */
export function sizeText(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${unit === 0 ? value : value.toPrecision(3)} ${UNITS[unit]}`
}

export const countText = (files: number, bytes: number): string => `${files} file${files === 1 ? '' : 's'}, ${sizeText(bytes)}`

/** The folder that all the files lie in; of one file, or where that is the root, the first file. */
function commonPath([first, ...others]: readonly FileFact[]): string {
  let common = first!.path
  for (const { path } of others)
    while (common !== path && !path.startsWith(`${common}/`) && common !== '')
      common = common.slice(0, Math.max(common.lastIndexOf('/'), 0))
  return common === '' ? first!.path : common
}

/** One place for each kind of a note that has several, and for each layer, with its sum: of all files where not all are listed. */
export function summed(facts: ImageFacts, note: FileNote, severity?: Severity): FoundPlace[] {
  const files = filesWith(facts, note)
  const counts = facts.counts.filter(({ why }) => why === note)
  return counts.flatMap(({ of, files: count, bytes }) => {
    const listed = files.filter((file) => of === undefined || file.of === of)
    const groups = [...Map.groupBy(listed, ({ layer }) => layer).values()]
    return groups.map((group, i) => {
      const sum = group.reduce((total, { size }) => total + size, 0)
      const text = listed.length === count ? countText(group.length, sum) : i === 0 ? countText(count, bytes) : undefined
      const evidence = text === undefined ? {} : { evidence: `${of ? `${of}: ` : ''}${text}` }
      return atFile({ ...group[0]!, path: commonPath(group) }, { ...evidence, ...(severity ? { severity } : {}) })
    })
  })
}
