import { MiB, matcherOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { applications } from './applications.ts'
import type { Program } from './contract.ts'
import { languages } from './languages.ts'
import { libraries } from './libraries.ts'
import { versionIn } from './search.ts'
import { servers } from './servers.ts'
import { tools } from './tools.ts'

export const knownPrograms: readonly Program[] = [...applications, ...languages, ...libraries, ...servers, ...tools]

const rowsOf = matcherOf(knownPrograms.flatMap((program) => program.paths.map((path) => [path, program] as const)))

function* parse(file: FoundFile): Generator<Found> {
  for (const program of rowsOf(file.path)) {
    const version = versionIn(program, file)
    if (version !== undefined) yield { kind: 'package', type: program.type ?? 'generic', name: program.name, version }
  }
}

/** Programs that somebody built or unpacked beside the package manager. What an operating-system package owns is that package. */
const programs = {
  id: 'programs',
  revision: 2,
  paths: [...new Set(knownPrograms.flatMap(({ paths }) => paths))],
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about: `Programs, libraries and applications that no package manager installed, by the text in their files: ${[...new Set(knownPrograms.map(({ name }) => name))].toSorted().join(', ')}. A file under another name is not looked at.`,
  parse,
} satisfies Cataloger

export const programCatalogers: readonly Cataloger[] = [programs]
