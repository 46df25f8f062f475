import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { secretRules } from './rules/registry.ts'
import { type SecretSettings, type UserRule, UserRuleError, withUserRules } from './user-rules.ts'

const shop: UserRule = { id: 'shop-token', title: 'Token of the shop', keywords: ['SHOP_'], pattern: '\\b(shop_[0-9a-f]{32})\\b' }

test('user rules: a rule of the user stands among ours, with defaults', () => {
  const rules = withUserRules(secretRules, { rules: [shop] })
  equal(rules.length, secretRules.length + 1)
  const { keywords, before, after, guard, severity } = rules.find(({ id }) => id === 'shop-token')!
  deepEqual({ keywords, before, after, guard, severity }, { keywords: ['shop_'], before: 64, after: 512, guard: 'any', severity: 'medium' })
  deepEqual(
    rules.map(({ id }) => id),
    rules.map(({ id }) => id).toSorted(),
  )
})

test('user rules: without settings ours are as they are', () => deepEqual(withUserRules(secretRules, {}), secretRules))

test('user rules: turned off, also files and keys that no rule is of', () =>
  equal(withUserRules(secretRules, { disable: ['generic-secret', 'docker-config', 'private-key'] }).length, secretRules.length - 1))

const wrong = (change: Partial<UserRule>): SecretSettings => ({ rules: [{ ...shop, ...change }] })

for (const [settings, keys, message] of [
  [wrong({ id: 'npm-access-token' }), ['rules', 0, 'id'], /is there already/],
  [wrong({ id: 'docker-config' }), ['rules', 0, 'id'], /is there already/],
  [{ rules: [shop, shop] }, ['rules', 1, 'id'], /is there already/],
  [wrong({ keywords: ['ab'] }), ['rules', 0, 'keywords'], /3 to 40/],
  [wrong({ keywords: ['schlüssel'] }), ['rules', 0, 'keywords'], /ASCII/],
  [wrong({ pattern: '(shop' }), ['rules', 0, 'pattern'], /not RE2/],
  [wrong({ pattern: '(?<=shop_)x' }), ['rules', 0, 'pattern'], /not RE2/],
  [wrong({ pattern: '(shop)\\1' }), ['rules', 0, 'pattern'], /not RE2/],
  [wrong({ pattern: '[0-9]*' }), ['rules', 0, 'pattern'], /empty text/],
  [wrong({ pattern: '(?:[a-z]{30}[0-9]{30}){30}[a-f]{900}(?:x[0-9]{90}){10}(?:[A-Z]{50}y){20}' }), ['rules', 0, 'pattern'], /steps/],
  [wrong({ pattern: 'a'.repeat(5000) }), ['rules', 0, 'pattern'], /at most 4000/],
  [wrong({ structure: 'magic' }), ['rules', 0, 'structure'], /none of aws-key-id, /],
  [{ disable: ['generic-secret', 'nothing'] }, ['disable', 1], /"nothing" is not known/],
  [{ severity: { nothing: 'low' } }, ['severity', 'nothing'], /not known/],
] as const satisfies readonly (readonly [SecretSettings, readonly PropertyKey[], RegExp])[])
  test(`user rules: ${keys.join('.')}: ${message.source}`, () =>
    throws(
      () => withUserRules(secretRules, settings),
      (error: unknown) => {
        if (!(error instanceof UserRuleError)) return false
        deepEqual(error.keys, keys)
        return message.test(error.message)
      },
    ))
