import { inflateSync } from 'node:zlib'
import { parse as parseToml } from 'smol-toml'
import { z } from 'zod'
import { MiB, ParseError, conform, messageOf, parseJson, textOf } from '#base/index.ts'
import { readElf, sectionBytes } from '../../elf/elf.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'

const crate = (name: string, version: string, more: Partial<FoundPackage>): FoundPackage => ({
  kind: 'package',
  type: 'cargo',
  name,
  version,
  key: `${name} ${version}`,
  ...more,
})

const Lock = z.object({
  package: z
    .array(
      z.object({
        name: z.string(),
        version: z.string(),
        source: z.string().optional(),
        dependencies: z.array(z.string()).optional(),
      }),
    )
    .optional(),
})

/** `name`, `name version`, `name version (source)`: the version stands only where several are locked. */
function keyOf(dependency: string, versions: ReadonlyMap<string, string>): string {
  const [name = '', version] = dependency.split(' ')
  return `${name} ${version ?? versions.get(name) ?? ''}`
}

function* parseLock(file: FoundFile): Generator<Found> {
  let value: unknown
  try {
    value = parseToml(textOf(file.bytes), { maxDepth: 20 })
  } catch (cause) {
    throw new ParseError('malformed', `not TOML: ${messageOf(cause).split('\n', 1)[0]}`, { cause })
  }
  const { package: packages = [] } = conform(Lock, value)
  const versions = new Map(packages.map(({ name, version }) => [name, version]))
  for (const { name, version, source, dependencies = [] } of packages) {
    const git = source?.startsWith('git+') ? { qualifiers: { vcs_url: source } } : {}
    yield crate(name, version, { requires: dependencies.map((one) => keyOf(one, versions)), ...git })
  }
}

const cargoLock = {
  id: 'cargo-lock',
  revision: 1,
  paths: ['**/Cargo.lock'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Crates with edges; Cargo.lock does not tell which of them only tests and builds need.',
  parse: parseLock,
} satisfies Cataloger

const Auditable = z.object({
  packages: z
    .array(
      z.object({
        name: z.string(),
        version: z.string(),
        source: z.string().optional(),
        kind: z.string().optional(),
        dependencies: z.array(z.number().int().nonnegative()).optional(),
      }),
    )
    .max(100_000),
})

function inflated(bytes: Uint8Array): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: 16 * MiB })
  } catch (cause) {
    throw new ParseError('malformed', `the section .dep-v0: ${messageOf(cause)}`, { cause })
  }
}

/** The section that cargo auditable adds: zlib over JSON. Crates that only the build needed are marked so and left out. */
function* parseAuditable(file: FoundFile): Generator<Found> {
  const elf = readElf(file.bytes)
  const section = elf.sections.find(({ name }) => name === '.dep-v0')
  if (!section) return
  const { packages } = parseJson(Auditable, inflated(sectionBytes(elf, section)))
  for (const { name, version, kind, dependencies = [] } of packages) {
    if (kind === 'build') continue
    const requires = dependencies.flatMap((i) => (packages[i] ? [`${packages[i].name} ${packages[i].version}`] : []))
    yield crate(name, version, { requires })
  }
}

const cargoAuditable = {
  id: 'cargo-auditable',
  revision: 1,
  paths: [],
  magic: 'elf-executable',
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'Crates of programs that were built with cargo auditable; other Rust programs do not say what they are made of.',
  parse: parseAuditable,
} satisfies Cataloger

export const rustCatalogers: readonly Cataloger[] = [cargoAuditable, cargoLock]
