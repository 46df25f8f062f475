import type { Cataloger } from '../contract.ts'
import { bundledLibraries } from './bundled.ts'
import { bunBinaryLock } from './bun-binary.ts'
import { bunLock } from './bun.ts'
import { denoLock } from './deno.ts'
import { npmHiddenLock } from './installed-origin.ts'
import { packageJson } from './package-json.ts'
import { packageLock } from './package-lock.ts'
import { yarnPnp } from './pnp.ts'
import { pnpmLock } from './pnpm.ts'
import { yarnCache } from './yarn-cache.ts'
import { yarnLock } from './yarn.ts'

/** A lock inside of an installed package is what its author once had, and not what anybody gets. */
const ofProjects = (cataloger: Cataloger): Cataloger => ({
  ...cataloger,
  parse: (file) => (/(?:^|\/)node_modules\//.test(file.path) ? [] : cataloger.parse(file)),
})

export const javascriptCatalogers: readonly Cataloger[] = [
  ...[bunBinaryLock, bunLock, denoLock, packageLock, pnpmLock, yarnLock].map(ofProjects),
  bundledLibraries,
  npmHiddenLock,
  packageJson,
  yarnCache,
  yarnPnp,
]
