import type { Cataloger } from '../contract.ts'
import { packageJson } from './package-json.ts'
import { packageLock } from './package-lock.ts'

export const javascriptCatalogers: readonly Cataloger[] = [packageJson, packageLock]
