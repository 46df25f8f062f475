import type { Cataloger } from '../contract.ts'
import { cargoAuditable } from './cargo-auditable.ts'
import { cargoLock } from './cargo-lock.ts'

export const rustCatalogers: readonly Cataloger[] = [cargoAuditable, cargoLock]
