import type { Instant } from '#base/index.ts'
import type { Coverage, Unknown } from './coverage.ts'
import type { Distribution } from './distribution.ts'
import type { Finding } from './finding.ts'
import type { Package } from './package.ts'
import type { Severity } from './severity.ts'
import type { Subject } from './subject.ts'
import type { Verdict } from './verdict.ts'

/** What a judgement was made from: the same inputs give the same bytes. */
export type Inputs = {
  /** As the user named it: what replay opens again. */
  readonly target: string
  /** Digest of the subject's content. */
  readonly subject: string
  /** Digest of the advisory database. */
  readonly data: string
  /** Digest of the rules: thresholds and control set. */
  readonly rules: string
  readonly time: Instant
  readonly plimsoll: string
  readonly settings: JudgeSettings
}

/** What a user can set about the verdict. `failOn: 'default'` is critical or known exploited, with a fix. */
export type JudgeSettings = {
  readonly failOn: Severity | 'default'
  readonly onlyFixed: boolean
  readonly ignoreUnfixed: boolean
  readonly maxDataAgeDays?: number
}

/** The document that `check --format json` prints (docs/reference/result.schema.json). */
export type Result = {
  readonly schema: 'plimsoll-result/1'
  readonly subject: Subject
  readonly distribution?: Distribution & { readonly endOfLife?: string }
  readonly inputs: Inputs
  readonly packages: readonly Package[]
  readonly findings: readonly Finding[]
  readonly coverage: { readonly areas: readonly Coverage[]; readonly unknowns: readonly Unknown[] }
  /** Packages counted once: with findings, with none known, not assessed. */
  readonly summary: { readonly withFindings: number; readonly noneKnown: number; readonly notAssessed: number }
  readonly verdict: Verdict
}
