import { DAY, type Instant, ParseError, sortedBy } from '#base/index.ts'
import { inVersionRange, readVersionRange } from '#advisories/index.ts'
import { type Finding, type FindingKind, type Package, PurlError, type Result, type Subject, parsePurl } from '#model/index.ts'
import { digestOf } from '#oci/index.ts'
import { type Exception, type ExceptionUsage, applyExceptions, applyInline, beginningOf, expiryOf } from '#policy/index.ts'
import type { ExceptionEntry } from './settings/exceptions-section.ts'
import type { Sections } from './settings/sections.ts'

type Rules = { readonly requireApprover?: boolean; readonly maxDays?: number }
type Keys = readonly PropertyKey[]

/** @throws SettingsError at what breaks the rules that the file gives itself */
function checkTerms(entry: ExceptionEntry, at: Keys, rules: Rules, time: Instant, sections: Sections): void {
  const { approvedBy, created, expires } = entry
  if (rules.requireApprover && approvedBy === undefined) sections.fail(at, 'exceptions: approvedBy is missing, and requireApprover is set')
  const from = created === undefined ? time : beginningOf(created)!
  if (from > time) sections.fail([...at, 'created'], `exceptions: created lies ahead, it is ${time}`)
  // From the first day to the last on which it holds.
  const days = Math.floor((Date.parse(expiryOf(expires)!) - 1) / DAY) - Math.floor(Date.parse(from) / DAY)
  if (rules.maxDays !== undefined && days > rules.maxDays)
    sections.fail([...at, 'expires'], `exceptions: it lasts ${days} days from ${from.slice(0, 10)} on, maxDays is ${rules.maxDays}`)
}

function checkScope({ range, package: purl }: ExceptionEntry, at: Keys, sections: Sections): void {
  try {
    if (range !== undefined) readVersionRange(range)
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    sections.fail([...at, 'range'], `exceptions: ${cause.message}`, cause)
  }
  try {
    if (purl?.startsWith('pkg:')) parsePurl(purl)
  } catch (cause) {
    if (!(cause instanceof PurlError)) throw cause
    sections.fail([...at, 'package'], `exceptions: ${cause.message}`, cause)
  }
}

/** What the section says, checked. @throws SettingsError */
export function exceptionsOf(sections: Sections | undefined, time: Instant): readonly Exception[] {
  const section = sections?.exceptions
  if (!sections || !section) return []
  const isList = Array.isArray(section)
  const rules: Rules = isList ? {} : section
  const entries = isList ? section : (section.list ?? [])
  return entries.map((entry, i) => {
    const at = ['exceptions', ...(isList ? [] : ['list']), i]
    checkTerms(entry, at, rules, time, sections)
    checkScope(entry, at, sections)
    const { created: _, expires, ...rest } = entry
    return { ...rest, source: sections.sourceOf(at), expires: expiryOf(expires)! }
  })
}

/** Names what exceptions were in use, with the lines that a result shows: a file that was only moved about gives another result. */
export const exceptionsDigest = (exceptions: readonly Exception[]): string =>
  digestOf(JSON.stringify(exceptions.map((one) => sortedBy(Object.entries(one), ([key]) => [key]))))

export type Excepting = {
  readonly exceptions: readonly Exception[]
  /** Comments of other tools count as well. */
  readonly inline: boolean
  readonly time: Instant
  readonly subject: Subject
  readonly packages: readonly Package[]
  readonly kinds: readonly FindingKind[]
}

/** Findings with the user's exceptions, then other tools' comments applied, and what there is to say about the exceptions. */
export function withExceptions(
  findings: readonly Finding[],
  { exceptions, inline, ...context }: Excepting,
): Pick<Result, 'findings' | 'exceptions'> & { readonly usage: ExceptionUsage } {
  const ranges = new Map<string, ReturnType<typeof readVersionRange>>()
  const inRange = (type: string, version: string, text: string): boolean => {
    const range = ranges.get(text) ?? readVersionRange(text)
    ranges.set(text, range)
    return inVersionRange(type, version, range)
  }
  const applied = applyExceptions(findings, exceptions, { ...context, inRange })
  return {
    findings: inline ? applyInline(applied.findings, context.time) : applied.findings,
    ...(exceptions.length > 0 ? { exceptions: applied.notes } : {}),
    usage: applied.usage,
  }
}
