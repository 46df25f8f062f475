import { parse as parseToml } from 'smol-toml'
import { z } from 'zod'
import { MiB, ParseError, conform, messageOf, parseJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { normalName } from './names.ts'

const pypi = (name: string, version: string, requires: readonly string[] = []): FoundPackage => ({
  kind: 'package',
  type: 'pypi',
  name: normalName(name),
  version,
  requires: requires.map(normalName),
})

/** @throws ParseError with the line that smol-toml names */
function readToml<S extends z.ZodType>(schema: S, file: FoundFile): z.output<S> {
  try {
    return conform(schema, parseToml(textOf(file.bytes), { maxDepth: 50 }))
  } catch (cause) {
    if (cause instanceof ParseError) throw cause
    throw new ParseError('malformed', `not TOML: ${messageOf(cause).split('\n', 1)[0]}`, { cause })
  }
}

const text = z.string().optional()
/** Own keys of a foreign table, or the names in a list of tables. */
const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => (isTable(one) && typeof one['name'] === 'string' ? [one['name']] : []))
  return isTable(value) ? Object.keys(value) : []
}
const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const member = (
  id: string,
  paths: readonly string[],
  about: string,
  parse: (file: FoundFile) => Iterable<Found>,
  limit = 32 * MiB,
): Cataloger => ({ id, revision: 1, paths, limit, evidence: 'declared', links: 'file', about, parse })

const Poetry = z.object({
  package: z
    .array(
      z.object({
        name: z.string(),
        version: z.string(),
        category: text,
        groups: z.array(z.string()).optional(),
        dependencies: z.unknown().optional(),
      }),
    )
    .default([]),
})

const poetryLock = member(
  'python-poetry-lock',
  ['**/poetry.lock'],
  'Packages with edges; groups other than main are left out where the lock names them (Poetry before 1.5 and from 2.0 on).',
  function* (file) {
    for (const { name, version, category, groups, dependencies } of readToml(Poetry, file).package)
      if ((category ?? 'main') === 'main' && (!groups || groups.includes('main'))) yield pypi(name, version, namesIn(dependencies))
  },
)

const Source = z.object({ registry: text, virtual: text, editable: text, directory: text })
const Uv = z.object({
  package: z
    .array(
      z.object({
        name: z.string(),
        version: text,
        source: Source.optional(),
        dependencies: z.unknown().optional(),
        'optional-dependencies': z.unknown().optional(),
      }),
    )
    .default([]),
})
type UvPackage = z.output<typeof Uv>['package'][number]

const isOwn = ({ source }: UvPackage): boolean =>
  source?.virtual !== undefined || source?.editable !== undefined || source?.directory !== undefined

/** Packages that the project's own ones lead to, without groups for development; all of them when the lock names no project. */
function neededOf(packages: readonly UvPackage[]): ReadonlySet<string> {
  const edges = (one: UvPackage): string[] => [
    ...namesIn(one.dependencies),
    ...(isTable(one['optional-dependencies']) ? Object.values(one['optional-dependencies']).flatMap(namesIn) : []),
  ]
  const byName = Map.groupBy(packages, ({ name }) => name)
  const roots = packages.filter(isOwn)
  if (roots.length === 0) return new Set(byName.keys())
  const found = new Set<string>()
  const pending = roots.map(({ name }) => name)
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue
    found.add(name)
    for (const one of byName.get(name) ?? []) pending.push(...edges(one))
  }
  return found
}

const uvLock = member(
  'python-uv-lock',
  ['**/uv.lock'],
  'Packages with edges; groups for development are left out, extras are not.',
  function* (file) {
    const { package: packages } = readToml(Uv, file)
    const needed = neededOf(packages)
    for (const one of packages)
      if (needed.has(one.name) && !isOwn(one) && one.version) yield pypi(one.name, one.version, namesIn(one.dependencies))
  },
)

const Pdm = z.object({
  package: z
    .array(
      z.object({ name: z.string(), version: text, groups: z.array(z.string()).optional(), dependencies: z.array(z.string()).optional() }),
    )
    .default([]),
})

const pdmLock = member(
  'python-pdm-lock',
  ['**/pdm.lock'],
  'Packages with edges; groups other than the default one are left out.',
  function* (file) {
    for (const { name, version, groups, dependencies = [] } of readToml(Pdm, file).package)
      if (version && (!groups || groups.includes('default')))
        yield pypi(
          name,
          version,
          dependencies.flatMap((one) => /^[\w.-]+/.exec(one)?.[0] ?? []),
        )
  },
)

const Pylock = z.object({
  'lock-version': z.string(),
  packages: z.array(z.object({ name: z.string(), version: text, dependencies: z.unknown().optional() })).default([]),
})

const pylock = member(
  'python-pylock',
  ['**/pylock.toml', '**/pylock.*.toml'],
  'The common lock form of PEP 751; markers are not evaluated.',
  function* (file) {
    for (const { name, version, dependencies } of readToml(Pylock, file).packages)
      if (version) yield pypi(name, version, namesIn(dependencies))
  },
)

const Pipfile = z.object({ default: z.record(z.string(), z.object({ version: text, editable: z.boolean().optional() })).default({}) })

const pipfileLock = member('python-pipfile-lock', ['**/Pipfile.lock'], 'The default section; the lock has no edges.', function* (file) {
  for (const [name, { version }] of Object.entries(parseJson(Pipfile, file.bytes).default))
    if (version?.startsWith('==')) yield pypi(name, version.slice(2))
})

/** Lines that a backslash joins, comments removed (pip, "Requirements File Format"). */
function* requirementLines(content: string): Generator<string> {
  let joined = ''
  for (const line of content.split(/\r?\n/)) {
    if (line.endsWith('\\')) {
      joined += line.slice(0, -1)
      continue
    }
    yield (joined + line).replace(/(?:^|\s)#.*$/, '').trim()
    joined = ''
  }
  if (joined !== '') yield joined.trim()
}

const PINNED = /^([A-Za-z0-9][\w.-]{0,200})\s{0,10}(?:\[[^\]]{0,500}\])?\s{0,10}={2,3}\s{0,10}([A-Za-z0-9][\w.!+-]{0,100})(?=\s|;|$|--)/

const requirements = member(
  'python-requirements',
  ['**/*requirements*.txt', '**/requirements/*.txt'],
  'Pinned requirements (== and ===); a range names no version, and an installed tree says more. Files for development and tests are left out by name.',
  function* (file) {
    if (/(?:^|[-_./])(?:dev|test|tests|lint|docs)(?:[-_.]|$)/i.test(file.path.slice(file.path.lastIndexOf('/') + 1))) return
    for (const line of requirementLines(textOf(file.bytes))) {
      const match = PINNED.exec(line)
      if (match && !match[2]!.endsWith('.*')) yield pypi(match[1]!, match[2]!)
    }
  },
  4 * MiB,
)

export const pythonLocks: readonly Cataloger[] = [pdmLock, pipfileLock, poetryLock, pylock, requirements, uvLock]
