import * as z from 'zod'
import { type Json, type FieldPath } from './judgement.ts'
import { type PolicyDocument, errorAt, partOf } from './policy-document.ts'
import { showPath } from './workloads/field-path.ts'

const Requirement = z.object({
  key: z.string(),
  operator: z.enum(['DoesNotExist', 'Exists', 'In', 'NotIn']),
  values: z.array(z.string()).nullish(),
})

/** A label selector of the Kubernetes API (metav1). Without requirements it selects everything. */
export const LabelSelector = z.object({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z.array(Requirement).nullish(),
})
export type LabelSelector = z.output<typeof LabelSelector>

/** What the schema cannot say. @throws PolicyError */
export function checkSelector(selector: LabelSelector, document: PolicyDocument, field: FieldPath): void {
  for (const [i, { operator, values }] of (selector.matchExpressions ?? []).entries()) {
    const needsValues = operator === 'In' || operator === 'NotIn'
    if (needsValues === (values?.length ?? 0) > 0) continue
    const path = [...field, 'matchExpressions', i, 'values']
    const wanted = needsValues ? 'must be given when' : 'must be left out when'
    throw errorAt(document, path, `${showPath(path)}: ${wanted} the operator is ${operator}`)
  }
}

/** Whether it has no requirements. */
export const selectsAll = ({ matchLabels, matchExpressions }: LabelSelector): boolean =>
  Object.keys(matchLabels ?? {}).length === 0 && (matchExpressions ?? []).length === 0

/** The labels of an object. */
export const labelsOf = (object: Json): Json => partOf(object, 'metadata', 'labels')

/** What is not there is not in any set: NotIn selects it (labels.Requirement.Matches). */
export function isSelected({ matchLabels, matchExpressions }: LabelSelector, labels: Json): boolean {
  const has = (key: string): boolean => Object.hasOwn(labels, key)
  const isIn = (key: string, values: readonly string[]): boolean => has(key) && values.some((value) => value === labels[key])
  if (!Object.entries(matchLabels ?? {}).every(([key, value]) => isIn(key, [value]))) return false
  return (matchExpressions ?? []).every(({ key, operator, values }) => {
    switch (operator) {
      case 'In':
        return isIn(key, values ?? [])
      case 'NotIn':
        return !isIn(key, values ?? [])
      case 'Exists':
        return has(key)
      case 'DoesNotExist':
        return !has(key)
    }
  })
}
