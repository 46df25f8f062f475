/**
 * A struct that is being filled, a copy in all its depth. Null, and zeros that the API does not write, are gone: what is not there is not set.
 */
export type Draft = Record<string, unknown>

/** Fills what the API server fills in a struct of one definition; its parts come after it. */
export type Defaulter = (draft: Draft, minor: number) => void

/** By the name of the definition. */
export type Defaulters = Readonly<Record<string, Defaulter>>

/** Sets fields that are not set. */
export function fill(draft: Draft, values: Readonly<Draft>): void {
  for (const [field, value] of Object.entries(values)) draft[field] ??= value
}

/** A nested struct of a draft, a new one where there is none. Undefined where it is of another form. */
export function part(draft: Draft, field: string): Draft | undefined {
  draft[field] ??= {}
  const value = draft[field]
  return isDraft(value) ? value : undefined
}

/** The structs of a list. */
export function parts(draft: Draft, field: string): readonly Draft[] {
  const value = draft[field]
  return Array.isArray(value) ? value.filter(isDraft) : []
}

export const isDraft = (value: unknown): value is Draft => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same in several versions of a group: `autoscaling.{v2,v2beta2}.MetricSpec`. */
export const inVersions = (group: string, versions: readonly string[], kinds: Readonly<Record<string, Defaulter>>): Defaulters =>
  Object.fromEntries(
    versions.flatMap((version) => Object.entries(kinds).map(([kind, defaulter]) => [`${group}.${version}.${kind}`, defaulter])),
  )

/** A defaulter that only sets what is not set. */
export const constants =
  (values: Readonly<Draft>): Defaulter =>
  (draft) =>
    fill(draft, values)
