import type { Instant } from '#base/index.ts'
import type { FixState } from './advisory.ts'
import type { Location } from './package.ts'
import type { Severity } from './severity.ts'

export type FindingKind = 'vulnerability' | 'secret' | 'hygiene' | 'control' | 'drift' | 'alert'

/** Why one version is inside one advisory's range. */
export type MatchReason = {
  readonly advisory: string
  readonly source: string
  readonly sourceDate: Instant
  readonly ecosystem: string
  readonly name: string
  readonly scheme: string
  /** The version that was compared: the source package's for distributions. */
  readonly installed: string
  /** The clause that holds: `>= 1.2.0, < 1.4.2`, `<= 3.0.1`, `= 2.1`. */
  readonly clause: string
  /** The nearest version that would not match, where the advisory names one. */
  readonly fixed?: string
  /** What the publisher says about not having fixed it. */
  readonly state?: FixState
  /** The installed version breaks the scheme's grammar: it was compared by what it begins with. */
  readonly uncertain?: true
}

/** A source that lists the vulnerability and says that the version is not affected. */
export type Dissent = { readonly advisory: string; readonly source: string; /** What it says is affected. */ readonly clause: string }

export type Finding = {
  /** Stable over runs and over other changes to the subject: kind, id and package without its version. */
  readonly fingerprint: string
  readonly kind: FindingKind
  readonly id: string
  readonly aliases: readonly string[]
  readonly severity: Severity
  /** Where the severity comes from (docs/severity.md): `rated unimportant by debian`, `CVSS:3.1 9.8 by ghsa`. */
  readonly severitySource: string
  readonly title: string
  readonly location: readonly Location[]
  /** Purl. */
  readonly package?: string
  readonly score?: number
  readonly vectors?: readonly string[]
  readonly knownExploited?: { readonly since: string; readonly ransomware: boolean }
  readonly epss?: { readonly score: number; readonly percentile: number }
  readonly disputed?: boolean
  readonly reasons: readonly MatchReason[]
  readonly dissent?: readonly Dissent[]
  /** `to` ends this finding, `all` every finding of the package that has a fix. */
  readonly remediation: { readonly action: 'upgrade'; readonly to: string; readonly all: string } | { readonly action: 'none-known' }
  readonly status: 'open' | 'excepted'
}
