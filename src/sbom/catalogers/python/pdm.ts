import * as z from 'zod'
import type { Cataloger } from '../contract.ts'
import { lockCataloger, lockedPackages } from './lock.ts'
import { anyEnvironment, mayApply } from './marker.ts'
import { normalName } from './names.ts'
import { downloadQualifier, vcsQualifier } from './origin.ts'
import { type Requirement, readRequirement } from './requirement.ts'
import { readToml } from './toml.ts'

const text = z.string().optional()
const Pdm = z.object({
  package: z
    .array(
      z.object({
        name: z.string(),
        version: text,
        extras: z.array(z.string()).default([]),
        groups: z.array(z.string()).optional(),
        dependencies: z.array(z.string()).default([]),
        git: text,
        revision: text,
        url: text,
        path: text,
        editable: z.boolean().optional(),
      }),
    )
    .default([]),
})
type Entry = z.output<typeof Pdm>['package'][number]

const isNeeded = ({ groups }: Entry): boolean => !groups || groups.includes('default')
const isPublished = ({ path, editable }: Entry): boolean => path === undefined && editable !== true

function needsOf({ dependencies, extras }: Entry): Requirement[] {
  const environment = anyEnvironment(new Set(extras.map(normalName)))
  return dependencies.flatMap((one) => {
    const requirement = readRequirement(one)
    return requirement && mayApply(requirement.marker, environment) ? [requirement] : []
  })
}

function qualifiersOf({ git, revision, url }: Entry): Readonly<Record<string, string>> | undefined {
  if (git !== undefined) return vcsQualifier('git', git, revision)
  return url === undefined ? undefined : downloadQualifier(url)
}

export const pdmLock: Cataloger = lockCataloger(
  'python-pdm-lock',
  ['**/pdm.lock'],
  'Packages with edges, those of extras too; groups other than the default one are left out where the lock (PDM 2.11 on) or the pyproject.toml beside it names them.',
  function* (file) {
    // `name[extra]` is an entry of its own, with the same version: one package, the edges of both.
    const needed = readToml(Pdm, file).package.filter(isNeeded)
    const published = needed.filter(isPublished)
    const entries = Map.groupBy(published, ({ name, version }) => `${normalName(name)}@${version ?? ''}`)
    yield* lockedPackages(
      [...entries.values()].map((group) => {
        const qualifiers = qualifiersOf(group[0]!)
        const name = normalName(group[0]!.name)
        const needs = group.flatMap(needsOf).filter((need) => need.name !== name)
        return { name, version: group[0]!.version ?? '', needs, ...(qualifiers ? { qualifiers } : {}) }
      }),
    )
    // What a folder of the user's own needs is needed too, and the manifest does not lead to it.
    if (published.length < needed.length)
      yield { kind: 'roots', of: 'python-pdm-lock', names: published.map(({ name }) => normalName(name)) }
  },
)
