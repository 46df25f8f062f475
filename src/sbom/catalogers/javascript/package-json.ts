import { MiB, parseJson } from '#base/index.ts'
import { z } from 'zod'
import type { Cataloger, FoundPackage } from '../contract.ts'
import { isNpmName, keysOf, npmPackage } from './npm-names.ts'

const text = z.string().optional().catch(undefined)
const PackageJson = z.object({
  name: text,
  version: text,
  license: z.unknown().optional(),
  licenses: z.unknown().optional(),
  dependencies: z.unknown().optional(),
  optionalDependencies: z.unknown().optional(),
  peerDependencies: z.unknown().optional(),
})

/** `"MIT"`, `{ "type": "MIT", "url": … }` and lists of either, which npm took before SPDX expressions. */
export function licencesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.slice(0, 64).flatMap((item) => (Array.isArray(item) ? [] : licencesOf(item)))
  if (typeof value !== 'object' || value === null) return []
  const { type, name } = value as { readonly type?: unknown; readonly name?: unknown }
  return licencesOf(typeof type === 'string' ? type : typeof name === 'string' ? name : undefined)
}

export function packageOfManifest(content: Uint8Array): FoundPackage | undefined {
  const manifest = parseJson(PackageJson, content)
  const version = manifest.version?.trim()
  if (!manifest.name || !version || !isNpmName(manifest.name)) return undefined
  const licences = licencesOf(manifest.license)
  const requires = new Set([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies].flatMap(keysOf))
  return npmPackage(manifest.name, version.replace(/^[=v]+/, ''), {
    licences: licences.length > 0 ? licences : licencesOf(manifest.licenses),
    requires: [...requires],
  })
}

/** package.json of each package under node_modules, and of the application itself where it has a name and version. */
export const packageJson = {
  id: 'npm-package-json',
  revision: 1,
  paths: ['**/package.json'],
  limit: 8 * MiB,
  evidence: 'installed',
  links: 'nested',
  about: 'Node packages in the tree, with licences and dependencies; a package.json without name or version is no package of its own.',
  parse: (file) => {
    const found = packageOfManifest(file.bytes)
    return found ? [found] : []
  },
} satisfies Cataloger
