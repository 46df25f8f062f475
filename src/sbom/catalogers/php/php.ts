import type { Cataloger } from '../contract.ts'
import { composerInstalled, composerLock } from './composer.ts'
import { pearRegistry } from './pear.ts'

export const phpCatalogers: readonly Cataloger[] = [composerInstalled, composerLock, pearRegistry]
