import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { secretRuleIds, secretRules } from '#secrets/index.ts'
import { ruleOf } from './secret-rules.ts'

const ours = new Set(secretRuleIds(secretRules))
const namesIn = (file: string): string[] =>
  readFileSync(new URL(`testdata/${file}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')

/** Names of the rules of gitleaks 8.30.1 (config/gitleaks.toml) and Trivy 0.74.0 (pkg/fanal/secret/builtin-rules.go). */
for (const file of ['gitleaks-rules', 'trivy-rules'])
  test(`${file}: each has a rule of ours`, () =>
    deepEqual(
      namesIn(file).filter((name) => !ours.has(ruleOf(name))),
      [],
    ))
