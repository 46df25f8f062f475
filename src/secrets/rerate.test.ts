import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { SecretFinding, Severity } from '#model/index.ts'
import { rerated } from './rerate.ts'
import { secretRules } from './rules/registry.ts'

const finding = (id: string, severity: Severity): SecretFinding => ({
  kind: 'secret',
  fingerprint: 'f',
  id,
  aliases: [],
  severity,
  severitySource: `rule ${id}`,
  title: 't',
  location: [],
  status: 'open',
  remediation: { action: 'advice', text: 'x' },
  masked: '… (40 characters)',
  confidence: 'high',
  exposure: 'final-tree',
})

for (const [id, found, own, severity, why] of [
  ['npm-access-token', 'critical', 'low', 'low', 'a checksum that holds, too'],
  ['npm-access-token', 'high', 'critical', 'critical', 'worse than the rule says'],
  ['npm-access-token', 'low', 'critical', 'low', 'published with a package: no worse again'],
  ['npm-access-token', 'info', 'high', 'info', 'an example: no worse again'],
  ['npm-access-token', 'medium', 'low', 'low', 'milder still'],
  ['docker-config', 'high', 'medium', 'medium', 'a file of credentials'],
  ['private-key', 'critical', 'medium', 'medium', 'a private key'],
] as const)
  test(`rerated: ${id} ${found} as ${own} is ${severity}: ${why}`, () =>
    equal(rerated([finding(id, found)], secretRules, { severity: { [id]: own } })[0]?.severity, severity))

test('rerated: ids that are turned off are gone, others stay as they are', () => {
  const [gone, stays] = [finding('private-key', 'critical'), finding('jwt', 'medium')]
  deepEqual(rerated([gone, stays], secretRules, { disable: ['private-key'] }), [stays])
})
