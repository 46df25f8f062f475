import { ParseError } from '#base/index.ts'
import type { FoundPackage } from '../contract.ts'
import { isNpmName, npmPackage, originOf, splitAt } from './npm-names.ts'

type Entry = { readonly names: readonly string[]; version: string; resolved: string; readonly needs: string[] }

const unquoted = (text: string): string => (text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text)

/** `"a@^1", a@^2:` as descriptors; a quoted one may hold commas. */
const descriptorsOf = (line: string): string[] =>
  (line.replace(/:$/, '').match(/"[^"]*"|[^,\s][^,]*/g) ?? []).map((part) => unquoted(part.trim()))

/** Entries by indentation: 0 the descriptors, 2 fields, 4 members of `dependencies` and its kin. */
function* entriesOf(text: string): Generator<Entry> {
  let entry: Entry | undefined
  let section = ''
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const indent = raw.length - raw.trimStart().length
    if (indent === 0) {
      if (!line.endsWith(':')) throw new ParseError('malformed', 'a line that is no entry', { position: `line ${i + 1}` })
      if (entry) yield entry
      entry = { names: descriptorsOf(line), version: '', resolved: '', needs: [] }
      section = ''
      continue
    }
    if (!entry) throw new ParseError('malformed', 'a field outside of an entry', { position: `line ${i + 1}` })
    const space = line.startsWith('"') ? line.indexOf('"', 1) + 1 : line.indexOf(' ')
    const key = unquoted(space <= 0 ? line.replace(/:$/, '') : line.slice(0, space))
    const value = space <= 0 ? '' : unquoted(line.slice(space).trim())
    if (indent >= 4) {
      if (section === 'dependencies' || section === 'optionalDependencies') entry.needs.push(`${key}@${value}`)
    } else if (value === '') section = key
    else if (key === 'version') entry.version = value
    else if (key === 'resolved') entry.resolved = value
  }
  if (entry) yield entry
}

/** The published name: of `alias@npm:lodash@^4` it is lodash. */
function nameOf(descriptor: string): { readonly name: string; readonly local: boolean } | undefined {
  const parts = splitAt(descriptor)
  if (!parts) return undefined
  const alias = parts.rest.startsWith('npm:') ? splitAt(parts.rest.slice(4)) : undefined
  return { name: alias?.name ?? parts.name, local: /^(?:file|link|portal|workspace):/.test(parts.rest) }
}

/** yarn.lock of Yarn 1. @throws ParseError with a line */
export function* readYarnClassic(text: string): Generator<FoundPackage> {
  const entries = [...entriesOf(text)]
  const keys = new Map<string, string>()
  const keyOf = (entry: Entry): string => `${nameOf(entry.names[0] ?? '')?.name ?? ''}@${entry.version}`
  for (const entry of entries) for (const name of entry.names) keys.set(name, keyOf(entry))
  for (const entry of entries) {
    const named = nameOf(entry.names[0] ?? '')
    if (!named || named.local || entry.version === '' || !isNpmName(named.name)) continue
    const git = /^git|\.git(?:#|$)/.test(entry.resolved) ? originOf(entry.resolved) : {}
    yield npmPackage(named.name, entry.version, { key: keyOf(entry), requires: entry.needs.flatMap((one) => keys.get(one) ?? []), ...git })
  }
}
