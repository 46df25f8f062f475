import type { Severity } from '#model/index.ts'
import type { Dockerfile, Instruction, Kind, Of, Span } from '../parse/syntax.ts'
import type { Stage } from '../parse/stages.ts'
import type { ShellCommand, ShellWord } from '../../shell/syntax.ts'

/** What a label's value must be; hadolint's names. */
export type LabelFormat = 'text' | 'url' | 'semver' | 'hash' | 'rfc3339' | 'spdx' | 'email'

export type LintOptions = {
  /** Registries that FROM may name, `*` standing for any part; none listed means all. */
  readonly trustedRegistries?: readonly string[]
  /** Labels that the last stage must have, with their form. */
  readonly requiredLabels?: Readonly<Record<string, LabelFormat>>
  /** No label beyond the required ones. */
  readonly strictLabels?: boolean
  /** Whether a .dockerignore lies at the root of the build context; undefined where the context was not seen. */
  readonly hasDockerignore?: boolean
}

/** A command of a RUN. */
export type Command = ShellCommand & {
  /** Where a word of it, or all of it, stands in the file. */ readonly place: (of: { start: number; end: number }) => Span
}

/** RUN with the commands of its script; none where its shell is no POSIX one. */
export type Run = {
  readonly instruction: Of<'RUN'>
  /** The instruction of the file: ONBUILD where the RUN stands within one. */
  readonly outer: Instruction
  readonly stage: Stage | undefined
  readonly commands: readonly Command[]
  /** Places of `|`. */
  readonly pipes: readonly Span[]
  readonly isPosix: boolean
  /** A pipe fails when any part of it does: `SHELL ["/bin/bash", "-o", "pipefail", …]` or `set -o pipefail`. */
  readonly hasPipefail: boolean
}

/** A Dockerfile with all that rules ask of it. */
export type Subject = {
  readonly file: Dockerfile
  readonly before: readonly Instruction[]
  readonly stages: readonly Stage[]
  readonly runs: readonly Run[]
  readonly options: LintOptions
  /** Instructions of a kind, those within ONBUILD too, in order; with the instruction of the file and its stage. */
  readonly each: <K extends Kind>(kind: K) => readonly Found<K>[]
}

export type Found<K extends Kind> = { readonly instruction: Of<K>; readonly outer: Instruction; readonly stage: Stage | undefined }

/** A place where a rule does not hold. `note` says what stands there, a sentence. */
export type Hit = { readonly span: Span; readonly outer: Instruction; readonly note?: string }

/** A Dockerfile for which a rule does not hold, and where: `line:column`, in order. */
type FailExample = { readonly text: string; readonly at: readonly string[]; readonly options?: LintOptions }
type PassExample = { readonly text: string; readonly options?: LintOptions }

/** One rule. Its examples are its tests. */
export type DockerfileRule = {
  /** Stable, kebab-case; what exceptions and settings name. */
  readonly id: string
  /** What peers call it: hadolint's DL code, Docker's build check, Trivy's and Checkov's id. */
  readonly aliases: readonly string[]
  /**
   * hadolint's error is medium, warning low, info and style info; worse where an attacker gains by it, milder where nobody does. That of
   * the image control that sees the same in what was built.
   */
  readonly severity: Severity
  readonly title: string
  readonly rationale: string
  readonly remediation: string
  /** `CIS Docker 4.1`. */
  readonly references?: readonly string[]
  readonly pass: readonly (string | PassExample)[]
  readonly fail: readonly (readonly [text: string, ...at: string[]] | FailExample)[]
  readonly check: (subject: Subject) => Iterable<Hit>
}

export type { ShellWord }
