import type { Found } from '../contract.ts'
import { type LockYamlMap, mapAt, readLockYaml, textAt } from './lock-yaml.ts'
import { folderBeside, isNpmName, locatedPackage, splitAt } from './npm-names.ts'
import { isTarball } from './npm-origin.ts'

type Row = { readonly descriptors: readonly string[]; readonly entry: LockYamlMap; readonly resolution: string; readonly name: string }

/** The folder of what lies in the project: `workspace:packages/ui`, `file:./lib#./lib::hash=…&locator=shop%40workspace%3A.`. */
export function folderOf(reference: string): string | undefined {
  const parts = /^(workspace|portal|link|file):([^#]*?)(?:::|#|$)/.exec(reference)
  if (!parts || (parts[1] === 'file' && isTarball(parts[2]!))) return undefined
  const owner = /[?&:]locator=[^&]*workspace%3A([^&]*)/.exec(reference)?.[1] ?? '.'
  return parts[1] === 'workspace' ? parts[2]! : `${decodePath(owner)}/${parts[2]!}`
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `x@patch:x@npm%3A1.2#…` is x with a patch, `x@npm:y@1.2` is y. */
const isPublished = (reference: string): boolean => /^(?:npm|patch):/.test(reference)

/** Resolutions by descriptor, and by the name alone where there is but one: `resolutions` change ranges without a trace in the entries. */
function indexOf(rows: readonly Row[]): (name: string, range: string) => string | undefined {
  const keys = new Map<string, string>()
  const byName = new Map<string, Set<string>>()
  for (const { descriptors, resolution, name } of rows) {
    for (const one of descriptors) keys.set(one, resolution)
    byName.set(name, (byName.get(name) ?? new Set()).add(resolution))
  }
  // Berry writes `npm:` before ranges from version 4 of the program on; older entries name the bare range.
  return (name, range) => {
    const written = keys.get(`${name}@${range}`) ?? keys.get(`${name}@npm:${range}`)
    const all = byName.get(name)
    return written ?? (all?.size === 1 ? [...all][0] : undefined)
  }
}

/** yarn.lock of Yarn 2 to 4. @throws ParseError with a line */
export function* readYarnBerry(path: string, text: string): Generator<Found> {
  const rows = readLockYaml(text).flatMap((document) =>
    [...document].flatMap(([key, value]): Row[] => {
      const resolution = value instanceof Map ? textAt(value as LockYamlMap, 'resolution') : undefined
      const name = splitAt(resolution ?? '')?.name
      if (resolution === undefined || name === undefined) return []
      return [{ descriptors: key.split(/,\s*/), entry: value as LockYamlMap, resolution, name }]
    }),
  )
  const find = indexOf(rows)
  for (const { entry, resolution, name } of rows) {
    const reference = splitAt(resolution)!.rest
    const requires = ['dependencies', 'peerDependencies'].flatMap((section) =>
      [...mapAt(entry, section)].flatMap(([needed, range]) => (typeof range === 'string' ? (find(needed, range) ?? []) : [])),
    )
    const folder = folderOf(reference)
    const version = textAt(entry, 'version') ?? ''
    if (folder !== undefined) yield { kind: 'project', key: resolution, folder: folderBeside(path, folder), requires }
    else if (version !== '' && isNpmName(name))
      yield locatedPackage(name, version, isPublished(reference) ? undefined : reference, { key: resolution, requires })
  }
}
