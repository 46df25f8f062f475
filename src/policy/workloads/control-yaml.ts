import * as z from 'zod'
import { severities } from '#model/index.ts'

const sentence = z.string().min(1).max(2_000)
/** An expression in CEL, bytes. */
const expression = z.string().min(1).max(10_000)
/** Names with dots between, numbers and all elements in brackets: `spec.template.spec.volumes[*]`. */
const fieldPath = z.string().regex(/^[A-Za-z0-9_$/~.[\]*-]{1,300}$/, 'not a path of names with dots between')

const Json = z.record(z.string(), z.unknown())

/**
 * What a control is tried on. `container` and `pod` stand for a pod with one container that has these fields; `object` is the whole
 * resource, `others` what is in the same run.
 */
const Example = z.strictObject({
  why: sentence.exactOptional(),
  container: Json.exactOptional(),
  pod: Json.exactOptional(),
  object: Json.exactOptional(),
  others: z.array(Json).exactOptional(),
  params: Json.exactOptional(),
})

const FailExample = Example.extend({
  /** The fields that it must name, in order. */
  fields: z.array(fieldPath).exactOptional(),
  message: sentence.exactOptional(),
})

/** One step of a fix, below what the control is about: `container`, `pod`, an element or the object. */
const FixStep = z.strictObject({ op: z.enum(['remove', 'set']), path: fieldPath, value: z.unknown().optional() })

/** A control over workloads and other resources of Kubernetes: the file that a user writes. */
export const ControlYaml = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/, 'not lower-case words with dashes between'),
  /** Raised when what it catches changes: part of the set's digest. */
  revision: z.int().min(1).default(1),
  title: z.string().min(1).max(120),
  severity: z.enum(severities),
  /** `pod`: pods, and the pods that controllers would create; else kinds, `Service` or `rbac.authorization.k8s.io/Role`. */
  on: z.union([z.literal('pod'), z.array(z.string().regex(/^(?:[a-z0-9.-]+\/)?[A-Z][A-Za-z0-9]*$/)).min(1)]).default('pod'),
  /** `containers`, or a list below `pod` or `object` whose elements are judged one by one: `pod.spec.volumes as volume`. */
  each: z
    .string()
    .regex(/^(?:containers(?:\.[\w.[\]*]+ as [a-z]\w*)?|(?:pod|object)\.[\w.[\]*]+ as [a-z]\w*)$/)
    .exactOptional(),
  /** Where this is false the control has nothing to say. */
  when: expression.exactOptional(),
  /** Names for parts of the expression, each of which may use those before it. */
  variables: z
    .array(z.strictObject({ name: z.string().regex(/^[a-z]\w{0,60}$/), expression }))
    .max(20)
    .default([]),
  /** What must hold. */
  expression,
  /** Below what is judged: where the finding opens. */
  field: fieldPath.exactOptional(),
  message: sentence.exactOptional(),
  messageExpression: expression.exactOptional(),
  /** Defaults; a user may give others. */
  params: Json.default({}),
  rationale: sentence,
  references: z.array(z.string().min(1)).default([]),
  remediation: sentence,
  /** What other tools call it: `kube-linter:privileged-container`. */
  aliases: z.array(z.string().min(1)).default([]),
  fix: z.array(FixStep).min(1).exactOptional(),
  pass: z.array(Example).min(1),
  fail: z.array(FailExample).min(1),
})
export type ControlYaml = z.output<typeof ControlYaml>
export type Example = z.output<typeof FailExample>

/** A set of controls: `set.yaml` in the folder in which they lie, one file each. */
export const SetYaml = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/),
  title: z.string().min(1).max(120),
  description: sentence,
  /** Judged by where nobody says what to judge by. */
  default: z.boolean().default(false),
  /** From this severity on, what fails denies; below it warns. Without it every failure denies, as the API server does. */
  denyFrom: z.enum(severities).exactOptional(),
  /** Their ids, sorted: ID.yaml beside this file. */
  controls: z.array(z.string()).min(1),
})
export type SetYaml = z.output<typeof SetYaml>
