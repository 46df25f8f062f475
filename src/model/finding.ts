import type { Instant } from '#base/index.ts'
import type { FixState } from './advisory.ts'
import type { Location } from './package.ts'
import type { Severity } from './severity.ts'

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

/** `to` ends this finding, `all` every finding of the package that has a fix. */
type Upgrade = { readonly action: 'upgrade'; readonly to: string; readonly all: string } | { readonly action: 'none-known' }
/** A sentence for people. */
type Advice = { readonly action: 'advice'; readonly text: string }

/** `open` counts; `excepted` by the user's exception, `not-affected` and `fixed` by a VEX statement: these do not. */
export type FindingStatus = 'open' | 'excepted' | 'not-affected' | 'fixed'

/** The exception that covers a finding. Without owner and expiry it is an inline comment of another tool. */
export type ExceptionUse = {
  /** `plimsoll.yaml:12`, where it stands. */
  readonly source: string
  readonly owner?: string
  readonly reason?: string
  readonly approvedBy?: string
  /** The moment from which it no longer holds. */
  readonly expires?: Instant
}

/** A comment in the file by which another tool would leave the finding out: `gitleaks:allow`. It stands at every place of the finding. */
export type InlineIgnore = { readonly comment: string; /** The last day that it names. */ readonly until?: string }

/** Something about an exception that its owner should know. */
export type ExceptionNote = {
  readonly problem: 'contradicting' | 'expired' | 'too-wide' | 'unused'
  /** `plimsoll.yaml:12`. */
  readonly source: string
  readonly text: string
  /** Fingerprints of what it is about. */
  readonly findings: readonly string[]
}

/** The statement that decided the status, or would have. */
export type VexUse = {
  /** The document, as the user named it, or the feed. */
  readonly source: string
  readonly author: string
  readonly status: 'not_affected' | 'affected' | 'fixed' | 'under_investigation'
  readonly justification?: string
  readonly statement?: string
  readonly time?: Instant
}

/** Whether it came with the base image or with what was built on it. */
export type Origin = 'base' | 'own' | 'undetermined'

type Common = {
  /** Stable over runs and over other changes to the subject: kind, id and what it is about (a package without its version, a value, a file). */
  readonly fingerprint: string
  readonly id: string
  readonly aliases: readonly string[]
  readonly severity: Severity
  /** Where the severity comes from (docs/severity.md): `rated unimportant by debian`, `CVSS:3.1 9.8 by ghsa`, `rule aws-access-key`. */
  readonly severitySource: string
  readonly title: string
  readonly location: readonly Location[]
  /** Places that were found beyond those listed: a count. */
  readonly morePlaces?: number
  /** Purl. */
  readonly package?: string
  /** Further facts, a sentence each; never a secret's value. */
  readonly evidence?: readonly string[]
  /** Absent where the subject has no layers. */
  readonly origin?: Origin
  readonly status: FindingStatus
  readonly exception?: ExceptionUse
  readonly inlineIgnore?: InlineIgnore
  readonly vex?: VexUse
  /** Only with a baseline: whether that result lacks it. */
  readonly isNew?: boolean
}

export type VulnerabilityFinding = Common & {
  readonly kind: 'vulnerability'
  readonly remediation: Upgrade
  readonly score?: number
  readonly vectors?: readonly string[]
  readonly knownExploited?: { readonly since: string; readonly ransomware: boolean }
  readonly epss?: { readonly score: number; readonly percentile: number }
  readonly disputed?: boolean
  readonly reasons: readonly MatchReason[]
  readonly dissent?: readonly Dissent[]
}

/** Who can read a secret: `final-tree` whoever enters the container, `lower-layer`, `history` and `config` whoever pulls the image. */
export type Exposure = 'final-tree' | 'lower-layer' | 'history' | 'config' | 'source'

export type SecretFinding = Common & {
  readonly kind: 'secret'
  readonly remediation: Advice
  /** The rule's public prefix and the length: `ghp_… (40 characters)`. Nothing else of the value is ever shown. */
  readonly masked: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** The widest one. */
  readonly exposure: Exposure
}

export type HygieneFinding = Common & {
  readonly kind: 'hygiene'
  readonly remediation: Advice
  /** `CIS Docker 4.1`, `NIST SP 800-190 4.1.4`. */
  readonly references: readonly string[]
}

/** A resource of Kubernetes, as its manifest names it. */
export type ResourceName = { readonly apiVersion: string; readonly kind: string; readonly name: string; readonly namespace?: string }

/** What a policy does with what fails it. Its own word counts whatever the user's threshold is; of a set the severity decides. */
export type PolicyAction = 'audit' | 'deny' | 'warn'

export type ControlFinding = Common & {
  readonly kind: 'control'
  readonly remediation: Advice
  readonly references: readonly string[]
  /** The set or policy that it stands in: `workload-hardening`, `ValidatingAdmissionPolicy/no-latest`. */
  readonly policy: string
  readonly action: PolicyAction
  readonly resource: ResourceName
  /** Fields of the resource, as many as there are places and in their order: `spec.containers[0].image`. */
  readonly fields: readonly string[]
  /** `pod of Deployment web`: it was judged as the pod that it would create. */
  readonly via?: string
}

/** One thing wrong. */
export type Finding = VulnerabilityFinding | SecretFinding | HygieneFinding | ControlFinding
export type FindingKind = Finding['kind']
export type Remediation = Finding['remediation']
export const findingKinds = ['control', 'hygiene', 'secret', 'vulnerability'] as const satisfies readonly FindingKind[]

export const isVulnerability = (finding: Finding): finding is VulnerabilityFinding => finding.kind === 'vulnerability'
/** Somebody uses it: CISA's catalogue says so. */
export const isExploited = (finding: Finding): boolean => isVulnerability(finding) && finding.knownExploited !== undefined
