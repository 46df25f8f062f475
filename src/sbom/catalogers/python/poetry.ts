import * as z from 'zod'
import type { Cataloger } from '../contract.ts'
import { type Locked, type Need, isTable, lockCataloger, lockedPackages } from './lock.ts'
import { normalName } from './names.ts'
import { downloadQualifier, vcsQualifier } from './origin.ts'
import { readToml } from './toml.ts'

const text = z.string().optional()
const Source = z.object({ type: text, url: text, reference: text, resolved_reference: text })
const Poetry = z.object({
  package: z
    .array(
      z.object({
        name: z.string(),
        version: z.string(),
        /** Before 1.5. */
        category: text,
        /** From 2.0 on. */
        groups: z.array(z.string()).optional(),
        dependencies: z.unknown().optional(),
        source: Source.optional(),
      }),
    )
    .default([]),
})
type Entry = z.output<typeof Poetry>['package'][number]

const textIn = (table: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const value = Object.hasOwn(table, key) ? table[key] : undefined
  return typeof value === 'string' ? value : undefined
}

/**
 * What a package needs: `">=1.0"` or a table with the version, a list where it depends on the platform. Of extras the lock holds only
 * those that somebody asked for.
 */
function needsOf({ dependencies }: Entry): Need[] {
  if (!isTable(dependencies)) return []
  return Object.entries(dependencies).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one): Need[] => {
      if (typeof one === 'string') return [{ name, specifier: one }]
      return isTable(one) ? [{ name, specifier: textIn(one, 'version') }] : []
    }),
  )
}

function qualifiersOf({ source }: Entry): Readonly<Record<string, string>> | undefined {
  if (source?.type === 'git') return vcsQualifier('git', source.url ?? '', source.resolved_reference ?? source.reference)
  return source?.type === 'url' ? downloadQualifier(source.url ?? '') : undefined
}

function lockedEntry(entry: Entry): Locked {
  const name = normalName(entry.name)
  const qualifiers = qualifiersOf(entry)
  return { name, version: entry.version, needs: needsOf(entry), ...(qualifiers ? { qualifiers } : {}) }
}

const isMain = ({ category, groups }: Entry): boolean => (category ?? 'main') === 'main' && (!groups || groups.includes('main'))
/** A folder beside the project is the user's own and not published. */
const isPublished = ({ source }: Entry): boolean => source?.type !== 'directory'

export const poetryLock: Cataloger = lockCataloger(
  'python-poetry-lock',
  ['**/poetry.lock'],
  'Packages with edges, those of extras too; groups other than main are left out where the lock (Poetry before 1.5 and from 2.0 on) or the pyproject.toml beside it names them.',
  function* (file) {
    const entries = readToml(Poetry, file).package.filter(isMain)
    const published = entries.filter(isPublished)
    yield* lockedPackages(published.map(lockedEntry))
    // What a folder of the user's own needs is needed too, and the manifest does not lead to it.
    if (published.length < entries.length)
      yield { kind: 'roots', of: 'python-poetry-lock', names: published.map(({ name }) => normalName(name)) }
  },
)
