import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { atFile, filesWith, inConfig } from '../places.ts'

export const preloadedLibraries: Predicate = (facts) => [
  ...(facts.config?.variables ?? [])
    .filter(({ name, value }) => (name === 'LD_PRELOAD' || name === 'LD_AUDIT') && value)
    .map(({ name, value = '' }) => inConfig(`Env.${name}`, { evidence: `${name} is "${visible(value)}"` })),
  ...filesWith(facts, 'preload').map((file) => atFile(file, { evidence: `/${visible(file.path)} is not empty`, severity: 'medium' })),
]
