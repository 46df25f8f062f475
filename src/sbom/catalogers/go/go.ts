import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { readBuildInfo } from './build-info.ts'

const golang = (name: string, version: string, requires?: readonly string[]): FoundPackage => ({
  kind: 'package',
  type: 'golang',
  name,
  version,
  ...(requires ? { requires } : {}),
})

/** `go1.22.1 X:boringcrypto` and `devel go1.23-0a1b2c` as a version of the standard library. */
export const goVersion = (text: string): string => /\bgo(\d+(?:\.\d+)*(?:(?:rc|beta)\d+)?)/.exec(text)?.[1] ?? ''

/** What a build says of the main module when the toolchain does not: a linker flag, or the commit as a pseudo-version. */
function mainVersion(settings: ReadonlyMap<string, string>): string {
  const flag = /(?:^|\s)-X[= ]?['"]?[\w./-]{1,300}?[vV]ersion=v?(\d[\w.+-]{0,100})/.exec(
    (settings.get('-ldflags') ?? '').slice(0, 10_000),
  )?.[1]
  if (flag !== undefined) return `v${flag}`
  const revision = settings.get('vcs.revision')
  const time = settings
    .get('vcs.time')
    ?.replace(/[-:TZ]/g, '')
    .slice(0, 14)
  return revision && time?.length === 14 ? `v0.0.0-${time}-${revision.slice(0, 12)}` : ''
}

/** The lines of `go version -m`: path, mod, dep, `=>` for what replaces the one before, and build settings. */
function* modulesOf(go: string, text: string): Generator<FoundPackage> {
  let main: { name: string; version: string } | undefined
  const modules: { name: string; version: string }[] = []
  const settings = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [kind, name = '', version = ''] = line.split('\t')
    if (kind === 'mod') main = { name, version }
    else if (kind === 'dep') modules.push({ name, version })
    else if (kind === '=>') modules.splice(-1, 1, ...(name.startsWith('.') || name.startsWith('/') ? [] : [{ name, version }]))
    else if (kind === 'build') settings.set(name.slice(0, Math.max(0, name.indexOf('='))), name.slice(name.indexOf('=') + 1))
  }
  const known = modules.filter(({ name }) => name !== '')
  const standard = goVersion(go)
  const names = [...known.map(({ name }) => name), ...(standard === '' ? [] : ['stdlib'])]
  if (main && main.name !== '')
    yield golang(main.name, main.version === '(devel)' || main.version === '' ? mainVersion(settings) : main.version, names)
  for (const { name, version } of known) yield golang(name, version)
  if (standard !== '') yield golang('stdlib', standard)
}

/** Modules that are linked into a program. */
const goBinary = {
  id: 'go-binary',
  revision: 1,
  paths: [],
  magic: 'elf-executable',
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'Modules and standard library of Go programs, stripped ones too, from what the linker writes into them; ELF only.',
  parse: (file: FoundFile): Iterable<Found> => {
    const info = readBuildInfo(file.bytes)
    return info ? modulesOf(info.go, info.modules) : []
  },
} satisfies Cataloger

type Statement = { readonly verb: string; readonly words: readonly string[]; readonly line: number }

/** go.mod, "Lexical elements": one statement a line, or a block of one verb; comments to the line's end. */
function* statementsOf(text: string): Generator<Statement> {
  let block: string | undefined
  for (const [i, raw] of text.split('\n').entries()) {
    const words =
      raw
        .replace(/\/\/.*$/, '')
        .match(/"[^"]*"|`[^`]*`|[^\s"`]+/g)
        ?.map((word) => word.replace(/^["`]|["`]$/g, '')) ?? []
    if (words.length === 0) continue
    if (block !== undefined) {
      if (words[0] === ')') block = undefined
      else yield { verb: block, words, line: i + 1 }
    } else if (words[1] === '(') block = words[0]
    else yield { verb: words[0]!, words: words.slice(1), line: i + 1 }
  }
}

function* parseModFile(file: FoundFile): Generator<Found> {
  const required = new Map<string, string>()
  const excluded = new Set<string>()
  const replaced: { from: string; at: string | undefined; to: string; version: string }[] = []
  for (const { verb, words, line } of statementsOf(textOf(file.bytes))) {
    const [name, version = ''] = words
    if (verb === 'require') {
      if (!name || version === '') throw new ParseError('malformed', 'a require without module and version', { position: `line ${line}` })
      required.set(name, version)
    } else if (verb === 'exclude') excluded.add(`${name}@${version}`)
    else if (verb === 'replace') {
      const arrow = words.indexOf('=>')
      if (arrow < 1 || !words[arrow + 1]) throw new ParseError('malformed', 'a replace without "=>"', { position: `line ${line}` })
      replaced.push({ from: name!, at: arrow > 1 ? version : undefined, to: words[arrow + 1]!, version: words[arrow + 2] ?? '' })
    }
  }
  for (const [name, version] of required) {
    if (excluded.has(`${name}@${version}`)) continue
    const other = replaced.find(({ from, at }) => from === name && (at === undefined || at === version))
    // A folder in place of a module has no version that anyone published.
    if (!other) yield golang(name, version)
    else if (other.version !== '') yield golang(other.to, other.version)
  }
}

const goMod = {
  id: 'go-mod',
  revision: 1,
  paths: ['**/go.mod'],
  limit: 8 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Modules that go.mod requires, indirect ones too, with replacements; the standard library is known of built programs only.',
  parse: parseModFile,
} satisfies Cataloger

export const goCatalogers: readonly Cataloger[] = [goBinary, goMod]
