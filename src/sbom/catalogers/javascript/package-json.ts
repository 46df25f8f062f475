import { MiB, parseJson } from '#base/index.ts'
import * as z from 'zod'
import { anyOf } from '../../licences.ts'
import type { Cataloger, FoundPackage } from '../contract.ts'
import { pnpmOrigin } from './installed-origin.ts'
import { isNpmName, keysOf, npmPackage } from './npm-names.ts'
import { originOf } from './npm-origin.ts'

const text = z.string().optional().catch(undefined)
const PackageJson = z.object({
  name: text,
  version: text,
  license: z.unknown().optional(),
  licenses: z.unknown().optional(),
  dependencies: z.unknown().optional(),
  optionalDependencies: z.unknown().optional(),
  peerDependencies: z.unknown().optional(),
  _resolved: text,
})

/** Licences of one package; more are no licences. */
const LICENCES = 64

function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.slice(0, LICENCES).flatMap((item) => (Array.isArray(item) ? [] : namesOf(item)))
  if (typeof value !== 'object' || value === null) return []
  const { type, name, url } = value as { readonly type?: unknown; readonly name?: unknown; readonly url?: unknown }
  return namesOf([type, name, url].find((one) => typeof one === 'string' && one.trim() !== ''))
}

/**
 * `"MIT"`, `{ "type": "MIT", "url": … }` and lists of either, which npm took before SPDX expressions. A list is a choice: npm's own
 * replacement for it is `(MIT OR Apache-2.0)` (package.json documentation, "license").
 */
export function licencesOf(value: unknown): string[] {
  const names = namesOf(value)
  return names.length > 1 ? [anyOf(names)] : names
}

/** `node_modules/name/package.json`: what a package manager has put there. */
const isInstalled = (path: string): boolean => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path)

/** The package of a manifest; without a version it is one only where a package manager put it. @throws ParseError */
export function packageOfManifest(path: string, content: Uint8Array): FoundPackage | undefined {
  const manifest = parseJson(PackageJson, content)
  const version = manifest.version?.trim() ?? ''
  if (!manifest.name || !isNpmName(manifest.name) || (version === '' && !isInstalled(path))) return undefined
  const licences = licencesOf(manifest.license)
  const requires = new Set([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies].flatMap(keysOf))
  // npm wrote it up to version 6, pnpm has it in the folder's name.
  const origin = manifest['_resolved'] === undefined ? pnpmOrigin(path) : originOf(manifest['_resolved'])
  return npmPackage(manifest.name, version, {
    licences: licences.length > 0 ? licences : licencesOf(manifest.licenses),
    requires: [...requires],
    // The address of a registry's archive is not worth a word.
    ...(origin.qualifiers?.['vcs_url'] ? origin : {}),
  })
}

/** package.json of each package under node_modules, and of the application itself where it has a name and version. */
export const packageJson = {
  id: 'npm-package-json',
  revision: 2,
  paths: ['**/package.json'],
  limit: 8 * MiB,
  evidence: 'installed',
  links: 'nested',
  about:
    'Node packages in the tree, with licences and dependencies, through the links of pnpm and its like; a package.json without a name, or outside of node_modules without a version, is no package of its own.',
  parse: (file) => {
    const found = packageOfManifest(file.path, file.bytes)
    return found ? [found] : []
  },
} satisfies Cataloger
