import type { Cataloger } from '../contract.ts'
import { dotnetInstalled } from './installed.ts'
import { dotnetLock } from './packages-lock.ts'
import { dotnetProject } from './project.ts'

export const dotnetCatalogers: readonly Cataloger[] = [dotnetInstalled, dotnetLock, dotnetProject]
