import { RE2JS } from 're2js'
import { PlimsollError, messageOf } from '#base/index.ts'
import type { Severity } from '#model/index.ts'
import { credentialReaders } from './credential-files/registry.ts'
import { PRIVATE_KEY } from './engine/scanner.ts'
import type { SecretRule } from './rules/contract.ts'
import { structureChecks, structureOf } from './structures/registry.ts'

/** A rule as users write it: what is left out has a default. */
export type UserRule = Pick<SecretRule, 'id' | 'title' | 'keywords' | 'pattern'> &
  Partial<Pick<SecretRule, 'before' | 'after' | 'guard' | 'entropy' | 'prefix' | 'structure' | 'severity' | 'confidence' | 'remediation'>>

/** What plimsoll.yaml says of secrets. */
export type SecretSettings = {
  readonly rules?: readonly UserRule[] | undefined
  /** Ids of rules that are not looked for. */
  readonly disable?: readonly string[] | undefined
  /** Severities by id. */
  readonly severity?: Readonly<Record<string, Severity>> | undefined
}

/** A rule of the user that breaks the contract; `keys` lead to it from `secrets`. */
export class UserRuleError extends PlimsollError<'wrong-rule'> {
  readonly keys: readonly PropertyKey[]

  constructor(keys: readonly PropertyKey[], message: string, cause?: unknown) {
    super('wrong-rule', message, { cause })
    this.keys = keys
  }
}

/** Characters of a pattern, and steps of its machine; the longest of our own has some 1,700. */
const [PATTERN, STEPS] = [4000, 4000] as const
/** Bytes around a keyword, unless the rule says otherwise. */
const [BEFORE, AFTER] = [64, 512] as const

function compiled(pattern: string, keys: readonly PropertyKey[]): RE2JS {
  if (pattern.length > PATTERN) throw new UserRuleError(keys, `pattern of ${pattern.length} characters: at most ${PATTERN}`)
  try {
    return RE2JS.compile(pattern)
  } catch (cause) {
    throw new UserRuleError(keys, `pattern is not RE2: ${messageOf(cause)}`, cause)
  }
}

/** The contract that our own rules are tested by. @throws UserRuleError */
function checkedRule(rule: UserRule, number: number, taken: ReadonlySet<string>): SecretRule {
  const at = (key: keyof UserRule): readonly PropertyKey[] => ['rules', number, key]
  if (taken.has(rule.id)) throw new UserRuleError(at('id'), `rule "${rule.id}" is there already`)
  const keywords = rule.keywords.map((keyword) => keyword.toLowerCase())
  for (const keyword of keywords)
    if (!/^[\u0020-\u007e]{3,40}$/.test(keyword))
      throw new UserRuleError(
        at('keywords'),
        `keyword "${keyword}": 3 to 40 printable characters of ASCII are what the first pass looks for`,
      )
  const pattern = compiled(rule.pattern, at('pattern'))
  if (pattern.programSize() > STEPS)
    throw new UserRuleError(at('pattern'), `pattern makes a machine of ${pattern.programSize()} steps: at most ${STEPS}; repeat less`)
  if (pattern.test('')) throw new UserRuleError(at('pattern'), 'pattern matches the empty text: it would match everywhere')
  if (rule.structure !== undefined && !structureOf(rule.structure))
    throw new UserRuleError(at('structure'), `structure "${rule.structure}" is none of ${structureChecks.map(({ id }) => id).join(', ')}`)
  return {
    before: BEFORE,
    after: AFTER,
    guard: 'any',
    severity: 'medium',
    confidence: 'medium',
    remediation: 'Change it where it is from, and give it to the program at run time.',
    ...rule,
    keywords: [...new Set(keywords)].toSorted(),
  }
}

/**
 * Our rules with those of the user, without those that are turned off. Severities are checked here and given to findings (`rerated`): what is
 * remembered of layers stays as it is. Ids may be those of files that hold credentials, too. @throws UserRuleError
 */
export function withUserRules(
  rules: readonly SecretRule[],
  { rules: own = [], disable = [], severity = {} }: SecretSettings,
): readonly SecretRule[] {
  const all = new Map(rules.map((rule) => [rule.id, rule]))
  const taken = new Set([...all.keys(), ...credentialReaders.map(({ id }) => id), PRIVATE_KEY])
  for (const [number, rule] of own.entries()) {
    all.set(rule.id, checkedRule(rule, number, taken))
    taken.add(rule.id)
  }
  for (const [number, id] of disable.entries())
    if (!taken.has(id)) throw new UserRuleError(['disable', number], `rule "${id}" is not known`)
  for (const id of Object.keys(severity)) if (!taken.has(id)) throw new UserRuleError(['severity', id], `rule "${id}" is not known`)
  const off = new Set(disable)
  return [...all.values()].filter(({ id }) => !off.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
