import type { Cataloger } from '../contract.ts'
import { gemfileLock } from './gemfile-lock.ts'
import { gemspec } from './gemspec.ts'

export const rubyCatalogers: readonly Cataloger[] = [gemfileLock, gemspec]
