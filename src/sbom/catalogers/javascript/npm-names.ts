import type { FoundPackage } from '../contract.ts'

/** What npm has ever let into its registry, scope included; keeps templates such as `{{name}}` out. */
const VALID_NAME = /^(?:@[\w.~!'()*-]+\/)?[\w.~!'()*-]+$/

export const isNpmName = (name: string): boolean => name.length <= 214 && VALID_NAME.test(name)

/** `@scope/name@rest` in two; the first at sign of a scope does not count. */
export function splitAt(text: string): { readonly name: string; readonly rest: string } | undefined {
  const at = text.indexOf('@', 1)
  return at < 0 ? undefined : { name: text.slice(0, at), rest: text.slice(at + 1) }
}

const SCHEME = /^(?:git(?:\+\w+)?:|github:|gitlab:|bitbucket:|https?:|file:|link:|portal:|workspace:|root:)/

export const isLocator = (text: string): boolean => SCHEME.test(text)

/** purl qualifiers for a package that does not come from a registry by its version alone. */
export function originOf(locator: string | undefined): { readonly qualifiers?: Readonly<Record<string, string>> } {
  if (locator === undefined) return {}
  const isArchive = /^https?:/.test(locator) && !/\.git(?:#|$)/.test(locator)
  if (isArchive) return { qualifiers: { download_url: locator } }
  return /^(?:git|https?:)/.test(locator) ? { qualifiers: { vcs_url: locator } } : {}
}

export const npmPackage = (name: string, version: string, more: Partial<FoundPackage>): FoundPackage => ({
  kind: 'package',
  type: 'npm',
  name,
  version,
  ...more,
})

/** Own keys of a foreign value, none if it is not an object. */
export const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
