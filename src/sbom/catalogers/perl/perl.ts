import * as z from 'zod'
import { MiB, parseJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, Part } from '../contract.ts'

const VERSION = /^v?\d[\w.]{0,40}(?:-TRIAL)?$/

/** `Try-Tiny-0.31`: a distribution's name, and its version behind the last hyphen that a digit or `v` and a digit follow. */
const DISTRIBUTION = /^([A-Za-z][\w+]{0,60}(?:-[A-Za-z][\w+]{0,60}){0,12})-(v?\d[\w.]{0,40}(?:-TRIAL)?)$/

/** The author by the archive's place, `E/ET/ETHER/Try-Tiny-0.31.tar.gz` (purl-spec, type cpan: qualifier author). */
const authorOf = (pathname: string | undefined): { author?: string } => {
  const author = /(?:^|\/)[A-Z]\/[A-Z][A-Z0-9-]\/([A-Z][A-Z0-9-]{1,20})\//.exec(pathname ?? '')?.[1]
  return author === undefined ? {} : { author }
}

const cpan = (name: string, version: string, more: object = {}): Found => ({ kind: 'package', type: 'cpan', name, version, ...more })

const Install = z.object({
  dist: z.string(),
  pathname: z.string().optional(),
  version: z.union([z.string(), z.number()]).nullish(),
  provides: z.record(z.string(), z.unknown()).default({}),
})

/** `.meta/Try-Tiny-0.31/install.json`, which cpanm and cpm leave where they install. `dist` is the name with its version. */
function* parseInstall({ bytes }: FoundFile): Generator<Found> {
  const { dist, pathname, provides } = parseJson(Install, bytes)
  const [, name, version] = DISTRIBUTION.exec(dist) ?? []
  if (name === undefined || version === undefined) return
  yield cpan(name, version, { provides: Object.keys(provides), qualifiers: authorOf(pathname) })
  yield { kind: 'part', part: { distribution: name, version } }
}

/** Entries of MakeMaker's and Module::Build's journal: `=head2 … C<Module> L<Try::Tiny|Try::Tiny>`, then `C<VERSION: 0.31>`. */
function* parseJournal({ bytes }: FoundFile): Generator<Found> {
  let module: string | undefined
  for (const line of textOf(bytes).split('\n')) {
    if (line.length > 500) continue
    module = /^=head2 .{0,80}C<Module> L<([\w:]{1,200})\|/.exec(line)?.[1] ?? module
    const version = /^C<VERSION: ([^>]{1,60})>/.exec(line)?.[1]
    if (module === undefined || version === undefined || !VERSION.test(version)) continue
    yield { kind: 'part', part: { distribution: module.replaceAll('::', '-'), version } }
    module = undefined
  }
}

/** `auto/Try/Tiny/.packlist` lists what a distribution installed; its folder is the main module's name. */
function* parsePacklist({ path }: FoundFile): Generator<Found> {
  const folder = /(?:^|\/)auto\/((?:[A-Za-z]\w{0,60}\/){1,12})\.packlist$/.exec(path)?.[1]
  if (folder) yield { kind: 'part', part: { distribution: folder.slice(0, -1).replaceAll('/', '-') } }
}

type Told = { readonly distribution: string; readonly version?: string }

/**
 * What the files tell together: a packlist says that a distribution is there, the journal or cpanm which version (the last entry is the
 * latest). One that neither knows is a package without a version.
 */
function* complete(parts: readonly Part[]): Generator<{ readonly path: string; readonly found: Found }> {
  const versions = new Map<string, string>()
  const known = new Set<string>()
  const told = parts.map(({ path, part }) => ({ path, ...(part as Told) }))
  for (const { path, distribution, version } of told) {
    if (version !== undefined) versions.set(distribution, version)
    if (path.endsWith('.json')) known.add(distribution)
  }
  for (const { path, distribution } of told)
    // What cpanm wrote is a package already.
    if (path.endsWith('.packlist') && !known.has(distribution)) yield { path, found: cpan(distribution, versions.get(distribution) ?? '') }
}

const perlInstalled = {
  id: 'perl-installed',
  revision: 1,
  paths: ['**/.meta/*/install.json', '**/perllocal.pod', '**/auto/**/.packlist'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Distributions that CPAN’s clients installed: by cpanm’s notes, and by packlists with MakeMaker’s journal for the version. Modules that come with Perl itself are part of the program; no source of advisories is known.',
  parse: function* (file: FoundFile): Generator<Found> {
    if (file.path.endsWith('.json')) yield* parseInstall(file)
    else if (file.path.endsWith('.pod')) yield* parseJournal(file)
    else yield* parsePacklist(file)
  },
  complete,
} satisfies Cataloger

/** Carton's lock: a distribution two spaces in, `pathname`, `provides` and `requirements` four, modules six (carton snapshot format 1.0). */
function* parseSnapshot({ bytes }: FoundFile): Generator<Found> {
  type Entry = { name: string; version: string; author: { author?: string }; provides: string[]; requires: string[] }
  let entry: Entry | undefined
  let section = ''
  const done = (one: Entry): Found =>
    cpan(one.name, one.version, { qualifiers: one.author, provides: one.provides, requires: one.requires })
  for (const line of textOf(bytes).split('\n')) {
    if (line.length > 1000) continue
    const [, spaces = '', word = '', rest = ''] = /^( {2,12})(\S{1,300}) ?(.{0,300})$/.exec(line) ?? []
    if (spaces.length === 2) {
      if (entry) yield done(entry)
      const [, name, version] = DISTRIBUTION.exec(word) ?? []
      entry = name !== undefined && version !== undefined ? { name, version, author: {}, provides: [], requires: [] } : undefined
      section = ''
    } else if (spaces.length === 4 && entry) {
      section = word
      if (word === 'pathname:') entry.author = authorOf(rest)
    } else if (spaces.length === 6 && entry && section === 'provides:') entry.provides.push(word)
    else if (spaces.length === 6 && entry && section === 'requirements:' && word !== 'perl') entry.requires.push(word)
  }
  if (entry) yield done(entry)
}

const cpanSnapshot = {
  id: 'perl-snapshot',
  revision: 1,
  paths: ['**/cpanfile.snapshot'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'system',
  about: 'Distributions that Carton locked, with authors and with edges by the modules that they provide.',
  parse: parseSnapshot,
} satisfies Cataloger

export const perlCatalogers: readonly Cataloger[] = [perlInstalled, cpanSnapshot]
