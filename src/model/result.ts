import type { Instant } from '#base/index.ts'
import type { Coverage, Unknown } from './coverage.ts'
import type { Distribution, Support } from './distribution.ts'
import type { ExceptionNote, Finding, FindingKind } from './finding.ts'
import type { Package } from './package.ts'
import type { Severity } from './severity.ts'
import type { Subject } from './subject.ts'
import type { Verdict } from './verdict.ts'
import type { UnusedVex } from './vex.ts'

/** What a judgement was made from: the same inputs give the same bytes. */
export type Inputs = {
  /** As the user named it: what replay opens again. */
  readonly target: string
  /** Which image of several was meant, where nothing could be read that says it. */
  readonly platform?: string
  /** Digest of the subject's content. */
  readonly subject: string
  /** Digest of the advisory database. */
  readonly data: string
  /** Digest of the rules: thresholds and control set. */
  readonly rules: string
  readonly time: Instant
  readonly plimsoll: string
  readonly settings: JudgeSettings
  /** Of what else was in use: the user's exceptions with the lines at which they stand, the list of bases, rules. */
  readonly digests?: Readonly<Partial<Record<'bases' | 'controls' | 'exceptions' | 'secrets', string>>>
  /** What the image was built by: as the user named it, and its digest. */
  readonly dockerfile?: { readonly name: string; readonly digest: string }
  /** The result that it was compared with: as the user named it, and the digest of its bytes. */
  readonly baseline?: { readonly name: string; readonly digest: string }
  /** What workloads were judged by, as the user named it; absent where it was what is for everybody. */
  readonly sets?: readonly string[]
  readonly policies?: readonly string[]
  /** Judged as the manifests are written, without the defaults of the API. */
  readonly asWritten?: true
  /** VEX documents in the order in which they are heard, named likewise. */
  readonly vex?: readonly { readonly name: string; readonly digest: string }[]
}

/** What a user can set about the verdict. `failOn: 'default'` is critical or known exploited with a fix, or a critical secret. */
export type JudgeSettings = {
  readonly failOn: Severity | 'default'
  readonly onlyFixed: boolean
  readonly ignoreUnfixed: boolean
  readonly maxDataAgeDays?: number
  /** What is looked for; sorted. */
  readonly kinds: readonly FindingKind[]
  /** Only what the baseline lacks counts. */
  readonly failOnNew: boolean
  /** Comments of other tools in the files count as exceptions. */
  readonly inline: boolean
}

/** What a baseline has and this result has not. */
export type Gone = { readonly fingerprint: string; readonly kind: FindingKind; readonly id: string; readonly package?: string }

/** The document that `check --format json` prints (docs/reference/result.schema.json). */
export type Result = {
  readonly schema: 'plimsoll-result/1'
  readonly subject: Subject
  /** Why the target could not be read at all: one of several, that did not stop the others. */
  readonly error?: string
  readonly distribution?: Distribution & { readonly endOfLife?: string; readonly support?: Support }
  readonly inputs: Inputs
  readonly packages: readonly Package[]
  readonly findings: readonly Finding[]
  /** About the exceptions of the user's plimsoll.yaml; absent where there are none. */
  readonly exceptions?: readonly ExceptionNote[]
  /** Statements of the user's VEX documents that decided nothing; absent where there are no documents. */
  readonly vex?: readonly UnusedVex[]
  /** With a baseline alone. */
  readonly gone?: readonly Gone[]
  readonly coverage: { readonly areas: readonly Coverage[]; readonly unknowns: readonly Unknown[] }
  /** Packages counted once: with findings, with none known, not assessed. */
  readonly summary: { readonly withFindings: number; readonly noneKnown: number; readonly notAssessed: number }
  readonly verdict: Verdict
}

/** What `check` prints of several targets (docs/reference/results.schema.json), in the order in which they were named. */
export type Results = { readonly schema: 'plimsoll-results/1'; readonly results: readonly Result[] }
