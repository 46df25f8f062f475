import { MiB, ParseError } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { normalName } from './names.ts'
import { meets } from './version.ts'

/** A package that a lock file names, and what it needs there. */
export type Locked = {
  readonly name: string
  /** Empty when only an address is locked. */
  readonly version: string
  readonly needs: readonly Need[]
  readonly qualifiers?: Readonly<Record<string, string>>
}

/** `specifier` tells which of several locked versions is meant. */
export type Need = { readonly name: string; readonly specifier?: string | undefined }

const keyOf = ({ name, version }: Locked): string => `${name}@${version}`

/** Edges of one lock file; the largest real ones have some thousands. Past it the file was made to hurt. */
const EDGES = 250_000

/** Counts steps whose number a hostile file may square. @throws ParseError past the bound */
export function edgeCounter(): (count: number) => void {
  let left = EDGES
  return (count) => {
    left -= count
    if (left < 0) throw new ParseError('too-large', `more than ${EDGES} edges in one lock file`)
  }
}

/** Makes packages of a lock's entries. An edge leads to each version that the requirement means; to all of the name when none fits. */
export function* lockedPackages(entries: readonly Locked[]): Generator<FoundPackage> {
  const byName = Map.groupBy(entries, ({ name }) => name)
  const count = edgeCounter()
  for (const one of entries) {
    const targets = new Set<string>()
    for (const { name, specifier } of one.needs) {
      const all = byName.get(normalName(name)) ?? []
      count(all.length)
      const meant = all.length < 2 || specifier === undefined ? all : all.filter(({ version }) => meets(version, specifier))
      for (const target of meant.length > 0 ? meant : all) targets.add(keyOf(target))
    }
    yield {
      kind: 'package',
      type: 'pypi',
      name: one.name,
      version: one.version,
      key: keyOf(one),
      requires: [...targets],
      ...(one.qualifiers ? { qualifiers: one.qualifiers } : {}),
    }
  }
}

/** A cataloger of one kind of lock file. */
export const lockCataloger = (
  id: string,
  paths: readonly string[],
  about: string,
  parse: (file: FoundFile) => Iterable<Found>,
  limit = 32 * MiB,
): Cataloger => ({ id, revision: 2, paths, limit, evidence: 'declared', links: 'file', about, parse })

/** A table of a foreign document. */
export const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
