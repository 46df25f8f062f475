import type { FactArea, ImageFacts, Location, Severity } from '#model/index.ts'

/** One place where a control does not hold. */
export type FoundPlace = {
  readonly location: Location
  /** A sentence; no value of a variable, no argument of a command. */
  readonly evidence?: string
  /** Where the place is worth less or more than the control. */
  readonly severity?: Severity
}

/** Stands for the expression that a control will have: pure, of the facts alone. */
export type Predicate = (facts: ImageFacts) => readonly FoundPlace[]

/** What control.yaml says, without its examples. */
export type ControlText = {
  /** Stable; what exceptions name. */
  readonly id: string
  /** Raised when the predicate changes: part of the set's digest. */
  readonly revision: number
  readonly title: string
  readonly severity: Severity
  readonly subjects: readonly ImageFacts['kind'][]
  /** Without these parts of the facts nothing can be said. */
  readonly needs: readonly FactArea[]
  readonly rationale: string
  readonly references: readonly string[]
  readonly remediation: string
  /** What other tools call it. */
  readonly aliases: readonly string[]
}

export type Control = ControlText & { readonly predicate: Predicate }

/** Controls that are judged together. The digest names them: it joins the inputs of a result. */
export type ControlSet = { readonly controls: readonly Control[]; readonly digest: string }

/** What became of one control. Only `passed` says that nothing is wrong. */
export type ControlOutcome = {
  readonly control: string
  readonly status: 'failed' | 'not-applicable' | 'not-assessed' | 'passed'
  readonly reason?: string
}
