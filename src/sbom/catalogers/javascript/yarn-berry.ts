import type { FoundPackage } from '../contract.ts'
import { type LockYamlMap, mapAt, readLockYaml, textAt } from './lock-yaml.ts'
import { isNpmName, npmPackage, originOf, splitAt } from './npm-names.ts'

/** What a descriptor or locator says after its name: `npm:^1.2`, `workspace:.`, `patch:…`, an address. */
const isLocal = (rest: string): boolean => /^(?:workspace|link|portal|file|virtual):/.test(rest)

/** The published name of a resolution; `x@patch:x@npm%3A1.2#…` is x with a patch. */
function identityOf(resolution: string, version: string): { name: string; locator?: string } | undefined {
  const parts = splitAt(resolution)
  if (!parts || isLocal(parts.rest) || version === '' || version === '0.0.0-use.local') return undefined
  return /^(?:npm|patch):/.test(parts.rest) ? { name: parts.name } : { name: parts.name, locator: parts.rest }
}

/** Berry writes `npm:` before ranges from version 4 of the lock on; older entries name the bare range. */
const asWritten = (keys: ReadonlyMap<string, string>, name: string, range: string): string | undefined =>
  keys.get(`${name}@${range}`) ?? keys.get(`${name}@npm:${range}`)

/** yarn.lock of Yarn 2 to 4. @throws ParseError with a line */
export function* readYarnBerry(text: string): Generator<FoundPackage> {
  const entries = readLockYaml(text).flatMap((document) => [...document].filter(([key]) => key !== '__metadata'))
  const rows = entries.flatMap(([key, value]) =>
    value instanceof Map ? [{ descriptors: key.split(/,\s*/), entry: value as LockYamlMap }] : [],
  )
  const keys = new Map<string, string>()
  for (const { descriptors, entry } of rows) for (const one of descriptors) keys.set(one, textAt(entry, 'resolution') ?? '')
  for (const { entry } of rows) {
    const [resolution, version] = [textAt(entry, 'resolution') ?? '', textAt(entry, 'version') ?? '']
    const identity = identityOf(resolution, version)
    if (!identity || !isNpmName(identity.name)) continue
    const needs = [...mapAt(entry, 'dependencies')].flatMap(([name, range]) =>
      typeof range === 'string' ? (asWritten(keys, name, range) ?? []) : [],
    )
    yield npmPackage(identity.name, version, { key: resolution, requires: needs, ...originOf(identity.locator) })
  }
}
