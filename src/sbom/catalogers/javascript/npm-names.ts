import { posix } from 'node:path'
import type { FoundPackage } from '../contract.ts'
import { locatedAt } from './npm-origin.ts'

/** What npm has ever let into its registry, scope included; keeps templates such as `{{name}}` out. */
const VALID_NAME = /^(?:@[\w.~!'()*-]+\/)?[\w.~!'()*-]+$/

export const isNpmName = (name: string): boolean => name.length <= 214 && VALID_NAME.test(name)

/** `@scope/name@rest` in two; the first at sign of a scope does not count. */
export function splitAt(text: string): { readonly name: string; readonly rest: string } | undefined {
  const at = text.indexOf('@', 1)
  return at < 0 ? undefined : { name: text.slice(0, at), rest: text.slice(at + 1) }
}

export const npmPackage = (name: string, version: string, more: Partial<FoundPackage>): FoundPackage => ({
  kind: 'package',
  type: 'npm',
  name,
  // A tag's `v` and npm's older `=` are no part of a version: `npm publish` takes them off.
  version: version.replace(/^[=v]+(?=\d)/, ''),
  ...more,
})

/** A package that a lock knows by an address, or does not. */
export function locatedPackage(name: string, version: string, locator: string | undefined, more: Partial<FoundPackage>): FoundPackage {
  const found = locatedAt(name, version, locator)
  return npmPackage(found.name, found.version, { ...more, ...found.origin })
}

/** Own keys of a foreign value, none if it is not an object. */
export const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

/** A folder that a lock names, below the tree's root. */
export const folderBeside = (lock: string, folder: string): string =>
  posix.join(posix.dirname(lock), folder).replace(/\/+$/, '').replace(/^\.$/, '')
