import type { WorkloadControl } from './contract.ts'
import type { WorkloadFacts } from './facts.ts'
import { kindOf } from './group-kind.ts'

/** Whether a control is about objects of this kind. */
export function applies({ on }: Pick<WorkloadControl, 'on'>, { object, pod }: Pick<WorkloadFacts, 'object' | 'pod'>): boolean {
  if (on === 'pod') return pod !== undefined
  const { group, kind } = kindOf(object)
  return on.some((one) => one === kind || one === `${group}/${kind}`)
}
