import { KNOWN_GROUPS } from './known-groups.ts'

/** A group of an artifact; `below` is the version that it moved away at, empty when it did not. */
type Row = { readonly group: string; readonly below: readonly number[] }
type Table = { readonly exact: ReadonlyMap<string, readonly Row[]>; readonly families: ReadonlyMap<string, readonly Row[]> }

const numbersOf = (version: string): number[] => (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number)

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0)
  return 0
}

function readTable(): Table {
  const exact = new Map<string, Row[]>()
  const families = new Map<string, Row[]>()
  for (const line of KNOWN_GROUPS.trim().split('\n')) {
    const [group = '', ...artifacts] = line.split(' ')
    for (const text of artifacts) {
      const [name = '', bound = ''] = text.split('<')
      const [map, key] = name.endsWith('*') ? [families, name.slice(0, -1)] : [exact, name]
      map.set(key, [...(map.get(key) ?? []), { group, below: numbersOf(bound) }])
    }
  }
  for (const rows of [...exact.values(), ...families.values()]) rows.sort((a, b) => compareBounds(a.below, b.below))
  return { exact, families }
}

/** The lowest bound first, no bound last. */
const compareBounds = (a: readonly number[], b: readonly number[]): number =>
  a.length === 0 || b.length === 0 ? b.length - a.length : compareNumbers(a, b)

let table: Table | undefined
const tableOnce = (): Table => (table ??= readTable())

const pick = (rows: readonly Row[] | undefined, version: string): string | undefined => {
  const numbers = numbersOf(version)
  return rows?.find(({ below }) => below.length === 0 || (numbers.length > 0 && compareNumbers(numbers, below) < 0))?.group
}

/** The group of exactly this artifact. */
export const knownGroup = (artifact: string, version: string): string | undefined => pick(tableOnce().exact.get(artifact), version)

/** The group of the family that the artifact's name belongs to: the longest beginning counts. */
export function familyGroup(artifact: string, version: string): string | undefined {
  for (let length = artifact.length; length > 2; length--) {
    const group = pick(tableOnce().families.get(artifact.slice(0, length)), version)
    if (group !== undefined) return group
  }
  return undefined
}
