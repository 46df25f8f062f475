import { RE2JS } from 're2js'
import { MiB } from '#base/index.ts'
import type { SecretRule } from '../rules/contract.ts'
import { type Automaton, automatonOf } from './automaton.ts'
import { KeywordSearch } from './keyword-search.ts'

/** What the engine itself looks for, beside the rules: what is too long or too intricate for a pattern. */
export const markers = ['private key', 'putty-user-key-file-', 'begin certificate-----'] as const
export type Marker = (typeof markers)[number]

/** What follows from one keyword: rules by number, by what must stand around it. */
export type Keyword = {
  readonly length: number
  readonly marker: Marker | undefined
  readonly prefix: readonly number[]
  readonly assignment: readonly number[]
  readonly userinfo: readonly number[]
  readonly any: readonly number[]
}

export type CompiledRule = {
  readonly rule: SecretRule
  /** Compiled at its first use: most rules never have one. */
  readonly pattern: () => RE2JS
}

export type CompiledRules = {
  readonly automaton: Automaton
  readonly keywords: readonly Keyword[]
  readonly rules: readonly CompiledRule[]
  /** Whoever finds keywords takes all hits before anybody else looks for more. */
  readonly search: () => KeywordSearch
}

/** Bytes whose keywords are found at a time. */
export const SLICE = MiB

function compiled(rule: SecretRule): CompiledRule {
  let pattern: RE2JS | undefined
  return { rule, pattern: () => (pattern ??= RE2JS.compile(rule.pattern)) }
}

/** One set of rules is compiled once, however many layers and texts it is for. */
const known = new WeakMap<readonly SecretRule[], CompiledRules>()

export function compileRules(rules: readonly SecretRule[]): CompiledRules {
  let result = known.get(rules)
  if (!result) known.set(rules, (result = compileAll(rules)))
  return result
}

function compileAll(rules: readonly SecretRule[]): CompiledRules {
  const texts = [...new Set([...markers, ...rules.flatMap(({ keywords }) => keywords.map((keyword) => keyword.toLowerCase()))])]
  const numberOf = new Map(texts.map((text, number) => [text, number]))
  const keywords = texts.map((text) => ({
    length: text.length,
    marker: markers.find((marker) => marker === text),
    prefix: [] as number[],
    assignment: [] as number[],
    userinfo: [] as number[],
    any: [] as number[],
  }))
  for (const [number, { keywords: own, guard }] of rules.entries())
    for (const keyword of new Set(own.map((one) => one.toLowerCase()))) keywords[numberOf.get(keyword)!]![guard].push(number)
  const automaton = automatonOf(texts)
  let search: KeywordSearch | undefined
  return {
    automaton,
    keywords,
    rules: rules.map(compiled),
    search: () => (search ??= new KeywordSearch(automaton, SLICE)),
  }
}
