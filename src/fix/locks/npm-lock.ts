import * as z from 'zod'
import { ParseError, conform, readJson } from '#base/index.ts'
import { type Ask, type Lock, type LockGraph, installThenMove } from './contract.ts'

const Ranges = z.record(z.string(), z.string()).optional().catch(undefined)
const text = z.string().optional().catch(undefined)
const Entry = z.object({
  name: text,
  version: text,
  resolved: text,
  link: z.boolean().optional().catch(undefined),
  dependencies: Ranges,
  devDependencies: Ranges,
  optionalDependencies: Ranges,
  peerDependencies: Ranges,
})
type Entry = z.output<typeof Entry>

const Lock3 = z.object({ packages: z.record(z.string(), Entry).optional(), dependencies: z.unknown().optional() })

/** Look-ups of one file, as many as the cataloger does. */
const BUDGET = 1_500_000
const LONGEST = 1024

const nameAt = (location: string): string => location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Node's way: the package's own node_modules, then that of each folder above it. */
function versionFor(packages: ReadonlyMap<string, Entry>, from: string, name: string, spend: () => void): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    spend()
    const entry = packages.get(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`)
    if (entry) return (entry.link ? packages.get(entry.resolved ?? '') : entry)?.version
    if (folder === '') return undefined
  }
}

/** Lock versions 2 and 3; 1 has no `packages`, and of its own project it tells nothing. */
function graph(content: string): LockGraph {
  const { packages: entries } = conform(Lock3, readJson(content.replace(/^\uFEFF/, '')))
  if (!entries) throw new ParseError('unsupported', 'a lock of version 1 does not tell what the project itself asks for')
  const packages = new Map(Object.entries(entries).filter(([location]) => location.length <= LONGEST))
  let left = BUDGET
  const spend = (): void => {
    if (--left < 0) throw new ParseError('too-large', 'too many dependencies to look up')
  }
  const asksOf = (location: string, lists: readonly (Readonly<Record<string, string>> | undefined)[]): Ask[] =>
    lists.flatMap((list) =>
      Object.entries(list ?? {}).flatMap(([name, range]) => {
        const version = versionFor(packages, location, name, spend)
        return version === undefined ? [] : [{ name, range, version }]
      }),
    )
  const roots: Ask[] = []
  const found: { name: string; version: string; asks: readonly Ask[] }[] = []
  for (const [location, entry] of packages) {
    if (entry.link) continue
    const needs = [entry.dependencies, entry.optionalDependencies, entry.peerDependencies]
    if (!/(?:^|\/)node_modules\//.test(location)) roots.push(...asksOf(location, [...needs, entry.devDependencies]))
    else found.push({ name: entry.name ?? nameAt(location), version: entry.version ?? '', asks: asksOf(location, needs) })
  }
  return { roots, packages: found }
}

export const npmLock = {
  id: 'npm',
  name: /^(?:package-lock|npm-shrinkwrap)\.json$/,
  type: 'npm',
  editor: 'package-json',
  movesAll: () => true,
  tool: () => 'npm',
  manifest: () => 'package.json',
  command: installThenMove('npm install --package-lock-only', 'npm update --package-lock-only'),
  graph,
} satisfies Lock
