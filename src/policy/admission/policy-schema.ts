import * as z from 'zod'
import { LabelSelector } from '../label-selector.ts'

const names = z.array(z.string().min(1)).min(1)
const Operation = z.enum(['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'])

const Rule = z.object({
  apiGroups: z.array(z.string()).min(1),
  apiVersions: names,
  operations: z.array(Operation).min(1),
  resources: names,
  resourceNames: z.array(z.string()).nullish(),
  scope: z.enum(['*', 'Cluster', 'Namespaced']).nullish(),
})
export type Rule = z.output<typeof Rule>

/** What a policy or binding is about (k8s.io/api/admissionregistration/v1, MatchResources). */
export const MatchResources = z.object({
  namespaceSelector: LabelSelector.nullish(),
  objectSelector: LabelSelector.nullish(),
  resourceRules: z.array(Rule).nullish(),
  excludeResourceRules: z.array(Rule).nullish(),
  matchPolicy: z.enum(['Equivalent', 'Exact']).nullish(),
})
export type MatchResources = z.output<typeof MatchResources>

const MatchCondition = z.object({ name: z.string().min(1), expression: z.string().min(1) })
const Variable = z.object({ name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is no name of CEL'), expression: z.string().min(1) })
const ParamKind = z.object({ apiVersion: z.string().min(1), kind: z.string().min(1) })
export type ParamKind = z.output<typeof ParamKind>

/** The API refuses more of each. */
const MOST_CONDITIONS = 64
const MOST_ANNOTATIONS = 20

const Common = z.object({
  paramKind: ParamKind.nullish(),
  matchConstraints: MatchResources.refine(({ resourceRules }) => resourceRules?.length, {
    path: ['resourceRules'],
    message: 'must have a rule',
  }),
  matchConditions: z.array(MatchCondition).max(MOST_CONDITIONS).nullish(),
  variables: z.array(Variable).nullish(),
  failurePolicy: z.enum(['Fail', 'Ignore']).nullish(),
})

const Validation = z.object({
  expression: z.string().min(1),
  message: z.string().nullish(),
  messageExpression: z.string().nullish(),
  reason: z.enum(['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized']).nullish(),
})

export const ValidatingSpec = Common.extend({
  validations: z.array(Validation).nullish(),
  auditAnnotations: z
    .array(z.object({ key: z.string().min(1), valueExpression: z.string().min(1) }))
    .max(MOST_ANNOTATIONS)
    .nullish(),
}).refine(({ validations, auditAnnotations }) => validations?.length || auditAnnotations?.length, {
  path: ['validations'],
  message: 'validations or auditAnnotations must have an entry',
})
export type ValidatingSpec = z.output<typeof ValidatingSpec>

const Patch = z.object({ expression: z.string().min(1) })
const Mutation = z.discriminatedUnion('patchType', [
  z.object({ patchType: z.literal('ApplyConfiguration'), applyConfiguration: Patch }),
  z.object({ patchType: z.literal('JSONPatch'), jsonPatch: Patch }),
])

export const MutatingSpec = Common.extend({
  mutations: z.array(Mutation).min(1),
  reinvocationPolicy: z.enum(['IfNeeded', 'Never']),
})
export type MutatingSpec = z.output<typeof MutatingSpec>

const ParamRef = z
  .object({
    name: z.string().nullish(),
    namespace: z.string().nullish(),
    selector: LabelSelector.nullish(),
    parameterNotFoundAction: z.enum(['Allow', 'Deny']),
  })
  .refine(({ name, selector }) => Boolean(name) !== Boolean(selector), 'must have either a name or a selector')
export type ParamRef = z.output<typeof ParamRef>

const Binding = z.object({ policyName: z.string().min(1), paramRef: ParamRef.nullish(), matchResources: MatchResources.nullish() })

export const MutatingBinding = Binding
export const ValidatingBinding = Binding.extend({
  validationActions: z
    .array(z.enum(['Audit', 'Deny', 'Warn']))
    .min(1)
    .refine((actions) => !(actions.includes('Deny') && actions.includes('Warn')), 'Deny and Warn exclude each other'),
})
