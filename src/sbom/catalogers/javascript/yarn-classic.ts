import { ParseError } from '#base/index.ts'
import type { Found } from '../contract.ts'
import { folderBeside, isNpmName, npmPackage, splitAt } from './npm-names.ts'
import { isTarball, locatedAt } from './npm-origin.ts'

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

type Named = { readonly name: string; readonly folder?: string; readonly remote: boolean }

/** The published name: of `alias@npm:lodash@^4` it is lodash. */
function nameOf(descriptor: string): Named | undefined {
  const parts = splitAt(descriptor)
  if (!parts) return undefined
  const alias = parts.rest.startsWith('npm:') ? splitAt(parts.rest.slice(4)) : undefined
  const folder = /^(?:file|link|portal|workspace):(.*)$/.exec(parts.rest)?.[1]
  const remote = /^[a-z+]+:\/\//.test(parts.rest)
  return { name: alias?.name ?? parts.name, remote, ...(folder === undefined || isTarball(folder) ? {} : { folder }) }
}

/** What a manifest's name leads to where the lock has it once; of several versions it does not tell which one the project asked for. */
function offersOf(keys: ReadonlyMap<string, string>): (readonly [string, string])[] {
  const byName = Map.groupBy(keys, ([descriptor]) => splitAt(descriptor)?.name ?? '')
  return [...byName].flatMap(([name, group]) => (new Set(group.map(([, key]) => key)).size === 1 ? [[name, group[0]![1]] as const] : []))
}

/** yarn.lock of Yarn 1. @throws ParseError with a line */
export function* readYarnClassic(path: string, text: string): Generator<Found> {
  const entries = [...entriesOf(text)]
  const keys = new Map<string, string>()
  for (const { names } of entries) for (const name of names) keys.set(name, names[0]!)
  yield { kind: 'project', key: '', folder: folderBeside(path, ''), requires: [], offers: offersOf(keys) }
  for (const entry of entries) {
    const key = entry.names[0] ?? ''
    const named = nameOf(key)
    if (!named) continue
    const requires = entry.needs.flatMap((one) => keys.get(one) ?? [])
    if (named.folder !== undefined) yield { kind: 'project', key, folder: folderBeside(path, named.folder), requires }
    else if (entry.version !== '' && isNpmName(named.name)) {
      const { name, version, origin } = locatedAt(named.name, entry.version, entry.resolved)
      // Every registry's archives have an address: one counts where the project asked for it, or where it is a Git host's.
      const counts = named.remote || origin.qualifiers?.['vcs_url'] !== undefined
      yield npmPackage(name, version, { key, requires, ...(counts ? origin : {}) })
    }
  }
}
