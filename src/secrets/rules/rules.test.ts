import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { RE2JS } from 're2js'
import { type RuleSamples, entropy, isFixed, randomOf, secretSamples, textOfShape } from '#testing/secret-samples.ts'
import { structureOf } from '../structures/registry.ts'
import type { SecretRule } from './contract.ts'
import { placeholderReason } from './placeholder.ts'
import { secretRules } from './registry.ts'
import { partsOf } from './shape.ts'

const patterns = new Map(secretRules.map(({ id, pattern }) => [id, RE2JS.compile(pattern)]))

/** Values of a rule in a text, as the contract says: windows around keywords, then pattern, entropy, placeholders, inner form. */
function valuesOf(rule: SecretRule, text: string): readonly string[] {
  const folded = text.toLowerCase()
  const values = new Set<string>()
  for (const keyword of rule.keywords)
    for (let at = folded.indexOf(keyword); at >= 0; at = folded.indexOf(keyword, at + 1)) {
      const matcher = patterns.get(rule.id)!.matcher(text.slice(Math.max(0, at - rule.before), at + keyword.length + rule.after))
      while (matcher.find()) {
        const value = matcher.group(1) ?? matcher.group()!
        if (entropy(value) < (rule.entropy ?? 0) || placeholderReason(value, rule.prefix) !== undefined) continue
        if (rule.structure !== undefined && structureOf(rule.structure)!.check(value)?.verdict === 'none') continue
        values.add(value)
      }
    }
  return [...values]
}

const shortest = ({ shapes }: RuleSamples): string =>
  shapes.map((shape) => textOfShape(shape, randomOf(7), false)).toSorted((a, b) => a.length - b.length)[0]!

test('rules: sorted, each id once, in kebab-case', () => {
  const ids = secretRules.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted())
  for (const id of ids) ok(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id), id)
})

test('rules: as many kinds as gitleaks 8.30 knows (222)', () => ok(secretRules.length >= 222))

test('rules: bounds of keywords and windows', () => {
  for (const { id, keywords, before, after, title, remediation } of secretRules) {
    ok(keywords.length > 0 && keywords.every((keyword) => /^[\u0020-\u007e]{3,40}$/.test(keyword)), id)
    deepEqual(keywords, [...new Set(keywords)].toSorted(), id)
    ok(before >= 0 && before <= 4096 && after > 0 && after <= 4096, id)
    ok(title !== '' && remediation.endsWith('.'), id)
  }
})

test('rules: a structure that is named is there', () => {
  for (const { id, structure } of secretRules) ok(structure === undefined || structureOf(structure), id)
})

test('rules: every rule has samples', () =>
  deepEqual(
    secretSamples.map(({ rule }) => rule).toSorted(),
    secretRules.map(({ id }) => id),
  ))

for (const samples of secretSamples) {
  const rule = secretRules.find(({ id }) => id === samples.rule)!

  test(`rule ${rule.id}: finds its samples in six texts, and nothing beside`, () => {
    for (const seed of [1, 2, 3]) {
      const value = samples.make(seed)
      for (const text of samples.contexts(value)) deepEqual(valuesOf(rule, text), [value], text)
    }
  })

  test(`rule ${rule.id}: one character less, another alphabet, a placeholder are none`, () => {
    const whole = shortest(samples)
    const run = partsOf(samples.shapes[0]!).some(({ kind }) => kind === 'run')
    for (const wrong of [
      whole.slice(0, -1),
      ...(run ? [`${whole.slice(0, Math.ceil(whole.length * 0.9) - 1)}§${whole.slice(Math.ceil(whole.length * 0.9))}`] : []),
    ])
      for (const text of samples.contexts(wrong)) ok(!valuesOf(rule, text).includes(wrong), text)
    if (!run) return
    for (const text of samples.contexts(whole.replaceAll(/[0-9A-Za-z]/g, 'x'))) deepEqual(valuesOf(rule, text), [], text)
  })
}

test('rules: the same seed gives the same sample, another another', () => {
  for (const { rule, make } of secretSamples) {
    equal(make(1), make(1), rule)
    ok(make(1) !== make(2) || isFixed({ id: rule }), rule)
  }
})
