import type { Judged, Judgement } from '../judgement.ts'
import type { Evaluation, Rego, RegoEntrypoint } from './engine/open-rego.ts'

/** Rules that conftest runs (policy/engine.go), by the severity in their name. */
const FAILURE = /^(?:deny|violation)(?:_[a-zA-Z0-9]+)*$/
const WARNING = /^warn(?:_[a-zA-Z0-9]+)*$/
const PREFIX = /^(?:deny|violation|warn)_?/

/** A rule of a package, and its value for an input. */
type RuleValue = { readonly namespace: string; readonly rule: string; readonly value: unknown }

type Fields = { readonly [field: string]: unknown }

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

const isRule = (name: string): boolean => FAILURE.test(name) || WARNING.test(name)

/** An entry point names a rule, or a package whose rules are the fields of its value. */
function rulesOf({ path }: RegoEntrypoint, value: unknown): RuleValue[] {
  const parts = path.split('/')
  const last = parts.at(-1) ?? ''
  if (isRule(last) && !isFields(value)) return [{ namespace: parts.slice(0, -1).join('.'), rule: last, value }]
  const namespace = parts.join('.')
  return isFields(value) ? Object.entries(value).flatMap(([rule, one]) => (isRule(rule) ? [{ namespace, rule, value: one }] : [])) : []
}

/** Names of rules that an `exception` rule excuses: sets of names, without the severity. */
function namesIn(value: unknown): readonly unknown[] {
  const lists: readonly unknown[] = Array.isArray(value) ? value : []
  return lists.flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : isFields(list) ? Object.values(list) : []))
}

/** What one result of a rule says; of what conftest passes over, undefined. @throws never: an object without a message is undetermined */
function judgementOf(policy: string, { namespace, rule, value }: RuleValue): Judgement | undefined {
  const named = { policy, rule: `${namespace}.${rule}` }
  if (typeof value === 'string') return { ...named, outcome: WARNING.test(rule) ? 'warn' : 'deny', message: value }
  if (!isFields(value)) return undefined
  if (typeof value.msg !== 'string')
    return { ...named, outcome: 'undetermined', message: 'the result has no "msg" that is a string', lacks: 'msg' }
  return { ...named, outcome: WARNING.test(rule) ? 'warn' : 'deny', message: value.msg }
}

/** What was asked, and its answer. */
type Answer = { readonly entrypoint: RegoEntrypoint; readonly evaluation: Evaluation }

const valueOf = ({ evaluation }: Answer): unknown => ('failure' in evaluation ? undefined : evaluation.value)

/** Excuses of each package that a bundle has: a package's own, or of its rule where that is an entry point. */
function excuses(answers: readonly Answer[]): ReadonlySet<string> {
  return new Set(
    answers.flatMap((answer) => {
      const value = valueOf(answer)
      const parts = answer.entrypoint.path.split('/')
      const [namespace, names] =
        parts.at(-1) === 'exception'
          ? [parts.slice(0, -1).join('.'), namesIn(value)]
          : [parts.join('.'), isFields(value) ? namesIn(value.exception) : []]
      return names.map((name) => JSON.stringify([answer.entrypoint.bundle, namespace, name]))
    }),
  )
}

function judgementsOf({ entrypoint, evaluation }: Answer, excused: ReadonlySet<string>): Judgement[] {
  const policy = `rego:${entrypoint.bundle}`
  if ('failure' in evaluation)
    return [{ policy, rule: entrypoint.path.replaceAll('/', '.'), outcome: 'undetermined', message: evaluation.failure, lacks: 'a result' }]
  return rulesOf(entrypoint, evaluation.value).flatMap(({ value, ...rule }) => {
    const name = rule.rule.replace(PREFIX, '')
    if (!Array.isArray(value) || excused.has(JSON.stringify([entrypoint.bundle, rule.namespace, name]))) return []
    return (value as readonly unknown[]).flatMap((one) => judgementOf(policy, { ...rule, value: one }) ?? [])
  })
}

/** A rule whose package is an entry point too is asked for with that. */
function toAsk(entrypoints: readonly RegoEntrypoint[]): readonly RegoEntrypoint[] {
  const known = new Set(entrypoints.map(({ bundle, path }) => JSON.stringify([bundle, path])))
  return entrypoints.filter(({ bundle, path }) => !known.has(JSON.stringify([bundle, path.split('/').slice(0, -1).join('/')])))
}

/** Documents that conftest's `--combine` shows a policy together. */
export type CombinedDocument = { readonly path: string; readonly contents: unknown }

/**
 * Judges a document as conftest does: `deny`, `violation` and `warn` of every entry point, with a text or `{msg}` each.
 * @param input the document as it is written, or with `--combine` a list of all
 */
export async function judgeAsConftest({ entrypoints }: Pick<Rego, 'entrypoints'>, input: unknown): Promise<Judged> {
  const answers = await Promise.all(
    toAsk(entrypoints).map(async (entrypoint): Promise<Answer> => ({ entrypoint, evaluation: await entrypoint.evaluate(input) })),
  )
  const excused = excuses(answers)
  const judgements = answers.flatMap((answer) => judgementsOf(answer, excused))
  return { judgements, judged: [...new Set(entrypoints.map(({ bundle }) => `rego:${bundle}`))].sort() }
}

/** The input of `--combine`: every document of all files, those of one file one after the other. */
export const combine = (documents: readonly CombinedDocument[]): unknown => documents.map(({ path, contents }) => ({ path, contents }))
