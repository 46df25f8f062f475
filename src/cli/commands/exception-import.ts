import { basename } from 'node:path'
import { stringify } from 'yaml'
import { DAY, ParseError, limits, readFileBounded, systemClock, textOf, toInstant, visible } from '#base/index.ts'
import { secretRuleIds, secretRules } from '#secrets/index.ts'
import { type Draft, type IgnoreFormat, type Remark, expiryOf, ignoreFormats } from '#policy/index.ts'
import { emit } from '../emit.ts'
import { UsageError } from '../errors.ts'

/** Days that an exception lasts whose file does not say. */
const DAYS = 90

export type ImportFlags = {
  readonly owner: string
  readonly expires?: string
  readonly subject?: string
  readonly from?: string
  readonly output?: string
}

type Terms = { readonly owner: string; readonly expires: string; readonly subject: string; readonly now: string }

const formatNames = (): string => ignoreFormats.map(({ id, files }) => `${id} (${files[0]})`).join(', ')

function formatOf(path: string, from: string | undefined): IgnoreFormat {
  const name = basename(path)
  const format = from === undefined ? ignoreFormats.find(({ files }) => files.includes(name)) : ignoreFormats.find(({ id }) => id === from)
  if (format) return format
  const why = from === undefined ? `"${name}" is the name of no known file` : `there is no format "${from}"`
  throw new UsageError('wrong-use', `import "${path}": ${why}`, { hint: `say which with --from: ${formatNames()}` })
}

function termsOf({ owner, expires, subject }: ImportFlags): Terms {
  const now = toInstant(systemClock.now())
  if (owner.trim() === '') throw new UsageError('wrong-use', 'read --owner "": somebody has to answer for it')
  const end = expires === undefined ? undefined : expiryOf(expires)
  if (expires !== undefined && (end === undefined || end <= now))
    throw new UsageError('wrong-use', `read --expires "${expires}": not a day to come, such as 2026-12-31`)
  const last = toInstant(new Date(Date.parse(now) + DAYS * DAY)).slice(0, 10)
  return { owner: owner.trim(), expires: expires ?? last, subject: subject ?? '*', now }
}

const field = (key: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`${key}: ${stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', blockQuote: false }).trimEnd()}`]

function entryOf(draft: Draft, source: string, terms: Terms): string {
  const { id, rule, kind, package: purl, range, path, reason, expires } = draft
  const lines = [
    ...field('id', id),
    ...field('rule', rule),
    ...field('kind', kind),
    ...field('package', purl),
    ...field('range', range),
    ...field('path', path),
    ...field('subject', purl === undefined && path === undefined ? terms.subject : undefined),
    ...field('owner', terms.owner),
    ...field('reason', reason ?? `accepted in ${source}`),
    ...field('expires', expires ?? terms.expires),
  ]
  return lines.map((line, i) => `  ${i === 0 ? '- ' : '  '}${line}\n`).join('')
}

type Imported = { readonly text: string; readonly entries: number; readonly anywhere: number; readonly remarks: readonly Remark[] }

async function importFile(path: string, format: IgnoreFormat, terms: Terms): Promise<Imported> {
  try {
    const { drafts, remarks } = format.read(textOf(await readFileBounded(path, limits.settings)))
    const [kept, past] = [true, false].map((open) =>
      drafts.filter(({ expires }) => (expires === undefined || expiryOf(expires)! > terms.now) === open),
    ) as [Draft[], Draft[]]
    const known = new Set(secretRuleIds(secretRules))
    const foreign = kept.flatMap(({ line, kind, rule }) =>
      kind !== 'secret' || rule === undefined || known.has(rule)
        ? []
        : [{ line, what: rule, why: 'no rule comes with plimsoll that has this name; it is kept for one of your own' }],
    )
    const over = past.map(({ line, id, rule, expires }) => ({ line, what: id ?? rule ?? '', why: `it ended with ${expires}` }))
    return {
      text: [`  # From ${visible(path)} (${format.tool})\n`, ...kept.map((draft) => entryOf(draft, basename(path), terms))].join(''),
      entries: kept.length,
      anywhere: kept.filter((draft) => draft.package === undefined && draft.path === undefined).length,
      remarks: [...remarks, ...foreign, ...over].toSorted((a, b) => a.line - b.line),
    }
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    throw new ParseError(cause.code, `import "${path}": ${cause.message}`, { cause })
  }
}

const note = (text: string): void => void process.stderr.write(`note: ${visible(text)}\n`)

/** Prints what other tools' files accept as exceptions for plimsoll.yaml; what exceptions cannot say is listed on standard error. */
export async function importExceptions(paths: readonly string[], flags: ImportFlags): Promise<void> {
  const terms = termsOf(flags)
  const files = paths.map((path) => [path, formatOf(path, flags.from)] as const)
  const imported: Imported[] = []
  for (const [path, format] of files) imported.push(await importFile(path, format, terms))
  const entries = imported.reduce((sum, one) => sum + one.entries, 0)
  const text = imported.map((one) => one.text).join('')
  await emit(entries === 0 ? `exceptions: []\n${text.replace(/^ {2}/gm, '')}` : `exceptions:\n${text}`, flags.output)
  for (const [i, { remarks }] of imported.entries()) for (const { line, what, why } of remarks) note(`${paths[i]}:${line}: ${what}: ${why}`)
  const anywhere = imported.reduce((sum, one) => sum + one.anywhere, 0)
  if (anywhere > 0 && flags.subject === undefined)
    note(`${anywhere} of ${entries} exceptions name no place and got subject "*", every image and folder; --subject says which`)
}
