import { deepEqual, equal, ok } from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { secretSamples } from '#testing/secret-samples.ts'
import { compileRules } from './engine/compile-rules.ts'
import { FileScan } from './engine/file-scan.ts'
import { Scanner } from './engine/scanner.ts'
import type { Sighting } from './engine/sighting.ts'
import { Allowance } from './engine/windows.ts'
import { secretRules } from './rules/registry.ts'
import { scanTexts } from './scan-texts.ts'

const compiled = compileRules(secretRules)

function scan(text: string): readonly Sighting[] {
  const file = new FileScan()
  new Scanner(compiled, new Allowance()).whole(Buffer.from(text), file)
  return file.finish().sightings
}

const make = (rule: string, seed = 1): string => secretSamples.find((samples) => samples.rule === rule)!.make(seed)

test('engine: every sample of every rule is found in all of its texts, by its own rule or one that says more', () => {
  const missed: string[] = []
  for (const { rule, make: sample, contexts } of secretSamples)
    for (const seed of [4, 5]) {
      const value = sample(seed)
      for (const text of contexts(value)) {
        const found = scan(text)
        const covers = found.some((one) => one.value.includes(value) || value.includes(one.value))
        if (!covers) missed.push(`${rule}: ${text}`)
      }
    }
  deepEqual(missed, [])
})

const github = make('github-personal-access-token')

for (const [why, text, rules] of [
  ['two tokens with one space between', `${github} ${make('github-personal-access-token', 2)}`, 2],
  ['a token given to a name that says password is one secret', `PASSWORD="${github}"`, 1],
  ['the same token twice', `a=${github}\nb=${github}\n`, 2],
  ['in base64', `blob: ${Buffer.from(`{"auths": "x", "token": "${github}"}`).toString('base64')}`, 1],
  ['in base64 in base64 is two levels deep', Buffer.from(Buffer.from(`my token is ${github}`).toString('base64')).toString('base64'), 0],
  ['after an escape', `"text\\n${github}"`, 1],
  ['in the middle of a word', `x${github}`, 0],
  ['an altered checksum', github.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')), 1],
] as const)
  test(`engine: ${why}`, () => equal(scan(text).filter(({ rule }) => rule === 'github-personal-access-token').length, rules))

test('engine: severity by what the value says of itself', () => {
  const altered = github.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
  deepEqual(
    [github, altered].map((value) => scan(value).map(({ severity, confidence }) => [severity, confidence])),
    [[['critical', 'high']], [['medium', 'low']]],
  )
})

test('engine: at most a hundred of one rule are listed of a file, the rest is counted', () => {
  const file = new FileScan()
  const text = Array.from({ length: 130 }, (_, i) => make('github-personal-access-token', i + 1)).join('\n')
  new Scanner(compiled, new Allowance()).whole(Buffer.from(text), file)
  const { sightings, more } = file.finish()
  deepEqual([sightings.length, [...more]], [100, [['github-personal-access-token', 30]]])
})

test('texts: where it stands, and what is shown of it', () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const found = scanTexts(
    [
      { location: { path: 'Env.TOKEN', place: 'config' }, text: `TOKEN=${github}`, exposure: 'config' },
      { location: { path: '2', place: 'history' }, text: `|1 TOKEN=${github} /bin/sh -c make`, exposure: 'history' },
      { location: { path: 'Dockerfile' }, text: `FROM scratch\n# é\nENV TOKEN=${github}\n`, exposure: 'source' },
      { location: { path: 'Env.KEY', place: 'config' }, text: `KEY=${pem.replaceAll('\n', '\\n')}`, exposure: 'config' },
      { location: { path: 'Labels.maintainer', place: 'config' }, text: 'maintainer=somebody', exposure: 'config' },
    ],
    secretRules,
  )
  deepEqual(
    found.map(({ location, exposure }) => ({ ...location, exposure })),
    [
      { path: 'Env.TOKEN', place: 'config', exposure: 'config' },
      { path: '2', place: 'history', exposure: 'history' },
      { path: 'Dockerfile', line: 3, column: 11, exposure: 'source' },
      { path: 'Env.KEY', place: 'config', exposure: 'config' },
    ],
  )
  deepEqual(
    found.slice(0, 3).map(({ record }) => record.masked),
    Array.from({ length: 3 }, () => 'ghp_… (40 characters)'),
  )
  ok(found[0]!.record.value !== undefined && found[0]!.record.value === found[1]!.record.value)
})
