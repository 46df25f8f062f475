import type { WorkloadControl } from './contract.ts'
import type { WorkloadFacts } from './facts.ts'

/** Whether a control is about objects of this kind. */
export function applies({ on }: Pick<WorkloadControl, 'on'>, { object, pod }: Pick<WorkloadFacts, 'object' | 'pod'>): boolean {
  if (on === 'pod') return pod !== undefined
  const version = String(object['apiVersion'] ?? '')
  const group = version.includes('/') ? version.slice(0, version.indexOf('/')) : ''
  const kind = String(object['kind'] ?? '')
  return on.some((one) => one === kind || one === `${group}/${kind}`)
}
