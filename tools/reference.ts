/** Writes docs/reference from what the code declares: schemas of documents, tables of plugins. `npm run docs:reference` */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ResultSchema, ResultsSchema } from '#report/index.ts'
import { DiffSchema } from '#cli/schemas/diff.ts'
import { FixSchema } from '#cli/schemas/fix.ts'
import { SlimSchema } from '#cli/schemas/slim.ts'
import { Settings } from '#cli/settings/schema.ts'
import { catalogers } from '#sbom/index.ts'
import { credentialRows, secretRows } from '#secrets/index.ts'
import { feeds } from '#advisories/index.ts'
import { type ControlText, ImageFactsSchema, controlTexts } from '#policy/index.ts'
import { workloadControls } from './workload-controls.ts'
import { dockerfileRules, hadolintCodes } from '#hygiene/index.ts'

const folder = new URL('../docs/reference/', import.meta.url)

export const resultSchema = (): string =>
  `${JSON.stringify({ $id: 'plimsoll-result/1', title: 'What plimsoll check --format json prints', ...z.toJSONSchema(ResultSchema) }, null, 2)}\n`

export const resultsSchema = (): string =>
  `${JSON.stringify({ $id: 'plimsoll-results/1', title: 'What plimsoll check --format json prints of several targets', ...z.toJSONSchema(ResultsSchema) }, null, 2)}\n`

export const settingsSchema = (): string =>
  `${JSON.stringify({ $id: 'plimsoll-settings/1', title: 'plimsoll.yaml', ...z.toJSONSchema(Settings) }, null, 2)}\n`

export const factsSchema = (): string =>
  `${JSON.stringify({ $id: 'plimsoll-image-facts/1', title: 'What controls know of an image', ...z.toJSONSchema(ImageFactsSchema) }, null, 2)}\n`

export const fixSchema = (): string =>
  `${JSON.stringify({ $id: 'plimsoll-fix/1', title: 'What plimsoll fix --format json prints', ...z.toJSONSchema(FixSchema) }, null, 2)}\n`

export const diffSchema = (): string =>
  `${JSON.stringify({ $id: 'plimsoll-diff/1', title: 'What plimsoll diff --format json prints', ...z.toJSONSchema(DiffSchema) }, null, 2)}\n`

export const slimSchema = (): string =>
  `${JSON.stringify({ $id: 'plimsoll-slim/1', title: 'What plimsoll slim --format json prints', ...z.toJSONSchema(SlimSchema) }, null, 2)}\n`

/** Patterns of a row; known programs have hundreds. */
const MOST = 12

export function catalogerTable(): string {
  const rows = catalogers.map(({ id, evidence, paths, magic, about }) => {
    const shown = paths.length > MOST ? [...paths.slice(0, MOST), `and ${paths.length - MOST} more`] : paths
    const files = [
      ...shown.map((path) => (path.startsWith('and ') ? path : `\`${path}\``)),
      ...(magic ? ['programs and shared libraries'] : []),
    ].join(', ')
    return `| ${id} | ${evidence} | ${files} | ${about} |`
  })
  return ['# Catalogers', '', '| Id | Evidence | Files | What it knows and does not |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

export function feedTable(): string {
  const rows = feeds.map(({ id, title, licence, coverage, lacks, publication }) => {
    const [address] = publication?.addresses(publication.parts[0] ?? '') ?? []
    const parts = publication?.parts.map((part) => `\`${id}:${part}\``).join(', ') ?? ''
    const served = address === undefined ? 'db build alone' : `\`${address}\`${parts ? ` and its like: ${parts}` : ''}`
    return `| ${id} | ${title} | ${licence} | ${coverage}${lacks ? `: lacks ${lacks}` : ''} | ${served} |`
  })
  return [
    '# Feeds',
    '',
    '| Id | Published as | Licence | Coverage | `db update --from` asks |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const controlRow = ({ id, title, severity, subjects, references, aliases, rationale, remediation }: ControlText): string =>
  `| ${id} | ${severity} | ${title}. ${rationale} | ${remediation} | ${subjects.join(', ')} | ${references.join(', ')} | ${aliases.join(', ') || 'none'} |`

export async function controlTable(): Promise<string> {
  const texts = await controlTexts()
  return [
    '# Controls',
    '',
    '## image',
    '',
    `The ${texts.length} controls of image hygiene. The severity is that of a common case; places may be worth more or less, as docs/hygiene.md tells.`,
    '',
    '| Id | Severity | What and why | What to do | For | References | Other tools call it |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...texts.map(controlRow),
    '',
    await workloadControls(),
  ].join('\n')
}

export function dockerfileTable(): string {
  const rules = dockerfileRules.map(
    ({ id, severity, aliases, title, rationale, remediation }) =>
      `| ${id} | ${severity} | ${aliases.join(', ')} | ${title} | ${rationale} | ${remediation.replaceAll('|', '\\|')} |`,
  )
  const codes = hadolintCodes.map(({ code, about, rule, why }) => `| ${code} | ${about} | ${rule ?? ''} | ${why ?? ''} |`)
  return [
    '# Rules for Dockerfiles',
    '',
    'The commands of RUN are read by a tokenizer of sh and bash; nothing is executed. Scripts of PowerShell, cmd and other interpreters are not judged.',
    '',
    '| Id | Severity | Other names | What is wrong | Why it matters | What to do |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rules,
    '',
    "## hadolint's codes",
    '',
    "hadolint's error is medium, warning low, info and style info, where nothing is worse because an attacker gains by it. The codes of ShellCheck (SC) are `not-assessed`.",
    '',
    '| Code | About | Rule | Why there is none |',
    '| --- | --- | --- | --- |',
    ...codes,
    '',
  ].join('\n')
}

export function secretTable(): string {
  return [
    '# Secrets',
    '',
    `The ${secretRows.length} rules for what stands in files, and ${credentialRows.length} kinds of files that hold credentials. The severity is that of the shape alone: a checksum`,
    'that holds makes it critical, one that does not medium, an end in the past low, a value that a vendor prints in its documents info.',
    'Private keys are found by their armour, not by a rule: critical when one parses and is not encrypted.',
    '',
    '## Rules',
    '',
    '| Id | Severity | Confidence | What | Inner form that is checked | What to do |',
    '| --- | --- | --- | --- | --- | --- |',
    ...secretRows.map((row) => `| ${row.id} | ${row.severity} | ${row.confidence} | ${row.title} | ${row.checked} | ${row.remediation} |`),
    '',
    '## Files',
    '',
    '| Id | What | Files | What to do |',
    '| --- | --- | --- | --- |',
    ...credentialRows.map(
      ({ id, title, paths, remediation }) => `| ${id} | ${title} | ${paths.map((path) => `\`${path}\``).join(', ')} | ${remediation} |`,
    ),
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('result.schema.json', folder), resultSchema())
  writeFileSync(new URL('results.schema.json', folder), resultsSchema())
  writeFileSync(new URL('fix.schema.json', folder), fixSchema())
  writeFileSync(new URL('diff.schema.json', folder), diffSchema())
  writeFileSync(new URL('slim.schema.json', folder), slimSchema())
  writeFileSync(new URL('plimsoll.schema.json', folder), settingsSchema())
  writeFileSync(new URL('catalogers.md', folder), catalogerTable())
  writeFileSync(new URL('feeds.md', folder), feedTable())
  writeFileSync(new URL('secrets.md', folder), secretTable())
  writeFileSync(new URL('image-facts.schema.json', folder), factsSchema())
  writeFileSync(new URL('controls.md', folder), await controlTable())
  writeFileSync(new URL('dockerfile-rules.md', folder), dockerfileTable())
}
