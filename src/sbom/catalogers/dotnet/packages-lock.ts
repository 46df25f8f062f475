import * as z from 'zod'
import { MiB, parseJson } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { nuget } from './nuget.ts'

const Locked = z.object({
  type: z.string().optional(),
  resolved: z.string().optional(),
  dependencies: z.record(z.string(), z.unknown()).optional(),
})
const Lock = z.object({ dependencies: z.record(z.string(), z.record(z.string(), Locked)).default({}) })

/** Versions 1 and 2 (central package management: CentralTransitive). Each framework resolves by itself, so edges stay within it. */
function* parse(file: FoundFile): Generator<Found> {
  for (const [framework, packages] of Object.entries(parseJson(Lock, file.bytes).dependencies))
    for (const [name, { type, resolved, dependencies }] of Object.entries(packages))
      if (type !== 'Project' && resolved) yield nuget(name, resolved, Object.keys(dependencies ?? {}), `${framework}\0`)
}

export const dotnetLock = {
  id: 'dotnet-lock',
  revision: 2,
  paths: ['**/packages.lock.json'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Locked packages of every target framework, with edges; references to other projects are left out.',
  parse,
} satisfies Cataloger
