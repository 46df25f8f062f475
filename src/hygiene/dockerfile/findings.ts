import { createHash } from 'node:crypto'
import type { ExceptionUse, HygieneFinding, Location } from '#model/index.ts'
import type { DockerfileIssue, DockerfileLint } from './lint.ts'
import { visible } from '#base/index.ts'

/** Places that a finding lists; more are counted. */
const PLACES = 50
/** Notes that a finding lists. */
const NOTES = 10

type Group = { readonly issues: readonly DockerfileIssue[]; readonly exception?: ExceptionUse }

/** Inline comments are exceptions without an owner; places that one covers are a finding of their own. */
function groupsOf(issues: readonly DockerfileIssue[], path: string, inline: boolean): Group[] {
  const open = inline ? issues.filter(({ ignoredBy }) => ignoredBy === undefined) : issues
  const ignored = inline ? issues.filter(({ ignoredBy }) => ignoredBy !== undefined) : []
  const [first] = ignored
  const by = first?.ignoredBy
  const exception = by && { source: `${path}:${by.line}`, ...(by.reason === undefined ? {} : { reason: visible(by.reason) }) }
  return [...(open.length > 0 ? [{ issues: open }] : []), ...(exception ? [{ issues: ignored, exception }] : [])]
}

function placesOf(issues: readonly DockerfileIssue[], path: string): Location[] {
  const keys = new Set<string>()
  return issues.flatMap(({ line, column }) => {
    const key = `${line}:${column}`
    if (keys.has(key)) return []
    keys.add(key)
    return [{ path, line, column }]
  })
}

function findingOf({ issues, exception }: Group, path: string): HygieneFinding {
  const { rule } = issues[0]!
  const places = placesOf(issues, path)
  const digests = issues.map(({ digest }) => digest).sort()
  const fingerprint = createHash('sha256').update(['hygiene', rule.id, path, ...digests].join('\0')).digest('hex').slice(0, 32)
  const notes = [...new Set(issues.flatMap(({ note }) => (note === undefined ? [] : [visible(note)])))].slice(0, NOTES)
  return {
    kind: 'hygiene',
    fingerprint,
    id: rule.id,
    aliases: rule.aliases,
    severity: rule.severity,
    severitySource: `rule ${rule.id}`,
    title: rule.title,
    location: places.slice(0, PLACES),
    ...(places.length > PLACES ? { morePlaces: places.length - PLACES } : {}),
    ...(notes.length > 0 ? { evidence: notes } : {}),
    status: exception ? 'excepted' : 'open',
    ...(exception ? { exception } : {}),
    remediation: { action: 'advice', text: rule.remediation },
    references: rule.references ?? [],
  }
}

/**
 * One finding per rule with all its places. With `inline`, those that a comment of another tool covers are excepted, with the comment as
 * source; without it such comments count for nothing.
 */
export function dockerfileFindings({ issues, path }: DockerfileLint, { inline = true }: { readonly inline?: boolean } = {}): HygieneFinding[] {
  const byRule = new Map<string, DockerfileIssue[]>()
  for (const issue of issues) {
    const known = byRule.get(issue.rule.id)
    if (known) known.push(issue)
    else byRule.set(issue.rule.id, [issue])
  }
  return [...byRule.values()].flatMap((own) => groupsOf(own, path, inline).map((group) => findingOf(group, path)))
}
