import type { Instant } from '#base/index.ts'
import type { FindingStatus, Purl, VexUse } from '#model/index.ts'
import type { Vers } from '../versions/vers.ts'
import type { Cpe } from './cpe.ts'

/** One way to name a package, an image or a distribution. */
export type Identifier = { readonly text: string } & (
  | { readonly kind: 'purl'; readonly purl: Purl; /** Beside a purl without a version. */ readonly range?: Vers }
  | { readonly kind: 'cpe'; readonly cpe: Cpe }
  /** `sha256:…`: of an image. */
  | { readonly kind: 'digest' }
  /** The name of an image, with or without tag and digest, or what the user called the subject. */
  | { readonly kind: 'name' }
  /** Nothing has it: a broken purl, a range in no known language. */
  | { readonly kind: 'unreadable'; readonly why: string }
)

/** What one identifier of several names. */
export type Component = { readonly label: string; readonly identifiers: readonly Identifier[] }

/** `in`: the place holds the component. `with`: both are in the subject. */
export type Place = { readonly component: Component; readonly how: 'in' | 'with' }

/** What a statement is about: a component, all that it holds included, at all of the places. */
export type Product = { readonly component: Component; readonly places: readonly Place[] }

export type VexStatus = VexUse['status']

/** What becomes of a finding by the statement that decides. */
export const FINDING_STATUS = {
  not_affected: 'not-affected',
  fixed: 'fixed',
  affected: 'open',
  under_investigation: 'open',
} as const satisfies Record<VexStatus, FindingStatus>

export type VexStatement = {
  /** As the document names it first; all its names are `ids`. */
  readonly vulnerability: string
  readonly ids: readonly string[]
  readonly status: VexStatus
  readonly products: readonly Product[]
  /** A word of OpenVEX and CSAF, or of CycloneDX, as it stands. */
  readonly justification?: string
  /** Why it is not affected, for people. */
  readonly impact?: string
  /** What to do where it is. */
  readonly action?: string
  readonly time?: Instant
  readonly withdrawn?: Instant
}

export type VexDocument = {
  /** As the user named it. */
  readonly source: string
  readonly format: string
  /** Versions of one document share it; empty where it has none. */
  readonly id: string
  readonly version: string
  /** Empty where nobody is named. */
  readonly author: string
  readonly role?: string
  readonly time?: Instant
  readonly state: 'final' | 'draft' | 'withdrawn' | 'superseded'
  readonly statements: readonly VexStatement[]
}

/** One format of VEX documents. */
export type VexFormat = {
  readonly id: string
  readonly about: string
  /** Whether a parsed JSON document is of this format, whatever its version. */
  readonly recognises: (document: unknown) => boolean
  /** @throws ParseError with the place of what is wrong, also for versions that are not read. */
  readonly read: (document: unknown, source: string) => VexDocument
}

/** Products of all statements of a document, a count: a distribution's advisory on its kernel names some 20,000. */
export const MOST_PRODUCTS = 500_000
