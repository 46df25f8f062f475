import { type AdmissionRequest, admissionRequest, requestValue } from '../admission/admission-request.ts'
import { podsOf } from '../admission/pods-of.ts'
import type { ResourceCatalog } from '../admission/resource-catalog.ts'
import { matchTarget, matchesConstraint } from '../gatekeeper/constraint-match.ts'
import type { AdmissionInput, Json, Judged, Judgement } from '../judgement.ts'
import { isJson, textAt } from '../policy-document.ts'
import type { Evaluation } from './engine/open-rego.ts'
import type { RegoConstraint } from './template-rules.ts'

const idOf = ({ template, name }: RegoConstraint): string => `${template.kind}/${name}`

/** `input.review` of a template: an AdmissionRequest. What is deleted stands as the object too, and what nobody gave is not there. */
function reviewOf(request: AdmissionRequest): Json {
  const { object, oldObject, namespaceObject } = request
  return {
    uid: '',
    ...requestValue(request, () => undefined),
    object: object ?? oldObject,
    oldObject: oldObject ?? null,
    ...(namespaceObject ? { _unstable: { namespace: namespaceObject } } : {}),
  }
}

function lacking(
  constraint: RegoConstraint,
  rule: string,
  lacks: string,
  message = `cannot be decided: ${lacks} was not given`,
): Judgement {
  return { policy: idOf(constraint), rule, outcome: 'undetermined', message, lacks }
}

/** One item of `violation`. Gatekeeper refuses an answer without a message that is a text: nobody knows what it is about. */
function judgementOf(constraint: RegoConstraint, outcome: 'audit' | 'deny' | 'warn', violation: unknown): Judgement {
  const { msg } = isJson(violation) ? violation : {}
  if (typeof msg !== 'string') return lacking(constraint, 'violation', 'msg', 'the violation has no "msg" that is a string')
  return { policy: idOf(constraint), rule: 'violation', outcome, message: msg }
}

function judgementsOf(constraint: RegoConstraint, outcome: 'audit' | 'deny' | 'warn', evaluation: Evaluation): readonly Judgement[] {
  if ('failure' in evaluation) return [lacking(constraint, 'violation', 'a result', evaluation.failure)]
  const violations: readonly unknown[] = Array.isArray(evaluation.value) ? evaluation.value : []
  return violations.map((violation) => judgementOf(constraint, outcome, violation))
}

/** What one constraint says; undefined where it is not about the object. */
async function judgeConstraint(
  constraint: RegoConstraint,
  input: AdmissionInput,
  request: AdmissionRequest,
  isGenerated: boolean,
): Promise<readonly Judgement[] | undefined> {
  const { outcome, match, template, parameters } = constraint
  if (outcome === 'off' || template.operations?.includes(input.operation) === false) return undefined
  const { namespace, namespaceObject } = request
  const target = matchTarget({ ...input, ...(namespaceObject ? { namespaceObject } : {}) }, isGenerated, namespace)
  const answer = matchesConstraint(match, target)
  if ('lacks' in answer) return [lacking(constraint, 'match', answer.lacks)]
  if (!answer.matches) return undefined
  if ('lacks' in constraint) {
    const { lacks, hint } = constraint
    return [lacking(constraint, 'violation', lacks, `the template is written in Rego, and its ${lacks} was not given: ${hint}`)]
  }
  return judgementsOf(constraint, outcome, await constraint.rule.evaluate({ review: reviewOf(request), parameters: parameters ?? {} }))
}

/** What Gatekeeper's constraints in Rego say of an object and of the pods that it would create. */
export async function judgeTemplates(
  input: AdmissionInput,
  constraints: readonly RegoConstraint[],
  catalog: ResourceCatalog,
): Promise<Judged> {
  const targets = [{ input, via: undefined }, ...podsOf(input)].map((target) => ({
    ...target,
    request: admissionRequest(target.input, catalog),
  }))
  const said = await Promise.all(
    targets.flatMap((target) =>
      constraints.map(async (constraint) => {
        const judgements = await judgeConstraint(constraint, target.input, target.request, target.via !== undefined)
        return { constraint, judgements, via: target.via }
      }),
    ),
  )
  const judged = new Set<string>()
  const judgements = said.flatMap(({ judgements: own = [], via }) => own.map((one) => (via === undefined ? one : { ...one, via })))
  for (const { constraint, judgements: own } of said)
    if (own?.every(({ rule }) => rule !== 'match') && 'rule' in constraint) judged.add(idOf(constraint))
  return { judgements, judged: [...judged].toSorted() }
}

/** `data.inventory` of Gatekeeper: the objects of the same run, by namespace, group and version, kind and name. */
export function inventoryOf(objects: readonly Json[]): Json {
  type Tree = Map<string, Tree | Json>
  const root: Tree = new Map()
  for (const object of objects) {
    const [namespace, name] = [textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name')]
    const [version, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')]
    const path = namespace === '' ? ['cluster', version, kind] : ['namespace', namespace, version, kind]
    let at = root
    for (const step of path) {
      let next = at.get(step)
      if (!(next instanceof Map)) at.set(step, (next = new Map()))
      at = next
    }
    at.set(name, object)
  }
  const plain = (tree: Tree): Json => Object.fromEntries([...tree].map(([key, one]) => [key, one instanceof Map ? plain(one) : one]))
  return plain(root)
}
