import { createHash } from 'node:crypto'
import type { Instruction } from './parse/syntax.ts'
import type { DockerfileRule, LintOptions } from './rules/contract.ts'
import { type InlineIgnore, covers, ignoresOf } from './ignores.ts'
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
  readonly ignoredBy?: InlineIgnore
}

/** What BuildKit would refuse, or what was not read. */
export type DockerfileProblem = { readonly line: number; readonly column: number; readonly message: string }

export type StageSummary = { readonly line: number; readonly name?: string; readonly image: string; /** Index of the stage it builds on. */ readonly parent?: number }

export type DockerfileLint = {
  readonly path: string
  readonly issues: readonly DockerfileIssue[]
  readonly ignores: readonly InlineIgnore[]
  readonly stages: readonly StageSummary[]
  readonly problems: readonly DockerfileProblem[]
}

/** The text of an instruction whatever its line breaks and indents. */
function textOf(instruction: Instruction): string {
  const words = instruction.source.text.replace(/[ \t]+/g, ' ').trim()
  return [words, ...instruction.heredocs.map(({ content }) => content)].join('\n')
}

function issuesOf(rule: DockerfileRule, hits: ReturnType<DockerfileRule['check']>, index: ReturnType<typeof lineIndex>, ignores: readonly InlineIgnore[]): DockerfileIssue[] {
  const found = Array.from(hits).sort((a, b) => a.span.start - b.span.start)
  const seen = new Map<string, number>()
  return found.slice(0, MOST).map(({ span, outer, note }) => {
    const text = textOf(outer)
    const occurrence = (seen.get(text) ?? 0) + 1
    seen.set(text, occurrence)
    const digest = createHash('sha256').update(`${rule.id}\0${text}\0${occurrence}`).digest('hex').slice(0, 16)
    const ignoredBy = ignores.find((ignore) => covers(ignore, [rule.id, ...rule.aliases], outer))
    return {
      rule,
      ...index(span.start),
      instructionLine: index(outer.start).line,
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
  return {
    path,
    issues: dockerfileRules.flatMap((rule) => issuesOf(rule, rule.check(subject), index, ignores)),
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
