import type { Cataloger } from '../contract.ts'
import { erlangApplication } from './application.ts'
import { mixLock, rebarLock } from './mix-lock.ts'

export const erlangCatalogers: readonly Cataloger[] = [erlangApplication, mixLock, rebarLock]
