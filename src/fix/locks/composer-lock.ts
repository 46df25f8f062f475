import * as z from 'zod'
import { conform, readJson } from '#base/index.ts'
import type { Lock, LockGraph } from './contract.ts'
import { namesOf } from './contract.ts'

const Entry = z.object({ name: z.string(), version: z.string(), require: z.record(z.string(), z.string()).optional().catch(undefined) })
const File = z.object({ packages: z.array(Entry), 'packages-dev': z.array(Entry).default([]) })

/** Packages of one file, a count. */
const PACKAGES = 100_000

function graph(text: string): LockGraph {
  const { packages, 'packages-dev': dev } = conform(File, readJson(text.replace(/^\uFEFF/, '')))
  const all = [...packages, ...dev].slice(0, PACKAGES)
  const plain = (version: string): string => version.replace(/^v(?=\d)/i, '')
  const versions = new Map(all.map(({ name, version }) => [name.toLowerCase(), plain(version)]))
  return {
    roots: [],
    packages: all.map(({ name, version, require = {} }) => ({
      name: name.toLowerCase(),
      version: plain(version),
      asks: Object.entries(require).flatMap(([needed, range]) => {
        const found = versions.get(needed.toLowerCase())
        return found === undefined ? [] : [{ name: needed.toLowerCase(), range, version: found }]
      }),
    })),
  }
}

export const composerLock = {
  id: 'composer',
  name: /^composer\.lock$/,
  type: 'composer',
  editor: 'composer-json',
  movesAll: () => true,
  tool: () => 'composer',
  manifest: () => 'composer.json',
  command: ({ edited, locked }) => `composer update --no-install ${namesOf([...edited, ...locked])} --with-all-dependencies`,
  graph,
} satisfies Lock
