import { createHash } from 'node:crypto'
import type { HygieneFinding, InlineIgnore, Location } from '#model/index.ts'
import type { DockerfileIssue, DockerfileLint } from './lint.ts'
import { visible } from '#base/index.ts'

/** Places that a finding lists; more are counted. */
const PLACES = 50
/** Notes that a finding lists. */
const NOTES = 10

type Group = { readonly issues: readonly DockerfileIssue[]; readonly inlineIgnore?: InlineIgnore }

/** The places that one comment covers are a finding of their own, with the comment; what is made of it the policy decides. */
function groupsOf(issues: readonly DockerfileIssue[]): Group[] {
  const byComment = new Map<DockerfileIssue['ignoredBy'], DockerfileIssue[]>()
  for (const issue of issues) {
    const known = byComment.get(issue.ignoredBy)
    if (known) known.push(issue)
    else byComment.set(issue.ignoredBy, [issue])
  }
  return [...byComment].map(([by, own]) => {
    if (by === undefined) return { issues: own }
    return { issues: own, inlineIgnore: { comment: visible(by.comment), ...(by.until === undefined ? {} : { until: by.until }) } }
  })
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

function findingOf({ issues, inlineIgnore }: Group, path: string): HygieneFinding {
  const { rule } = issues[0]!
  const places = placesOf(issues, path)
  const digests = issues.map(({ digest }) => digest).sort()
  const fingerprint = createHash('sha256')
    .update(['hygiene', rule.id, path, ...digests].join('\0'))
    .digest('hex')
    .slice(0, 32)
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
    status: 'open',
    ...(inlineIgnore ? { inlineIgnore } : {}),
    remediation: { action: 'advice', text: rule.remediation },
    references: rule.references ?? [],
  }
}

/** One finding per rule with all its places; those that a comment of another tool would leave out are apart, with the comment. */
export function dockerfileFindings({ issues, path }: DockerfileLint): HygieneFinding[] {
  const byRule = new Map<string, DockerfileIssue[]>()
  for (const issue of issues) {
    const known = byRule.get(issue.rule.id)
    if (known) known.push(issue)
    else byRule.set(issue.rule.id, [issue])
  }
  return [...byRule.values()].flatMap((own) => groupsOf(own).map((group) => findingOf(group, path)))
}
