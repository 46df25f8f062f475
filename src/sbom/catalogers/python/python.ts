import type { Cataloger } from '../contract.ts'
import { pythonInstalled } from './dist-info.ts'
import { pythonLocks } from './locks.ts'

export const pythonCatalogers: readonly Cataloger[] = [pythonInstalled, ...pythonLocks]
