import { checkName } from '#source-text/index.ts'
import type { Dockerfile, Span } from './parse/syntax.ts'

/** A comment of another tool that asks to leave something out. It has no owner: results list it. */
export type IgnoreComment = {
  readonly tool: 'hadolint' | 'trivy' | 'checkov' | 'docker'
  /** Its own words: `hadolint ignore=DL3008`. */
  readonly comment: string
  /** As written, without case of their own: `DL3008`, `DS-0002`; `*` for all. */
  readonly rules: readonly string[]
  readonly reason?: string
  /** The last day on which it holds, as it stands there. */
  readonly until?: string
  readonly line: number
  readonly column: number
  /** The instruction that it is about, as a range of the file; undefined for all of the file. */
  readonly scope: Span | undefined
}

/** Rules of one comment, and comments of a file: counts. What is beyond them leaves nothing out. */
const MOST = 200
const COMMENTS = 1000

const HADOLINT = /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([DLSC0-9][DLSC0-9, \t]*)(?:#(.*))?$/
const TRIVY = /^trivy:ignore:([\w*-]{1,80})(?:\[[^\]\s]{0,200}\])?(?::exp:(\d{4}-\d\d-\d\d))?/i
const CHECKOV = /^checkov:skip=([A-Za-z0-9_,]+)(?::(.*))?/

const listOf = (text: string): string[] =>
  text
    .split(/[,\s]+/)
    .filter((rule) => rule !== '')
    .slice(0, MOST)
const withReason = (reason: string | undefined): { reason?: string } => (reason?.trim() ? { reason: reason.trim().slice(0, 500) } : {})

type Place = (offset: number) => { readonly line: number; readonly column: number }

type Parts = Omit<IgnoreComment, 'line' | 'column' | 'scope'> & { readonly isGlobal: boolean }

function ofComment(text: string): Parts | undefined {
  const [whole, global, hadolint, why] = HADOLINT.exec(text) ?? []
  if (whole !== undefined) {
    const comment = whole.split('#', 1)[0]!.trim().slice(0, 400)
    return { tool: 'hadolint', comment, rules: listOf(hadolint ?? ''), isGlobal: global !== undefined, ...withReason(why) }
  }
  const [trivy, rule = '', until] = TRIVY.exec(text) ?? []
  if (trivy !== undefined)
    return { tool: 'trivy', comment: trivy, rules: [rule], isGlobal: false, ...(until === undefined ? {} : { until }) }
  const [checkov, skipped = '', because] = CHECKOV.exec(text) ?? []
  if (checkov !== undefined)
    return {
      tool: 'checkov',
      comment: `checkov:skip=${skipped}`.slice(0, 400),
      rules: listOf(skipped),
      isGlobal: true,
      ...withReason(because),
    }
  return undefined
}

/** `check=skip=JSONArgsRecommended,StageNameCasing;error=true`, Docker's own. */
function ofDirective(value: string): string[] {
  const skip = value.split(';').find((part) => part.trim().toLowerCase().startsWith('skip='))
  const rules = listOf(skip?.split('=')[1] ?? '')
  return rules.map((rule) => (rule.toLowerCase() === 'all' ? '*' : rule))
}

/** The comments and directives by which a Dockerfile asks that rules be left out. */
export function ignoresOf(file: Dockerfile, place: Place): IgnoreComment[] {
  const found: IgnoreComment[] = []
  for (const { name, value, start } of file.directives) {
    const rules = name === 'check' ? ofDirective(value) : []
    if (rules.length > 0) found.push({ tool: 'docker', comment: `check=${value}`.slice(0, 400), rules, ...place(start), scope: undefined })
  }
  const byLine = new Map(file.instructions.map((instruction) => [place(instruction.start).line, instruction]))
  // Trivy lets several comments stand above one instruction; hadolint wants the line right above it.
  const comments = new Set(file.comments.map(({ start }) => place(start).line))
  for (const { start, text } of file.comments) {
    const ignore = ofComment(text)
    if (ignore === undefined) continue
    const { isGlobal, ...rest } = ignore
    const at = place(start)
    let below = at.line + 1
    if (rest.tool === 'trivy') while (comments.has(below)) below++
    const target = isGlobal ? undefined : byLine.get(below)
    if (isGlobal || target) found.push({ ...rest, ...at, scope: target && { start: target.start, end: target.end } })
  }
  return found.slice(0, COMMENTS)
}

/** Whether an ignore is about a rule, by its id or an alias, at an instruction. */
export function covers({ tool, rules, scope }: IgnoreComment, names: readonly string[], at: Span): boolean {
  if (scope !== undefined && (at.start < scope.start || at.start > scope.end)) return false
  // hadolint and Docker mean the name that they write; the checks of others go by several.
  const plain = (name: string): string => (tool === 'trivy' || tool === 'checkov' ? checkName(name) : name.toUpperCase())
  const own = new Set(names.map(plain))
  return rules.some((rule) => rule === '*' || own.has(plain(rule)))
}
