import { createHash } from 'node:crypto'
import { visible } from '#base/index.ts'
import type { Finding, Result, Severity } from '#model/index.ts'
import type { Reporter } from './contract.ts'
import { closedText, packagesOf, sentenceOf } from './describe.ts'
import { layerText } from './place.ts'
import { sourcePlace } from './source-path.ts'

/** GitLab's five words, by ours. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
  unknown: 'info',
}

type Entry = {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

/** The widget shows a path and a line of each: of a file that is none of the repository the path within the image, of no file the subject. */
function locationOf(finding: Finding, result: Result): Entry['location'] {
  const source = sourcePlace(finding.location, result)
  const [first] = finding.location
  const at = source?.at ?? first
  const path = source?.path ?? (first && (first.place === undefined ? first.path : `${first.place}/${first.path}`))
  return { path: visible(path || result.subject.name || 'plimsoll'), lines: { begin: at?.line ?? 1 } }
}

/** GitLab has no word for accepted: it is said, and weighs nothing. */
function entryOf(finding: Finding, result: Result, text: string, fingerprint: string): Entry {
  const open = finding.status === 'open'
  const layer = finding.location[0]?.layer
  const where = layer === undefined ? '' : `; layer ${layerText(layer, result)}`
  return {
    description: visible(`${text}${where}${open ? '' : `; ${closedText(finding)}`}`),
    check_name: visible(finding.id),
    fingerprint,
    severity: open ? SEVERITIES[finding.severity] : 'info',
    location: locationOf(finding, result),
  }
}

/** Of several targets each has its own: the same package may be in two images. */
const keyOf = ({ subject: { name, image } }: Result, fingerprint: string): string =>
  createHash('sha256')
    .update(JSON.stringify([name.toWellFormed(), image?.platform ?? '', fingerprint]))
    .digest('hex')

/** An empty list would look clean. */
const undecided = (result: Result): Entry[] =>
  result.verdict.decision !== 'undetermined'
    ? []
    : [
        {
          description: visible(`undetermined: ${result.error ?? result.verdict.reasons.join('; ')}`),
          check_name: 'plimsoll',
          fingerprint: keyOf(result, 'undetermined'),
          severity: 'critical',
          location: { path: visible(result.subject.name || 'plimsoll'), lines: { begin: 1 } },
        },
      ]

/** A document's fingerprints are unique; two versions of a package in one tree share ours, and are numbered. */
function uniquely(fingerprint: string, used: Map<string, number>): string {
  const count = (used.get(fingerprint) ?? 0) + 1
  used.set(fingerprint, count)
  return count === 1 ? fingerprint : `${fingerprint}-${count}`
}

function documentOf(results: readonly Result[], several: boolean): string {
  const used = new Map<string, number>()
  const entries = results.flatMap((result) => {
    const packages = packagesOf(result)
    const found = result.findings.map((finding) => {
      const key = several ? keyOf(result, finding.fingerprint) : finding.fingerprint
      return entryOf(finding, result, sentenceOf(finding, packages), uniquely(key, used))
    })
    return [...undecided(result), ...found]
  })
  return `${JSON.stringify(entries, null, 2)}\n`
}

export const gitlab = {
  id: 'gitlab',
  about: "GitLab's Code Quality, for the widget of a merge request",
  write: (result) => documentOf([result], false),
  writeSeveral: (results) => documentOf(results, true),
} satisfies Reporter
