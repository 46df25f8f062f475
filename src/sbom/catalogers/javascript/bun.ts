import { MiB, ParseError, conform, readJson, textOf } from '#base/index.ts'
import { z } from 'zod'
import type { Cataloger, FoundFile, FoundPackage } from '../contract.ts'
import { isLocator, isNpmName, keysOf, npmPackage, originOf, splitAt } from './npm-names.ts'

const Needs = z.object({
  dependencies: z.unknown().optional(),
  optionalDependencies: z.unknown().optional(),
  peerDependencies: z.unknown().optional(),
})
const Lock = z.object({ workspaces: z.record(z.string(), Needs), packages: z.record(z.string(), z.array(z.unknown()).min(1)) })

/** Look-ups of one file: a real lock needs a few for each dependency. */
const BUDGET = 2_000_000

/** Bun writes JSON with commas before closing brackets; both are taken out, texts left alone. */
export function withoutTrailingCommas(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s{0,1000}[}\]])/g, (token) => (token === ',' ? '' : token))
}

const needsOf = (value: unknown): string[] => {
  const parsed = Needs.safeParse(value)
  return parsed.success ? [...keysOf(parsed.data.dependencies), ...keysOf(parsed.data.optionalDependencies)] : []
}

type Packages = ReadonlyMap<string, readonly unknown[]>

/** A key is a path of names, `express/debug`: a dependency is looked for below it, then below each of its parents. */
function locate(packages: Packages, from: string, name: string, spend: () => void): string | undefined {
  for (let at = from; ;) {
    spend()
    const key = at === '' ? name : `${at}/${name}`
    if (packages.has(key)) return key
    if (at === '') return undefined
    const slash = at.lastIndexOf('/')
    const parent = slash < 0 ? '' : at.slice(0, slash)
    // The slash of a scope is no step.
    at = /(?:^|\/)@[^/]*$/.test(parent) ? parent.slice(0, Math.max(0, parent.lastIndexOf('/'))) : parent
  }
}

function* parse(file: FoundFile): Generator<FoundPackage> {
  const lock = conform(Lock, readJson(withoutTrailingCommas(textOf(file.bytes))))
  const packages: Packages = new Map(Object.entries(lock.packages))
  let left = BUDGET
  const spend = (): void => {
    if (--left < 0) throw new ParseError('too-large', 'too many dependencies to look up')
  }
  const metadata = (entry: readonly unknown[]): unknown =>
    entry.find((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  const edges = (key: string, names: readonly string[]): string[] => names.flatMap((name) => locate(packages, key, name, spend) ?? [])
  const needed = new Set<string>()
  const pending = Object.values(lock.workspaces).flatMap((workspace) => edges('', needsOf(workspace)))
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (needed.has(key)) continue
    needed.add(key)
    pending.push(...edges(key, needsOf(metadata(packages.get(key)!))))
  }
  for (const [key, entry] of packages) {
    const parts = typeof entry[0] === 'string' ? splitAt(entry[0]) : undefined
    if (!parts || !needed.has(key) || !isNpmName(parts.name) || /^(?:file|link|workspace|root):/.test(parts.rest)) continue
    const origin = isLocator(parts.rest) ? originOf(parts.rest) : {}
    yield npmPackage(parts.name, isLocator(parts.rest) ? '' : parts.rest, {
      key,
      requires: edges(key, needsOf(metadata(entry))),
      ...origin,
    })
  }
}

/** bun.lock, the text form; bun.lockb of before version 1.2 is a memory image of Bun and is not read. */
export const bunLock = {
  id: 'npm-bun-lock',
  revision: 1,
  paths: ['**/bun.lock'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages with edges and aliases. What only development needs is left out; the binary bun.lockb is not read.',
  parse,
} satisfies Cataloger
