import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'
import { toolPlaces } from '../tools.ts'

export const sudo: Predicate = (facts) => [
  ...toolPlaces(facts, 'sudo'),
  ...facts.history
    .filter(({ commands }) => commands.some(({ program }) => program === 'sudo' || program === 'doas'))
    .map((step) => inHistory(step, { evidence: `used in step ${step.step} of the history` })),
]
