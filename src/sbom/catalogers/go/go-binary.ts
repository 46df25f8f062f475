import { MiB } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { type BuildInfo, readBuildInfo } from './build-info.ts'
import { golang } from './golang.ts'
import { knownMainVersion } from './known-mains.ts'
import { type MainModule, mainVersion } from './main-version.ts'

/** `go1.22.1 X:boringcrypto` and `devel go1.23-0a1b2c` as a version of the standard library. */
export const goVersion = (text: string): string => /\bgo(\d+(?:\.\d+)*(?:(?:rc|beta)\d+)?)/.exec(text)?.[1] ?? ''

/** A setting stands as `key=value`, the value as a Go string where it has spaces or quotes. */
function settingOf(text: string): readonly [string, string] {
  const equals = text.indexOf('=')
  const value = text.slice(equals + 1)
  return [text.slice(0, Math.max(0, equals)), value.startsWith('"') ? value.slice(1, -1).replaceAll('\\"', '"') : value]
}

/** A folder in place of a module: what it holds has no version that anyone published. */
const isFolder = (path: string): boolean => /^(?:\.|\/|[A-Za-z]:[\\/])/.test(path)

type Lines = { main?: MainModule; readonly modules: { name: string; version: string }[]; readonly settings: Map<string, string> }

/** The lines of `go version -m`: path, mod, dep, `=>` for what replaces the one before, and build settings. */
function linesOf(text: string): Lines {
  const lines: Lines = { modules: [], settings: new Map() }
  let last: string | undefined
  for (const line of text.split('\n')) {
    const [kind, name = '', version = '', sum = ''] = line.split('\t')
    const before = lines.modules.at(-1)
    if (kind === 'mod') lines.main = { name, version, sum }
    else if (kind === 'dep') lines.modules.push({ name, version })
    else if (kind === '=>' && last === 'mod' && lines.main) lines.main = { name, version, sum }
    else if (kind === '=>' && before) lines.modules.splice(-1, 1, isFolder(name) ? { ...before, version: '' } : { name, version })
    else if (kind === 'build') lines.settings.set(...settingOf(name))
    last = kind
  }
  return lines
}

function* modulesOf({ go, modules: text }: BuildInfo, file: FoundFile): Generator<FoundPackage> {
  const { main, modules, settings } = linesOf(text)
  const known = modules.filter(({ name }) => name !== '')
  const standard = goVersion(go)
  const names = [...known.map(({ name }) => name), ...(standard === '' ? [] : ['stdlib'])]
  if (main && main.name !== '') {
    const { version, revision } = mainVersion(main, settings)
    yield {
      ...golang(main.name, version === '' ? knownMainVersion(main.name, file) : version, names),
      ...(revision === undefined ? {} : { qualifiers: { vcs_revision: revision } }),
    }
  }
  for (const { name, version } of known) yield golang(name, version === '(devel)' ? '' : version)
  if (standard !== '') yield golang('stdlib', standard)
}

/** Modules that are linked into a program. */
export const goBinary = {
  id: 'go-binary',
  revision: 2,
  paths: [],
  magic: 'executable',
  limit: 256 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Modules and standard library of Go programs and libraries (ELF, PE, Mach-O), stripped ones too, from what the linker of Go 1.13 and later writes into them. A module replaced by a folder, and a main module built from a clone without tags, have no version. Packed programs are named as unread.',
  parse: (file: FoundFile): Iterable<Found> => {
    const info = readBuildInfo(file.bytes)
    return info ? modulesOf(info, file) : []
  },
} satisfies Cataloger
