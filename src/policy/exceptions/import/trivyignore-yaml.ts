import * as z from 'zod'
import { expiryOf } from '../moment.ts'
import { type Collector, type Draft, type IgnoreFormat, collector } from './contract.ts'
import { hasClasses, momentText, readYaml } from './documents.ts'
import { shortened } from './lines.ts'
import { meaningOf } from './name-check.ts'
import { ruleOf } from './secret-rules.ts'

const Entry = z.looseObject({
  id: z.string(),
  paths: z.array(z.string()).nullish(),
  purls: z.array(z.string()).nullish(),
  expired_at: z.union([z.string(), z.date()]).nullish(),
  statement: z.string().nullish(),
})
type Entry = z.output<typeof Entry>

const Entries = z.array(Entry).nullish()
const File = z.looseObject({ vulnerabilities: Entries, misconfigurations: Entries, secrets: Entries, licenses: Entries })

const FIELDS: ReadonlySet<string> = new Set(Object.keys(Entry.shape))
const KINDS = ['vulnerabilities', 'misconfigurations', 'secrets', 'licenses'] as const

function scopeOf(kind: (typeof KINDS)[number], id: string): Pick<Draft, 'id' | 'rule' | 'kind'> | string {
  switch (kind) {
    case 'vulnerabilities':
      return { id, kind: 'vulnerability' }
    case 'secrets':
      return { rule: ruleOf(id), kind: 'secret' }
    case 'misconfigurations': {
      const meaning = meaningOf(id)
      return typeof meaning !== 'string' && meaning.kind === 'hygiene' ? meaning : 'plimsoll has no such check'
    }
    case 'licenses':
      return 'plimsoll has no findings about licences'
    default:
      return kind satisfies never
  }
}

function readEntry(entry: Entry, line: number, kind: (typeof KINDS)[number], comment: string | undefined, found: Collector): void {
  const scope = scopeOf(kind, entry.id)
  if (typeof scope === 'string') return found.remark(line, entry.id, scope)
  const expires = entry.expired_at == null ? undefined : momentText(entry.expired_at)
  if (expires !== undefined && expiryOf(expires) === undefined)
    return found.remark(line, entry.id, `expired_at "${expires}" is neither a day nor a time with its offset`)
  for (const key of Object.keys(entry)) if (!FIELDS.has(key)) found.remark(line, key, 'Trivy has no such field')
  const strange = entry.paths?.find(hasClasses)
  if (strange !== undefined) return found.remark(line, entry.id, `the path "${strange}" has a class of characters or an escape`)
  const reason = shortened(entry.statement ?? comment ?? '')
  // Each of the paths, with each of the packages.
  for (const path of entry.paths?.length ? entry.paths : [undefined])
    for (const purl of kind === 'vulnerabilities' && entry.purls?.length ? entry.purls : [undefined])
      found.draft({
        line,
        ...scope,
        ...(purl === undefined ? {} : { package: purl }),
        ...(path === undefined ? {} : { path }),
        ...(reason ? { reason } : {}),
        ...(expires === undefined ? {} : { expires }),
      })
}

/** Lists by kind, each entry with paths, purls, a day and a statement. */
export const trivyignoreYaml = {
  id: 'trivyignore-yaml',
  tool: 'Trivy',
  files: ['.trivyignore.yaml', '.trivyignore.yml'],
  read: (text) => {
    const found = collector()
    const { value, lineOf, commentOf } = readYaml(File, text)
    for (const key of Object.keys(value)) if (!Object.hasOwn(File.shape, key)) found.remark(lineOf([key]), key, 'Trivy has no such list')
    for (const kind of KINDS)
      for (const [i, entry] of (value[kind] ?? []).entries()) readEntry(entry, lineOf([kind, i]), kind, commentOf([kind, i]), found)
    return found
  },
} satisfies IgnoreFormat
