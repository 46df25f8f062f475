import { parse as parseToml } from 'smol-toml'
import * as z from 'zod'
import { MiB, ParseError, conform, messageOf, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { crate } from './crate.ts'

const Entry = z.object({
  name: z.string(),
  version: z.string(),
  source: z.string().optional(),
  dependencies: z.array(z.string()).optional(),
})

/** Versions 1 to 4 differ in where checksums stand and how Git sources are written. `root` is how cargo before 1.17 kept the package itself. */
const Lock = z.object({ package: z.array(Entry).optional(), root: Entry.optional() })

/** `name`, `name version`, `name version (source)`: the version stands only where several are locked. */
function keyOf(dependency: string, versions: ReadonlyMap<string, string>): string {
  const [name = '', version] = dependency.split(' ')
  return `${name} ${version ?? versions.get(name) ?? ''}`
}

const CRATES_IO = /^(?:registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index|sparse\+https:\/\/index\.crates\.io\/?)$/

/**
 * Where a crate comes from, when it is not crates.io: `git+URL?branch=x#commit` as the purl qualifier vcs_url (`git+URL@commit`), another
 * registry as repository_url.
 */
function qualifiersOf(source: string | undefined): Readonly<Record<string, string>> | undefined {
  if (source === undefined || CRATES_IO.test(source)) return undefined
  if (!source.startsWith('git+')) return { repository_url: source.replace(/^(?:registry|sparse)\+/, '') }
  const hash = source.indexOf('#')
  const url = (hash < 0 ? source : source.slice(0, hash)).split('?', 1)[0]!
  return { vcs_url: hash < 0 ? url : `${url}@${source.slice(hash + 1)}` }
}

function* parse(file: FoundFile): Generator<Found> {
  let value: unknown
  try {
    value = parseToml(textOf(file.bytes), { maxDepth: 20 })
  } catch (cause) {
    throw new ParseError('malformed', `not TOML: ${messageOf(cause).split('\n', 1)[0]}`, { cause })
  }
  const { package: locked = [], root } = conform(Lock, value)
  const packages = root ? [root, ...locked] : locked
  const versions = new Map(packages.map(({ name, version }) => [name, version]))
  for (const { name, version, source, dependencies = [] } of packages) {
    const qualifiers = qualifiersOf(source)
    yield crate(name, version, { requires: dependencies.map((one) => keyOf(one, versions)), ...(qualifiers ? { qualifiers } : {}) })
  }
}

export const cargoLock = {
  id: 'cargo-lock',
  revision: 2,
  paths: ['**/Cargo.lock'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Crates with edges, lock versions 1 to 4; Cargo.lock does not tell which of them only tests, builds or other systems need.',
  parse,
} satisfies Cataloger
