import { visible } from '#base/index.ts'
import type { Predicate } from '../contract.ts'
import { inHistory } from '../places.ts'

export const addUrl: Predicate = ({ history }) =>
  history
    .filter(({ urls }) => urls.length > 0)
    .map((step) => inHistory(step, { evidence: `step ${step.step} of the history: ADD ${visible(step.urls.join(' '))}` }))
