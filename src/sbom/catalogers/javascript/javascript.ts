import type { Cataloger } from '../contract.ts'
import { bunLock } from './bun.ts'
import { packageJson } from './package-json.ts'
import { packageLock } from './package-lock.ts'
import { pnpmLock } from './pnpm.ts'
import { yarnLock } from './yarn.ts'

export const javascriptCatalogers: readonly Cataloger[] = [bunLock, packageJson, packageLock, pnpmLock, yarnLock]
