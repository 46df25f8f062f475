import * as z from 'zod'
import { MiB, parseJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

const NAME = '[A-Za-z0-9]{1,60}(?:-[A-Za-z0-9]{1,60}){0,20}'
const VERSION = '\\d{1,12}(?:\\.\\d{1,12}){0,10}'
const hackage = (name: string, version: string, more: object = {}): Found => ({ kind: 'package', type: 'hackage', name, version, ...more })

/** `- acme-missiles-0.3@sha256:…`, `hackage: HsOpenSSL-0.11.7@sha256:…,2341`. */
const STACK = new RegExp(`^\\s{0,20}(?:-\\s{1,10})?(?:hackage:\\s{1,10})?["']?(${NAME})-(${VERSION})(?:@|["']?\\s*$)`)

/** `extra-deps` of stack.yaml, `hackage` of its lock: all that goes beyond the snapshot. */
function* parseStack({ path, bytes }: FoundFile): Generator<Found> {
  const isLock = path.endsWith('.lock')
  let isInside = isLock
  for (const line of textOf(bytes).split('\n')) {
    if (line.length > 500) continue
    if (!isLock && /^[A-Za-z]/.test(line)) isInside = line.startsWith('extra-deps:')
    if (!isInside || (isLock && !line.includes('hackage:'))) continue
    const [, name, version] = STACK.exec(line) ?? []
    if (name !== undefined && version !== undefined) yield hackage(name, version)
  }
}

const stackLock = {
  id: 'haskell-stack',
  revision: 1,
  paths: ['**/stack.yaml', '**/stack.yaml.lock'],
  limit: 4 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Packages that a project adds to its snapshot; what the snapshot (resolver) itself holds is known to Stackage alone.',
  parse: parseStack,
} satisfies Cataloger

const FROZEN = new RegExp(`(?:^|[\\s,])(?:any\\.)?(${NAME}) {0,5}== {0,5}(${VERSION})(?=[\\s,]|$)`)

function* parseFreeze({ bytes }: FoundFile): Generator<Found> {
  for (const line of textOf(bytes).split(/[\n,]/)) {
    const [, name, version] = line.length > 500 || line.trimStart().startsWith('--') ? [] : (FROZEN.exec(line) ?? [])
    if (name !== undefined && version !== undefined) yield hackage(name, version)
  }
}

const cabalFreeze = {
  id: 'haskell-freeze',
  revision: 1,
  paths: ['**/cabal.project.freeze', '**/cabal.config'],
  limit: 4 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What cabal freeze pinned; the form has no edges.',
  parse: parseFreeze,
} satisfies Cataloger

const Ids = z.array(z.string()).optional()
const Unit = z.object({
  type: z.string(),
  id: z.string(),
  'pkg-name': z.string(),
  'pkg-version': z.string(),
  style: z.string().optional(),
  depends: Ids,
  components: z.record(z.string(), z.object({ depends: Ids })).optional(),
  'pkg-src': z.object({ type: z.string() }).optional(),
})
const Plan = z.object({ 'install-plan': z.array(Unit).max(100_000) })

/** dist-newstyle/cache/plan.json (Cabal, "plan.json"). The project's own packages have their source in a folder. */
function* parsePlan({ bytes }: FoundFile): Generator<Found> {
  for (const unit of parseJson(Plan, bytes)['install-plan']) {
    if (unit.style === 'local' || unit['pkg-src']?.type === 'local') continue
    const requires = [...(unit.depends ?? []), ...Object.values(unit.components ?? {}).flatMap(({ depends }) => depends ?? [])]
    yield hackage(unit['pkg-name'], unit['pkg-version'], { key: unit.id, requires })
  }
}

const cabalPlan = {
  id: 'haskell-plan',
  revision: 1,
  paths: ['**/dist-newstyle/cache/plan.json'],
  limit: 64 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What cabal built the project with, with edges; the project’s own packages are left out.',
  parse: parsePlan,
} satisfies Cataloger

/** A field of a registration and the lines that go on with it. */
function fieldOf(text: string, field: string): string | undefined {
  const at = text.startsWith(`${field}:`) ? 0 : text.indexOf(`\n${field}:`) + 1
  if (at === 0 && !text.startsWith(`${field}:`)) return undefined
  const lines = text.slice(at + field.length + 1, at + 65_536).split('\n')
  const more = lines.slice(1).findIndex((line) => !/^\s+\S/.test(line))
  return (
    lines
      .slice(0, more < 0 ? undefined : more + 1)
      .map((line) => line.trim())
      .join(' ')
      .trim() || undefined
  )
}

/** What ghc-pkg registers: `name: aeson`, `version: 2.0.3.0`, `id: aeson-2.0.3.0-7Kb…`, `depends: base-4.15.1.0 …`. */
function* parseRegistration({ bytes }: FoundFile): Generator<Found> {
  const text = textOf(bytes)
  // A library within a package is registered under a name that is made up; the package's own stands beside it.
  const name = fieldOf(text, 'package-name') ?? fieldOf(text, 'name')
  const [version, id, licence] = ['version', 'id', 'license'].map((field) => fieldOf(text, field))
  if (name === undefined || version === undefined || !new RegExp(`^${NAME}$`).test(name) || !new RegExp(`^${VERSION}$`).test(version))
    return
  const depends = (fieldOf(text, 'depends') ?? '').split(/\s+/).filter(Boolean)
  yield hackage(name, version, { key: id ?? `${name}-${version}`, requires: depends, ...(licence ? { licences: [licence] } : {}) })
}

const ghcPackages = {
  id: 'haskell-ghc',
  revision: 1,
  paths: ['**/package.conf.d/*.conf', '**/package.db/*.conf', '**/pkgdb/*.conf', '**/pkgdb.d/*.conf'],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Libraries that are registered with GHC, with licences and edges. A compiled program does not say what it is made of.',
  parse: parseRegistration,
} satisfies Cataloger

export const haskellCatalogers: readonly Cataloger[] = [cabalFreeze, ghcPackages, cabalPlan, stackLock]
