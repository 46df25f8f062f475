import * as z from 'zod'
import { MiB, parseJson } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

const Lock = z.object({
  dependencies: z.array(
    z.object({ org: z.string(), name: z.string(), version: z.string(), configurations: z.array(z.string()).default([]) }),
  ),
})

/** Configurations of what is shipped. */
const SHIPPED: ReadonlySet<string> = new Set(['compile', 'runtime', 'default'])

function* parse(file: FoundFile): Generator<Found> {
  for (const { org, name, version, configurations } of parseJson(Lock, file.bytes).dependencies)
    if (configurations.length === 0 || configurations.some((one) => SHIPPED.has(one)))
      yield { kind: 'package', type: 'maven', name: `${org}:${name}`, version }
}

export const sbtLock = {
  id: 'sbt-lock',
  revision: 1,
  paths: ['**/build.sbt.lock'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What the plugin sbt-dependency-lock has locked, without what only tests and builds use; the form has no edges.',
  parse,
} satisfies Cataloger
