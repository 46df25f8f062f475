import { ok } from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { compileRules } from '#secrets/engine/compile-rules.ts'
import { FileScan } from '#secrets/engine/file-scan.ts'
import { Scanner } from '#secrets/engine/scanner.ts'
import { Allowance } from '#secrets/engine/windows.ts'
import { secretRules } from '#secrets/rules/registry.ts'
import { run, workspace } from './plimsoll.ts'

/** What gitleaks' own rules describe, made by test/system/gitleaks, in trees that both read. */
type Sample = { readonly rule: string; readonly word: string; readonly value: string; readonly match: string }

/** Samples of each kind. */
const COUNT = 20
const LEAST = 0.98

const name = (word: string): string => `${word.replaceAll(/[^A-Za-z0-9_]+/g, '_').replaceAll(/^_+|_+$/g, '')}_api_token`

const FORMATS: Readonly<Record<string, (sample: Sample) => string>> = {
  json: ({ word, value }) => `{\n  "port": 80,\n  "${name(word)}": ${JSON.stringify(value)}\n}\n`,
  yaml: ({ word, value }) => `port: 80\n${name(word)}: "${value}"\n`,
  sh: ({ word, value }) => `#!/bin/sh\nexport ${name(word).toUpperCase()}='${value}'\n`,
  xml: ({ word, value }) => `<settings>\n  <${name(word)}>\n    ${value}\n  </${name(word)}>\n</settings>\n`,
  env: ({ word, value }) => `PORT=80\n${name(word).toUpperCase()}=${value}\n`,
}

/** Rules that look for what stands around a value, too: their matches as they are, in a file of the name that they ask for. */
const WHOLE: Readonly<Record<string, string>> = {
  'curl-auth-header': 'run.sh',
  'curl-auth-user': 'run.sh',
  'freemius-secret-key': 'freemius.php',
  'kubernetes-secret-yaml': 'secret.yaml',
  'nuget-config-password': 'nuget.config',
  'sidekiq-sensitive-url': 'Gemfile',
}

const compiled = compileRules(secretRules)

function finds(text: string, value: string): boolean {
  const file = new FileScan()
  // Each text has the whole allowance: a layer of some ten thousand tokens is bounded, which is not what is compared.
  const scanner = new Scanner(compiled, new Allowance())
  scanner.whole(Buffer.from(text), file)
  const from = text.indexOf(value)
  return file.finish().sightings.some((one) => one.from < from + value.length && from < one.to)
}

/** Why plimsoll leaves out what gitleaks reports; docs/comparison.md has the same. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'curl-auth-user': 'names of users without a password, and options a dozen lines below the word curl',
  'kubernetes-secret-yaml': 'no document of YAML: the sign of a block with its value on the same line',
  'private-key': 'lines that no key can be read from: plimsoll parses what stands between BEGIN and END',
  jwt: 'three parts of which the first does not decode to a header of JSON are no token',
  'grafana-api-key': 'base64 in which there is no JSON: found, but told apart by its inside',
}

test(`secrets: at least ${LEAST} of what gitleaks finds of each of its kinds, in JSON, YAML, shell, XML and .env`, () => {
  const tree = join(workspace, 'gitleaks')
  const program = join(workspace, 'bin/gitleaks-samples')
  const samples = run(program, 'samples', '1', String(COUNT))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample)
  const texts = new Map<string, { readonly sample: Sample; readonly text: string }>()
  for (const [number, sample] of samples.entries()) {
    const folder = join(tree, sample.rule, String(number))
    mkdirSync(folder, { recursive: true })
    const whole = WHOLE[sample.rule]
    const files =
      whole === undefined
        ? Object.entries(FORMATS).map(([format, make]) => [`a.${format}`, make(sample)] as const)
        : [[whole, `\n${sample.match}\n`] as const]
    for (const [file, text] of files) {
      writeFileSync(join(folder, file), text)
      texts.set(join(folder, file), { sample, text })
    }
  }
  writeFileSync(join(workspace, 'gitleaks.toml'), run(program, 'config'))
  const report = join(workspace, 'gitleaks.json')
  run(
    join(workspace, 'bin/gitleaks'),
    'dir',
    tree,
    '--config',
    join(workspace, 'gitleaks.toml'),
    '--report-path',
    report,
    '--no-banner',
    '--exit-code',
    '0',
    '--log-level',
    'error',
  )
  const reported = JSON.parse(readFileSync(report, 'utf8')) as readonly {
    readonly RuleID: string
    readonly File: string
    readonly Secret: string
  }[]

  const counts = new Map<string, { theirs: number; ours: number }>()
  const missed: string[] = []
  for (const { RuleID: rule, File: path, Secret: secret } of reported) {
    const place = texts.get(path)
    // Of rules that match the same value gitleaks reports one.
    if (place === undefined || (place.sample.rule !== rule && !secret.includes(place.sample.value) && !place.sample.value.includes(secret)))
      continue
    const kind = place.sample.rule
    const count = counts.get(kind) ?? { theirs: 0, ours: 0 }
    counts.set(kind, count)
    count.theirs++
    if (finds(place.text, secret)) count.ours++
    else missed.push(`${kind} ${path.slice(tree.length)}: ${JSON.stringify(place.text.slice(0, 300))}`)
  }
  if (process.env['PLIMSOLL_MISSED']) writeFileSync(process.env['PLIMSOLL_MISSED'], missed.join('\n'))
  const known = new Set(samples.map(({ rule }) => rule))
  const all = [...counts.values()].reduce((sum, { theirs, ours }) => ({ theirs: sum.theirs + theirs, ours: sum.ours + ours }))
  console.log(`${known.size} kinds, ${counts.size} of which gitleaks finds in these trees; ${all.ours} of ${all.theirs} values`)
  const poor = [...counts].filter(([rule, { theirs, ours }]) => ours < LEAST * theirs && !(rule in DIFFERENT))
  ok(counts.size >= known.size * 0.95, [...known].filter((rule) => !counts.has(rule)).join(' '))
  ok(poor.length === 0, poor.map(([rule, { theirs, ours }]) => `${rule} ${ours}/${theirs}`).join('\n'))
})
