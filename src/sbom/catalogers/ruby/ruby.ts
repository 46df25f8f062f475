import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

type Section = { readonly kind: string; remote: string; revision: string }

/** `    rails (7.0.4)` is a spec, `      activesupport (= 7.0.4)` what it needs (Bundler's LockfileParser). */
const SPEC = /^ {4}(\S{1,200}) \(([^)]{1,100})\)$/
const NEED = /^ {6}([^\s!]{1,200})/
/** `nokogiri (1.13.0-x86_64-linux)`: a platform after the version. */
const PLATFORM = /-(?:java|jruby|x86|x64|arm|aarch|universal|powerpc|ppc|s390|mswin|mingw|linux|darwin|musl).*$/

function* parseLock(file: FoundFile): Generator<Found> {
  let section: Section = { kind: '', remote: '', revision: '' }
  let current: { name: string; version: string; needs: string[]; section: Section } | undefined
  const packageOf = (one: NonNullable<typeof current>): Found => ({
    kind: 'package',
    type: 'gem',
    name: one.name,
    version: one.version,
    requires: one.needs,
    ...(one.section.kind === 'GIT' ? { qualifiers: { vcs_url: `git+${one.section.remote}@${one.section.revision}` } } : {}),
  })
  for (const line of textOf(file.bytes).split(/\r?\n/)) {
    if (/^<{7}|^>{7}/.test(line)) throw new ParseError('malformed', 'a lock file with conflicts that were not merged')
    if (/^[A-Z][A-Z ]*$/.test(line)) section = { kind: line, remote: '', revision: '' }
    const field = /^ {2}(remote|revision): (.{1,1000})$/.exec(line)
    if (field) section[field[1] as 'remote' | 'revision'] = field[2]!
    const spec = SPEC.exec(line)
    if (spec) {
      if (current) yield packageOf(current)
      // The project's own gem (PATH) is not published.
      current = ['GEM', 'GIT'].includes(section.kind)
        ? { name: spec[1]!, version: spec[2]!.replace(PLATFORM, ''), needs: [], section }
        : undefined
    } else if (current && section === current.section) {
      const need = NEED.exec(line)?.[1]
      if (need) current.needs.push(need)
    }
  }
  if (current) yield packageOf(current)
}

const gemfileLock = {
  id: 'ruby-gemfile-lock',
  revision: 1,
  paths: ['**/Gemfile.lock', '**/gems.locked'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Gems with edges, from registries and Git; the lock does not tell groups apart.',
  parse: parseLock,
} satisfies Cataloger

/** `s.name = "rails".freeze`, `s.licenses = ["MIT".freeze, "Ruby"]`: the form that RubyGems writes. */
const assigned = (text: string, field: string): string | undefined =>
  new RegExp(`^\\s{1,8}s\\.${field}\\s?=\\s?(.{1,2000})$`, 'm').exec(text)?.[1]
const textsIn = (value: string | undefined): string[] =>
  [...(value ?? '').matchAll(/"([^"]{0,300})"|'([^']{0,300})'/g)].map((match) => match[1] ?? match[2]!)

function* parseGemspec(file: FoundFile): Generator<Found> {
  const text = textOf(file.bytes)
  const name = textsIn(assigned(text, 'name'))[0]
  const version = textsIn(assigned(text, 'version'))[0]
  // A gem's source tree may compute both; what is installed has them written out.
  if (!name || !version || !/^\d/.test(version)) return
  // Older specifications say it twice, the second time for old versions of RubyGems and without telling development apart.
  const verb = text.includes('.add_runtime_dependency(') ? 'add_runtime_dependency' : 'add_dependency'
  const requires = [...text.matchAll(/^\s{1,8}s\.(add_\w{1,30})\(\s?(?:%q<([^>]{1,200})>|["']([^"']{1,200})["'])/gm)]
    .filter((match) => match[1] === verb)
    .map((match) => match[2] ?? match[3]!)
  yield {
    kind: 'package',
    type: 'gem',
    name,
    version,
    licences: textsIn(assigned(text, 'licenses') ?? assigned(text, 'license')),
    requires: [...new Set(requires)],
  }
}

const gemspec = {
  id: 'ruby-gemspec',
  revision: 1,
  paths: ['**/specifications/**/*.gemspec'],
  limit: 1 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Installed gems, default ones too, with licences and edges; of two installed versions an edge leads to one.',
  parse: parseGemspec,
} satisfies Cataloger

export const rubyCatalogers: readonly Cataloger[] = [gemfileLock, gemspec]
