import { MiB, ParseError, conform, readJson, textOf } from '#base/index.ts'
import * as z from 'zod'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { folderBeside, isNpmName, locatedPackage } from './npm-names.ts'
import { isTarball } from './npm-origin.ts'

const Name = z.string().nullable()
/** A reference, or for an alias the name and the reference; null is a peer that nobody provides. */
const Need = z.tuple([z.string(), z.union([z.string(), z.tuple([z.string(), z.string()]), z.null()])])
const Details = z.object({ packageLocation: z.string(), packageDependencies: z.array(Need).catch([]) })
const Data = z.object({ packageRegistryData: z.array(z.tuple([Name, z.array(z.tuple([Name, Details]))])) })

/** `'{\` … `}'` with each line's end escaped, as the loader's source has it. */
function inlined(text: string): string | undefined {
  const start = /RAW_RUNTIME_STATE\s{0,10}=\s{0,10}'/.exec(text)
  if (!start && text.includes('.pnp.data.json')) return undefined
  if (!start) throw new ParseError('unsupported', 'packages in a form that only Yarn 1 wrote')
  const from = start.index + start[0].length
  const end = /(?<!\\)(?:\\\\)*'/g
  end.lastIndex = from
  const match = end.exec(text)
  if (!match) throw new ParseError('malformed', 'the packages break off', { position: `offset ${text.length}` })
  return text
    .slice(from, match.index + match[0].length - 1)
    .replace(/\\(\r?\n|.)/g, (_, escaped: string) => (/^\r?\n$/.test(escaped) ? '\n' : escaped))
}

/** `npm:1.2.3`, `virtual:HASH#npm:1.2.3`, `patch:x@npm%3A1.2.3#…::version=1.2.3&hash=…`, an address. */
function identityOf(reference: string): { readonly version: string; readonly locator?: string } {
  const real = reference.replace(/^virtual:[^#]*#/, '')
  if (real.startsWith('npm:')) return { version: real.slice('npm:'.length).replace(/^.*@/, '').replace(/::.*$/, '') }
  if (real.startsWith('patch:')) return { version: /[:&]version=([^&]+)/.exec(real)?.[1] ?? '' }
  return { version: '', locator: real }
}

const isProject = (reference: string): boolean => {
  const real = reference.replace(/^virtual:[^#]*#/, '')
  return /^(?:workspace|link|portal):/.test(real) || (real.startsWith('file:') && !isTarball(real))
}

function* packagesOf(path: string, data: z.output<typeof Data>): Generator<Found> {
  const keyOf = (name: string, reference: string): string => `${name}@${reference}`
  for (const [name, versions] of data.packageRegistryData)
    for (const [reference, { packageLocation, packageDependencies }] of versions) {
      // Without a name stands the top level once more.
      if (name === null || reference === null) continue
      const key = keyOf(name, reference)
      // Each may require itself.
      const requires = packageDependencies
        .flatMap(([needed, target]) => (target === null ? [] : [typeof target === 'string' ? keyOf(needed, target) : keyOf(...target)]))
        .filter((needed) => needed !== key)
      const { version, locator } = identityOf(reference)
      if (isProject(reference)) yield { kind: 'project', key, folder: folderBeside(path, packageLocation), requires }
      else if (isNpmName(name)) yield locatedPackage(name, version, locator, { key, requires })
    }
}

/** .pnp.cjs and .pnp.data.json: where Yarn's Plug'n'Play takes packages from in place of node_modules; they lie in archives. */
export const yarnPnp = {
  id: 'npm-yarn-pnp',
  revision: 1,
  paths: ['**/.pnp.cjs', '**/.pnp.js', '**/.pnp.data.json'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    "What Yarn's Plug'n'Play loads, with exact edges, aliases, peers and Git origins, those for other systems too; licences come from the archives, where they are.",
  parse: function* (file: FoundFile) {
    const text = textOf(file.bytes)
    const json = file.path.endsWith('.json') ? text : inlined(text)
    if (json !== undefined) yield* packagesOf(file.path, conform(Data, readJson(json)))
  },
} satisfies Cataloger
