import type { Cataloger } from '../contract.ts'
import { dotnetBundle } from './bundle.ts'
import { dotnetInstalled } from './installed.ts'
import { dotnetLock } from './packages-lock.ts'
import { dotnetProject } from './project.ts'

export const dotnetCatalogers: readonly Cataloger[] = [dotnetBundle, dotnetInstalled, dotnetLock, dotnetProject]
