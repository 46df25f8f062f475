import { inflateSync } from 'node:zlib'
import * as z from 'zod'
import { MiB, ParseError, messageOf, parseJson } from '#base/index.ts'
import { partBytes } from '../../executables/executable.ts'
import { readExecutable } from '../../executables/read-executable.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { crate } from './crate.ts'

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
  const program = readExecutable(file.bytes)
  const section = program.sections.find(({ name }) => name === '.dep-v0')
  if (!section) return
  const { packages } = parseJson(Auditable, inflated(partBytes(program, section)))
  for (const { name, version, kind, dependencies = [] } of packages) {
    if (kind === 'build') continue
    const requires = dependencies.flatMap((i) => {
      const other = packages[i]
      return other && other.kind !== 'build' ? [`${other.name} ${other.version}`] : []
    })
    yield crate(name, version, { requires })
  }
}

export const cargoAuditable = {
  id: 'cargo-auditable',
  revision: 2,
  paths: [],
  magic: 'executable',
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Crates with edges of programs and libraries (ELF, PE, Mach-O) that were built with cargo auditable, without those that only the build needed; other Rust programs do not say what they are made of.',
  parse: parseAuditable,
} satisfies Cataloger
