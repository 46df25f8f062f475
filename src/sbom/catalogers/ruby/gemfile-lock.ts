import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

type Section = { readonly kind: string; remote: string; revision: string }
type Spec = { readonly name: string; readonly version: string; readonly section: Section; readonly needs: Set<string> }

/** Sections whose specs others publish; PATH has the project's own. */
const PUBLISHED: ReadonlySet<string> = new Set(['GEM', 'GIT', 'PLUGIN SOURCE'])
/** `    rails (7.0.4)` is a spec, `      activesupport (= 7.0.4)` what it needs (Bundler's LockfileParser). */
const SPEC = /^ {4}(\S{1,200}) \(([^)]{1,100})\)$/
const NEED = /^ {6}([^\s!]{1,200})/

/** Without the name and password that private sources are given. */
const withoutUser = (url: string): string => url.replace(/^([a-z+]{1,20}:\/\/)[^/@]{0,300}@/i, '$1')

const packageOf = ({ name, version, section, needs }: Spec): Found => ({
  kind: 'package',
  type: 'gem',
  name,
  version,
  requires: [...needs],
  ...(section.kind === 'GIT'
    ? { qualifiers: { vcs_url: `git+${withoutUser(section.remote)}${section.revision ? `@${section.revision}` : ''}` } }
    : {}),
})

function* parse(file: FoundFile): Generator<Found> {
  let section: Section = { kind: '', remote: '', revision: '' }
  // One gem for several platforms stands once for each: `nokogiri (1.15.0-x86_64-linux)`. A version has no dash in it.
  const specs = new Map<string, Spec>()
  let current: Spec | undefined
  for (const [i, line] of textOf(file.bytes).split(/\r?\n/).entries()) {
    if (/^(?:<{7}|={7}|>{7})/.test(line))
      throw new ParseError('malformed', 'a lock file with conflicts that were not merged', { position: `line ${i + 1}` })
    if (/^\S/.test(line)) {
      section = { kind: line.slice(0, 50).trim(), remote: '', revision: '' }
      current = undefined
    }
    if (!PUBLISHED.has(section.kind)) continue
    const field = /^ {2}(remote|revision): (.{1,1000})$/.exec(line)
    if (field) section[field[1] as 'remote' | 'revision'] = field[2]!
    const spec = SPEC.exec(line)
    if (spec) {
      const version = spec[2]!.split('-', 1)[0]!
      const key = `${spec[1]!}@${version}`
      current = specs.get(key) ?? { name: spec[1]!, version, section, needs: new Set() }
      specs.set(key, current)
    } else {
      const need = NEED.exec(line)?.[1]
      if (need) current?.needs.add(need)
    }
  }
  for (const spec of specs.values()) yield packageOf(spec)
}

export const gemfileLock = {
  id: 'ruby-gemfile-lock',
  revision: 2,
  paths: ['**/Gemfile.lock', '**/gems.locked'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'Gems with edges, from registries, Git and plugin sources; a gem for several platforms is one package. The lock does not tell groups apart.',
  parse,
} satisfies Cataloger
