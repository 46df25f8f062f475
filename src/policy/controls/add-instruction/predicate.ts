import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

export const addInstruction: Predicate = ({ history }) =>
  history
    .filter(({ instruction, urls, first, target }) => instruction === 'ADD' && urls.length === 0 && !(first && target === '/'))
    .map((step) => inHistory(step, { evidence: `step ${step.step} of the history: ADD to ${visible(step.target ?? 'the image')}` }))
