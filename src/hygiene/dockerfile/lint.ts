import { createHash } from 'node:crypto'
import type { Instruction } from './parse/syntax.ts'
import type { DockerfileRule, LintOptions, Subject } from './rules/contract.ts'
import { type IgnoreComment, covers, ignoresOf } from './ignores.ts'
import { dockerfileRules } from './rules/registry.ts'
import { lineIndex } from './line-index.ts'
import { parseDockerfile } from './parse/parse.ts'
import { subjectOf } from './subject.ts'

/** Places of one rule in one file, a count; more are only counted. */
const MOST = 1000

/** One place where a rule does not hold. */
export type DockerfileIssue = {
  readonly rule: DockerfileRule
  readonly line: number
  readonly column: number
  /** Where the instruction begins; hadolint names this line. */
  readonly instructionLine: number
  readonly note?: string
  /** Rule, the instruction's text and which of its like it is: the same when lines are put in above. */
  readonly digest: string
  /** The comment that asks to leave it out. */
  readonly ignoredBy?: IgnoreComment
}

/** What BuildKit would refuse, or what was not read. */
export type DockerfileProblem = { readonly line: number; readonly column: number; readonly message: string }

export type StageSummary = {
  readonly line: number
  readonly name?: string
  readonly image: string
  /** Index of the stage it builds on. */ readonly parent?: number
}

export type DockerfileLint = {
  readonly path: string
  readonly issues: readonly DockerfileIssue[]
  readonly ignores: readonly IgnoreComment[]
  readonly stages: readonly StageSummary[]
  readonly problems: readonly DockerfileProblem[]
}

/** A digest of an instruction's text whatever its line breaks and indents; made once for each. */
function instructionDigests(): (instruction: Instruction) => string {
  const known = new Map<Instruction, string>()
  return (instruction) => {
    const made = known.get(instruction)
    if (made !== undefined) return made
    const words = instruction.source.text.replace(/[ \t]+/g, ' ').trim()
    const text = [words, ...instruction.heredocs.map(({ content }) => content)].join('\n')
    const digest = createHash('sha256').update(text).digest('hex')
    known.set(instruction, digest)
    return digest
  }
}

type Context = {
  readonly subject: Subject
  readonly index: ReturnType<typeof lineIndex>
  /** The same for starts of instructions. */
  readonly lineOf: ReturnType<typeof lineIndex>
  readonly ignores: readonly IgnoreComment[]
  readonly digestOf: ReturnType<typeof instructionDigests>
}

function issuesOf(rule: DockerfileRule, { subject, index, lineOf, ignores, digestOf }: Context): DockerfileIssue[] {
  const found = Array.from(rule.check(subject)).sort((a, b) => a.span.start - b.span.start)
  const seen = new Map<string, number>()
  return found.slice(0, MOST).map(({ span, outer, note }) => {
    const text = digestOf(outer)
    const occurrence = (seen.get(text) ?? 0) + 1
    seen.set(text, occurrence)
    const digest = createHash('sha256').update(`${rule.id}\0${text}\0${occurrence}`).digest('hex').slice(0, 16)
    const ignoredBy = ignores.find((ignore) => covers(ignore, [rule.id, ...rule.aliases], outer))
    return {
      rule,
      ...index(span.start),
      instructionLine: lineOf(outer.start).line,
      digest,
      ...(note === undefined ? {} : { note }),
      ...(ignoredBy === undefined ? {} : { ignoredBy }),
    }
  })
}

/** Judges a Dockerfile by every rule. Never throws: what cannot be read is a problem, and the rest is judged. */
export function lintDockerfile(text: string, path: string, options: LintOptions = {}): DockerfileLint {
  const file = parseDockerfile(text)
  const index = lineIndex(file.text)
  const subject = subjectOf(file, options)
  const ignores = ignoresOf(file, index)
  const context: Context = { subject, index, lineOf: lineIndex(file.text), ignores, digestOf: instructionDigests() }
  return {
    path,
    issues: dockerfileRules.flatMap((rule) => issuesOf(rule, context)),
    ignores,
    stages: subject.stages.map(({ from, name, parent }) => ({
      line: index(from.start).line,
      image: from.image.value,
      ...(name === undefined ? {} : { name }),
      ...(parent === undefined ? {} : { parent }),
    })),
    problems: file.faults.map(({ start, message }) => ({ ...index(start), message })),
  }
}
