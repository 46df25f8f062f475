import * as z from 'zod'
import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { type Locked, isTable, lockCataloger, lockedPackages } from './lock.ts'
import { normalName } from './names.ts'
import { readRequirement } from './requirement.ts'
import { readToml } from './toml.ts'

/** `==1.0` or `===1.0`; Poetry's bare `1.0` means the same. A prefix such as `1.*` is a range. */
const exactVersion = (specifier: string): string | undefined => /^={0,3}\s{0,5}(v?\d[\w.!+-]{0,100})$/.exec(specifier.trim())?.[1]

const pinned = (text: string): Locked[] => {
  const requirement = readRequirement(text)
  const version = requirement && exactVersion(requirement.specifier)
  return version === undefined ? [] : [{ name: requirement!.name, version, needs: [] }]
}

const Pyproject = z.object({
  project: z
    .object({
      dependencies: z.array(z.string()).default([]),
      dynamic: z.array(z.string()).default([]),
      'optional-dependencies': z.record(z.string(), z.array(z.string())).default({}),
    })
    .optional(),
  tool: z
    .object({
      poetry: z.object({ dependencies: z.unknown().optional(), group: z.unknown().optional() }).optional(),
      pdm: z.unknown().optional(),
    })
    .optional(),
})
type Pyproject = z.output<typeof Pyproject>

const tableIn = (value: unknown, key: string): Readonly<Record<string, unknown>> | undefined => {
  const inner = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return isTable(inner) ? inner : undefined
}

/**
 * What a project needs to run, optional or not, for the lock file beside it: those of Poetry 1.5 to 1.8 and of PDM before 2.11 do not tell
 * that from what groups for development need (Poetry, "Dependency groups": those outside any group are the group `main`).
 */
function rootsOf({ project, tool }: Pyproject): Found[] {
  const tables = [tableIn(tool?.poetry, 'dependencies'), tableIn(tableIn(tableIn(tool?.poetry, 'group'), 'main'), 'dependencies')]
  const requirements = [...(project?.dependencies ?? []), ...Object.values(project?.['optional-dependencies'] ?? {}).flat()]
  const names = [
    ...tables.flatMap((table) => Object.keys(table ?? {})).map(normalName),
    ...requirements.flatMap((one) => readRequirement(one)?.name ?? []),
  ]
  // What a build makes up is in no manifest.
  const isTold = project !== undefined && !project.dynamic.some((field) => field.endsWith('dependencies'))
  const isPoetry = tool?.poetry !== undefined && (isTold || tables.some((table) => table !== undefined))
  const isPdm = tool?.pdm !== undefined && isTold
  return [
    ...(isPoetry ? [{ kind: 'roots', of: 'python-poetry-lock', names } as const] : []),
    ...(isPdm ? [{ kind: 'roots', of: 'python-pdm-lock', names } as const] : []),
  ]
}

function* fromPyproject({ project, tool }: Pyproject): Generator<Locked> {
  for (const text of project?.dependencies ?? []) yield* pinned(text)
  const dependencies = tool?.poetry?.dependencies
  if (!isTable(dependencies)) return
  for (const [name, value] of Object.entries(dependencies)) {
    const written = isTable(value) && Object.hasOwn(value, 'version') ? value['version'] : value
    const version = typeof written === 'string' && name !== 'python' ? exactVersion(written) : undefined
    if (version !== undefined) yield { name: normalName(name), version, needs: [] }
  }
}

/** `install_requires` of the section `[options]`: its lines are indented. */
function* fromSetupCfg(text: string): Generator<Locked> {
  let section = ''
  let isWanted = false
  for (const line of text.split(/\r?\n/)) {
    const [, header] = /^\[([^\]]{1,200})\]/.exec(line) ?? []
    const [, key, value = ''] = /^([A-Za-z_]{1,60})\s{0,20}[=:](.*)$/.exec(line) ?? []
    if (header !== undefined) section = header
    if (header !== undefined || key !== undefined) isWanted = section === 'options' && key === 'install_requires'
    if (isWanted) yield* pinned(key === undefined ? line : value)
  }
}

/** Requirements in quotes, wherever a program has them: it is not run. Those that it puts together are none. */
const QUOTED =
  /(["'])\s{0,10}([A-Za-z0-9][\w.-]{0,100}(?:\[[\w,. -]{0,200}\])?\s{0,10}={2,3}\s{0,10}v?\d[\w.!+-]{0,100}\s{0,10}(?:;[^"'\n]{0,500}|;[^\n]{0,500}?)?)\1/g

function* fromSetupPy(text: string): Generator<Locked> {
  for (const [, , requirement] of text.matchAll(QUOTED)) yield* pinned(requirement!)
}

function* parse(file: FoundFile): Generator<Found> {
  if (file.path.endsWith('.toml')) {
    const pyproject = readToml(Pyproject, file)
    yield* lockedPackages([...fromPyproject(pyproject)])
    yield* rootsOf(pyproject)
  } else if (file.path.endsWith('.cfg')) yield* lockedPackages([...fromSetupCfg(textOf(file.bytes))])
  else yield* lockedPackages([...fromSetupPy(textOf(file.bytes))])
}

export const pythonManifest: Cataloger = lockCataloger(
  'python-manifest',
  ['**/pyproject.toml', '**/setup.cfg', '**/setup.py'],
  'What a project pins with == where it names its needs; a range names no version, and a lock file says more. setup.py is searched for quoted requirements and not run.',
  parse,
  2 * MiB,
)
