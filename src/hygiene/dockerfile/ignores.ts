import type { Dockerfile, Span } from './parse/syntax.ts'

/** A comment of another tool that asks to leave something out. It has no owner: results list it. */
export type InlineIgnore = {
  readonly tool: 'hadolint' | 'trivy' | 'checkov' | 'docker'
  /** As written, without case of their own: `DL3008`, `DS-0002`; `*` for all. */
  readonly rules: readonly string[]
  readonly reason?: string
  readonly line: number
  readonly column: number
  /** The instruction that it is about, as a range of the file; undefined for all of the file. */
  readonly scope: Span | undefined
}

/** Rules of one comment, a count. */
const MOST = 200

const HADOLINT = /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([DLSC0-9, \t]+)(?:#(.*))?$/
const TRIVY = /^trivy:ignore:(\S+)/i
const CHECKOV = /^checkov:skip=([A-Za-z0-9_,]+)(?::(.*))?/

const listOf = (text: string): string[] => text.split(/[,\s]+/).filter((rule) => rule !== '').slice(0, MOST)
const withReason = (reason: string | undefined): { reason?: string } => (reason?.trim() ? { reason: reason.trim().slice(0, 500) } : {})

type Place = (offset: number) => { readonly line: number; readonly column: number }

function ofComment(text: string): Omit<InlineIgnore, 'line' | 'column' | 'scope'> & { readonly isGlobal: boolean } | undefined {
  const [, global, hadolint, why] = HADOLINT.exec(text) ?? []
  if (hadolint !== undefined) return { tool: 'hadolint', rules: listOf(hadolint), isGlobal: global !== undefined, ...withReason(why) }
  const [, trivy] = TRIVY.exec(text) ?? []
  if (trivy !== undefined) return { tool: 'trivy', rules: [trivy.replace(/[[(].*$/, '')], isGlobal: false }
  const [, checkov, because] = CHECKOV.exec(text) ?? []
  if (checkov !== undefined) return { tool: 'checkov', rules: listOf(checkov), isGlobal: true, ...withReason(because) }
  return undefined
}

/** `check=skip=JSONArgsRecommended,StageNameCasing;error=true`, Docker's own. */
function ofDirective(value: string): string[] {
  const skip = value.split(';').find((part) => part.trim().toLowerCase().startsWith('skip='))
  const rules = listOf(skip?.split('=')[1] ?? '')
  return rules.map((rule) => (rule.toLowerCase() === 'all' ? '*' : rule))
}

/** The comments and directives by which a Dockerfile asks that rules be left out. */
export function ignoresOf(file: Dockerfile, place: Place): InlineIgnore[] {
  const found: InlineIgnore[] = []
  for (const { name, value, start } of file.directives) {
    const rules = name === 'check' ? ofDirective(value) : []
    if (rules.length > 0) found.push({ tool: 'docker', rules, ...place(start), scope: undefined })
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
  return found
}

const canonical = (rule: string): string =>
  rule
    .toUpperCase()
    .replace(/^AVD-/, '')
    .replace(/^DS-?0*(\d{1,4})$/, (_, digits: string) => `DS-${digits.padStart(4, '0')}`)

/** Whether an ignore is about a rule, by its id or an alias, at an instruction. */
export function covers({ rules, scope }: InlineIgnore, names: readonly string[], at: Span): boolean {
  if (scope !== undefined && (at.start < scope.start || at.start > scope.end)) return false
  const wanted = new Set(rules.map(canonical))
  return wanted.has('*') || names.some((name) => wanted.has(canonical(name)))
}
