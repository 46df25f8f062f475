import { MiB, conform, readJson, textOf } from '#base/index.ts'
import * as z from 'zod'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { folderBeside, keysOf } from './npm-names.ts'
import { originOf } from './npm-origin.ts'

const Hidden = z.object({ packages: z.unknown().optional() })

/** The address of `.pnpm/NAME@git+https+++host+owner+name.git+COMMIT_HASH/node_modules/NAME`, before pnpm 9 `.pnpm/host+owner+name+COMMIT/…`. */
export function pnpmOrigin(path: string): ReturnType<typeof originOf> {
  if (!path.includes('.pnpm/')) return {}
  const store = /\/\.pnpm\/([^/]{1,255})\/node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.exec(`/${path}`)?.[1]
  if (store === undefined) return {}
  const commit = /\+([0-9a-f]{40})(?:[_(]|$)/.exec(store)
  const [, scheme, rest] =
    /@(git\+https?|git\+ssh|git|https?)\+\+\+([^@]+|[^@]*git@[^@]+)$/.exec(store.slice(0, commit?.index ?? store.length)) ?? []
  const whole = rest?.replaceAll('+', '/')
  if (scheme !== undefined && whole !== undefined)
    return originOf(scheme.startsWith('git') ? `${scheme}://${whole}#${commit?.[1] ?? ''}` : `${scheme}://${whole}/${commit?.[1] ?? ''}`)
  const [, host, repository] = /^([\w-]+(?:\.[\w-]+)+)\+(.+)$/.exec(commit ? store.slice(0, commit.index) : '') ?? []
  if (host === undefined || repository === undefined) return {}
  const plain = repository.replace(/\+tar\.gz$/, '').replaceAll('+', '/')
  return originOf(`git+https://${host.replace(/^codeload\./, '')}/${plain}#${commit![1]!}`)
}

function* parse(file: FoundFile): Generator<Found> {
  const text = textOf(file.bytes)
  // Most trees have nothing from Git, and the file is as large as the tree.
  if (!text.includes('"git')) return
  const { packages } = conform(Hidden, readJson(text))
  const below = folderBeside(file.path, '')
  for (const location of keysOf(packages)) {
    const entry = (packages as Readonly<Record<string, unknown>>)[location]
    const resolved = typeof entry === 'object' && entry !== null && 'resolved' in entry ? entry.resolved : undefined
    const { qualifiers } = originOf(typeof resolved === 'string' ? resolved : undefined)
    const folder = folderBeside(file.path, `../${location}`)
    // A file speaks for its own node_modules and for nobody else's.
    if (qualifiers?.['vcs_url'] && folder.startsWith(`${below}/`)) yield { kind: 'beside', of: 'npm-package-json', folder, qualifiers }
  }
}

/** node_modules/.package-lock.json, npm's note of what it installed: what the manifests do not tell since npm 7. */
export const npmHiddenLock = {
  id: 'npm-hidden-lock',
  revision: 2,
  paths: ['**/node_modules/.package-lock.json'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'Which installed packages come from Git; the packages themselves are found by their manifests.',
  parse,
} satisfies Cataloger
