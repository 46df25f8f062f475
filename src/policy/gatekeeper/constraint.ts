import * as z from 'zod'
import type { Json, Judgement } from '../judgement.ts'
import { checkSelector } from '../label-selector.ts'
import { type PolicyDocument, errorAt, partOf, readPart } from '../policy-document.ts'
import { showPath } from '../workloads/field-path.ts'
import { ConstraintMatch } from './constraint-match.ts'
import { schemaFaults, withSchemaDefaults } from './parameter-schema.ts'
import type { Template } from './template.ts'

const ScopedAction = z.object({
  action: z.enum(['deny', 'dryrun', 'warn']),
  enforcementPoints: z.array(z.object({ name: z.string() })).min(1),
})

const Spec = z.object({
  match: ConstraintMatch.nullish(),
  enforcementAction: z.enum(['', 'deny', 'dryrun', 'scoped', 'warn']).nullish(),
  scopedEnforcementActions: z.array(ScopedAction).nullish(),
})

/** A template with parameters, and what it is about. */
export type Constraint = {
  readonly document: PolicyDocument
  readonly template: Template
  readonly name: string
  readonly match: ConstraintMatch
  /** As written with the schema's defaults: what the template's code gets as `params`. */
  readonly object: Json
  /** `spec.parameters` of it; undefined where there are none. */
  readonly parameters: unknown
  readonly outcome: ConstraintOutcome
}

/** `off`: its actions are for other places than a review of manifests. */
export type ConstraintOutcome = Extract<Judgement['outcome'], 'audit' | 'deny' | 'warn'> | 'off'

/** Where a review of manifests stands in for Gatekeeper: its webhook, the API server's own, and its command line. */
const HERE: ReadonlySet<string> = new Set(['*', 'gator.gatekeeper.sh', 'validation.gatekeeper.sh', 'vap.k8s.io'])

/** Of several actions the strictest; what the audit alone would do is a note. */
function scopedOutcome(scoped: readonly z.output<typeof ScopedAction>[]): ConstraintOutcome {
  const here = new Set(
    scoped.filter(({ enforcementPoints }) => enforcementPoints.some(({ name }) => HERE.has(name))).map(({ action }) => action),
  )
  if (here.has('deny')) return 'deny'
  if (here.has('warn')) return 'warn'
  const isAudited = scoped.some(({ enforcementPoints }) => enforcementPoints.some(({ name }) => name === 'audit.gatekeeper.sh'))
  return here.has('dryrun') || isAudited ? 'audit' : 'off'
}

function outcomeOf({ enforcementAction, scopedEnforcementActions }: z.output<typeof Spec>, document: PolicyDocument): ConstraintOutcome {
  switch (enforcementAction) {
    case 'warn':
      return 'warn'
    case 'dryrun':
      return 'audit'
    case 'scoped':
      if (!scopedEnforcementActions)
        throw errorAt(document, ['spec', 'enforcementAction'], 'spec.scopedEnforcementActions must be given when the action is "scoped"')
      return scopedOutcome(scopedEnforcementActions)
    default:
      return 'deny'
  }
}

/** The constraint with what the template's schema gives to fields that are left out. @throws PolicyError where the parameters do not fit */
function withParameters(document: PolicyDocument, schema: Json | undefined): Json {
  const { object } = document
  if (!schema || object.spec === undefined) return object
  const spec = withSchemaDefaults(object.spec, { properties: { parameters: schema } }) as Json
  if (spec.parameters === undefined) return object
  for (const { path, message } of schemaFaults(spec.parameters, schema, ['spec', 'parameters']))
    throw errorAt(document, path, `${showPath(path)}: ${message}`)
  return { ...object, spec }
}

/** @throws PolicyError */
export function readConstraint(document: PolicyDocument, template: Template): Constraint {
  const { name } = readPart(z.object({ name: z.string().min(1) }), document, ['metadata'], document.object.metadata)
  const spec = readPart(Spec, document, ['spec'], document.object.spec ?? {})
  const match = spec.match ?? {}
  for (const selector of ['labelSelector', 'namespaceSelector'] as const)
    if (match[selector]) checkSelector(match[selector], document, ['spec', 'match', selector])
  const object = withParameters(document, template.schema)
  return { document, template, name, match, object, parameters: partOf(object, 'spec').parameters, outcome: outcomeOf(spec, document) }
}
