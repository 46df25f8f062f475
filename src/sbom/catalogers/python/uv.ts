import * as z from 'zod'
import { ParseError } from '#base/index.ts'
import type { Cataloger } from '../contract.ts'
import { type Locked, edgeCounter, lockCataloger, lockedPackages } from './lock.ts'
import { normalName } from './names.ts'
import { downloadQualifier, vcsQualifier } from './origin.ts'
import { readToml } from './toml.ts'

const text = z.string().optional()
const Dependency = z.object({
  name: z.string(),
  version: text,
  extra: z.array(z.string()).optional(),
})
const Source = z.object({ registry: text, git: text, url: text, path: text, virtual: text, editable: text, directory: text })
const Uv = z.object({
  version: z.number().default(1),
  package: z
    .array(
      z.object({
        name: z.string(),
        version: text,
        source: Source.optional(),
        dependencies: z.array(Dependency).default([]),
        'optional-dependencies': z.record(z.string(), z.array(Dependency)).default({}),
      }),
    )
    .default([]),
})
type Entry = z.output<typeof Uv>['package'][number]
type Dependency = z.output<typeof Dependency>

/** Members of the workspace and folders beside it: the user's own, not published. */
const isOwn = ({ source }: Entry): boolean =>
  source?.virtual !== undefined || source?.editable !== undefined || source?.directory !== undefined

/** `https://example.org/x.git?rev=main#commit`. */
function qualifiersOf({ source }: Entry): Readonly<Record<string, string>> | undefined {
  if (source?.git === undefined) return source?.url === undefined ? undefined : downloadQualifier(source.url)
  const [address = '', commit] = source.git.split('#', 2)
  return vcsQualifier('git', address.split('?', 1)[0]!, commit)
}

/** Own keys alone: an extra may have any name. */
const ofExtra = (entry: Entry, extra: string): readonly Dependency[] =>
  Object.hasOwn(entry['optional-dependencies'], extra) ? entry['optional-dependencies'][extra]! : []

/**
 * What the project's own packages lead to, with the extras of theirs and those that a requirement asks for; without groups for
 * development. All of it when the lock names no project.
 */
class Needed {
  readonly #byName: ReadonlyMap<string, readonly Entry[]>
  /** Extras asked for, of each entry that is needed. */
  readonly extras = new Map<Entry, Set<string>>()

  constructor(entries: readonly Entry[]) {
    this.#byName = Map.groupBy(entries, ({ name }) => name)
    const count = edgeCounter()
    const own = entries.filter(isOwn)
    const roots = own.length > 0 ? own : entries
    const pending = roots.map((entry) => ({ entry, extras: Object.keys(entry['optional-dependencies']) }))
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { entry } = next
      const known = this.extras.get(entry)
      const fresh = next.extras.filter((extra) => !known?.has(extra))
      if (known && fresh.length === 0) continue
      const asked = known ?? new Set<string>()
      for (const extra of fresh) asked.add(extra)
      this.extras.set(entry, asked)
      const needs = [...(known ? [] : entry.dependencies), ...fresh.flatMap((extra) => ofExtra(entry, extra))]
      for (const need of needs) {
        count((1 + (need.extra?.length ?? 0)) * (this.#byName.get(need.name)?.length ?? 0))
        for (const meant of this.meant(need)) pending.push({ entry: meant, extras: need.extra ?? [] })
      }
    }
  }

  meant({ name, version }: Dependency): readonly Entry[] {
    const all = this.#byName.get(name) ?? []
    return version === undefined || all.length < 2 ? all : all.filter((entry) => entry.version === version)
  }
}

function lockedEntries(entries: readonly Entry[]): Locked[] {
  const { extras: needed } = new Needed(entries)
  return entries.flatMap((entry): Locked[] => {
    const extras = needed.get(entry)
    if (!extras || isOwn(entry)) return []
    const needs = [...entry.dependencies, ...[...extras].flatMap((extra) => ofExtra(entry, extra))]
    const qualifiers = qualifiersOf(entry)
    return [
      {
        name: normalName(entry.name),
        version: entry.version ?? '',
        needs: needs.map(({ name, version }) => ({ name, specifier: version === undefined ? undefined : `===${version}` })),
        ...(qualifiers ? { qualifiers } : {}),
      },
    ]
  })
}

export const uvLock: Cataloger = lockCataloger(
  'python-uv-lock',
  ['**/uv.lock'],
  'Packages with edges, each of several versions of its own; groups for development are left out, extras of the project are not.',
  function* (file) {
    const { version, package: entries } = readToml(Uv, file)
    if (version > 1) throw new ParseError('unsupported', `a uv lock of version ${version}; 1 can be read`, { position: 'version' })
    yield* lockedPackages(lockedEntries(entries))
  },
)
