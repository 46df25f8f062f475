import { parse as parseToml } from 'smol-toml'
import * as z from 'zod'
import { ParseError, conform, messageOf } from '#base/index.ts'
import { expiryOf } from '../moment.ts'
import { type IgnoreFormat, collector } from './contract.ts'
import { momentText } from './documents.ts'
import { shortened } from './lines.ts'

const when = z.union([z.string(), z.date()])

const File = z.looseObject({
  IgnoredVulns: z
    .array(z.looseObject({ id: z.string(), ignoreUntil: when.exactOptional(), reason: z.string().exactOptional() }))
    .exactOptional(),
  PackageOverrides: z.array(z.looseObject({ name: z.string().exactOptional(), ecosystem: z.string().exactOptional() })).exactOptional(),
})

function readToml(text: string): z.output<typeof File> {
  try {
    return conform(File, parseToml(text))
  } catch (cause) {
    if (cause instanceof ParseError) throw cause
    const line = (cause as { line?: number }).line
    const at = line === undefined ? {} : { position: `line ${line}` }
    throw new ParseError('malformed', `not TOML: ${messageOf(cause).split('\n', 1)[0]}`, { cause, ...at })
  }
}

/** Lines of the headers of a list of tables, in order. */
function linesOf(text: string, table: string): number[] {
  const header = new RegExp(`^\\s*\\[\\[\\s*${table}\\s*\\]\\]`)
  return text.split('\n').flatMap((line, i) => (header.test(line.slice(0, 200)) ? [i + 1] : []))
}

/** IgnoredVulns, each an id or alias for all packages, with a day and a reason. */
export const osvScanner = {
  id: 'osv-scanner',
  tool: 'OSV-Scanner',
  files: ['osv-scanner.toml'],
  read: (text) => {
    const found = collector()
    const { IgnoredVulns = [], PackageOverrides = [], ...rest } = readToml(text)
    const ignored = linesOf(text, 'IgnoredVulns')
    for (const [i, { id, ignoreUntil, reason }] of IgnoredVulns.entries()) {
      const line = ignored[i] ?? 1
      const expires = ignoreUntil === undefined ? undefined : momentText(ignoreUntil)
      if (expires !== undefined && expiryOf(expires) === undefined)
        found.remark(line, id, `ignoreUntil "${expires}" is neither a day nor a time with its offset`)
      else
        found.draft({
          line,
          id,
          kind: 'vulnerability',
          ...(reason ? { reason: shortened(reason) } : {}),
          ...(expires === undefined ? {} : { expires }),
        })
    }
    const overrides = linesOf(text, 'PackageOverrides')
    for (const [i, { name, ecosystem }] of PackageOverrides.entries())
      found.remark(
        overrides[i] ?? 1,
        `PackageOverrides ${name ?? ecosystem ?? ''}`.trim(),
        'it names no vulnerability, and would accept those that nobody has seen yet',
      )
    for (const key of Object.keys(rest)) found.remark(1, key, 'it is a setting and accepts nothing')
    return found
  },
} satisfies IgnoreFormat
