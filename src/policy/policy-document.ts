import type * as z from 'zod'
import type { FieldPath, Json } from './judgement.ts'
import { PolicyError } from './policy-error.ts'
import { showPath } from './workloads/field-path.ts'

/** One object out of a file of policies: a policy, a binding, a template, a constraint, params. */
export type PolicyDocument = {
  readonly path: string
  readonly object: Json
  /** Of the field or, where it is not there, of its nearest parent; from 1. */
  readonly place: (field: FieldPath) => { readonly line: number; readonly column: number }
}

/** An error at a field of a document: `PATH:LINE:COLUMN: message`. */
export function errorAt(
  document: PolicyDocument,
  field: FieldPath,
  message: string,
  code: PolicyError['code'] = 'invalid',
  cause?: unknown,
): PolicyError {
  const { line, column } = document.place(field)
  return new PolicyError(code, `${document.path}:${line}:${column}: ${message}`, { cause })
}

const isStep = (key: PropertyKey): key is string | number => typeof key !== 'symbol'

/** The parts that are used of what stands at a field, checked. @throws PolicyError at the first that is wrong */
export function readPart<S extends z.ZodType>(schema: S, document: PolicyDocument, field: FieldPath, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = [...field, ...(issue?.path ?? []).filter(isStep)]
  throw errorAt(document, path, `${showPath(path)}: ${issue?.message ?? 'not of the expected form'}`)
}

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object at a field; an empty one where there is none. */
export function partOf(object: Json, ...path: readonly string[]): Json {
  let value: unknown = object
  for (const step of path) value = isJson(value) && Object.hasOwn(value, step) ? value[step] : undefined
  return isJson(value) ? value : {}
}

/** The text at a field; an empty one where there is none. */
export function textAt(object: Json, ...path: readonly string[]): string {
  const value = partOf(object, ...path.slice(0, -1))[path.at(-1)!]
  return typeof value === 'string' ? value : ''
}
