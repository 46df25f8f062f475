import { type Instant, compareText } from '#base/index.ts'
import { semver } from '../versions/semver/semver.ts'
import type { VexDocument, VexStatement } from './contract.ts'

/** The person or organisation that speaks. Nobody is the same nobody in two documents. */
export const authorKey = ({ author, source }: VexDocument): string => author.trim().toLowerCase() || `\0${source}`

const isFuture = (at: Instant | undefined, now: Instant): boolean => at !== undefined && at > now

/** Below zero when `a` is the older of two versions of one document. */
const compareVersions = (a: VexDocument, b: VexDocument): number =>
  semver.compare(a.version, b.version) || compareText(a.time ?? '', b.time ?? '')

const isEarlierVersion = (one: VexDocument, other: VexDocument): boolean =>
  one.id !== '' &&
  one.id === other.id &&
  one.format === other.format &&
  authorKey(one) === authorKey(other) &&
  compareVersions(one, other) < 0

/** Why nothing that a document says counts; undefined when it does. What is no document yet ends no older version of itself. */
export function whyNotDocument(document: VexDocument, all: readonly VexDocument[], now: Instant): string | undefined {
  if (isFuture(document.time, now)) return `the document is of ${document.time}, after the moment of judgement`
  if (document.state === 'draft') return 'the document is a draft'
  const current = all.filter((one) => !isFuture(one.time, now) && one.state !== 'draft')
  const newer = current.find((one) => isEarlierVersion(document, one))
  if (newer) return `superseded by version ${newer.version} of the document, ${newer.source}`
  if (document.state === 'final') return undefined
  return document.state === 'withdrawn' ? 'the document is withdrawn' : 'the document is superseded'
}

/** Why a statement of a document that counts does not. */
export function whyNotStatement(
  { ids, products, status, justification, impact, time, withdrawn }: VexStatement,
  now: Instant,
): string | undefined {
  if (ids.length === 0) return 'it names no vulnerability'
  if (products.length === 0) return 'it names no product'
  if (withdrawn !== undefined && !isFuture(withdrawn, now)) return `withdrawn on ${withdrawn}`
  if (isFuture(time, now)) return `it is of ${time}, after the moment of judgement`
  if (status === 'not_affected' && !justification?.trim() && !impact?.trim())
    return 'not_affected counts only with a justification or an impact statement'
  return undefined
}
