import { MiB, textOf } from '#base/index.ts'
import type { SourcePackage } from '#model/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { type Stanza, readStanzas } from './control-file.ts'
import { dpkgChangelog } from './changelog.ts'
import { dpkgChisel } from './chisel.ts'
import { dpkgCopyright } from './copyright.ts'

/** `Source: glibc (2.36-9)` names the version only where it differs from the binary's. */
function sourceOf(stanza: Stanza, name: string, version: string): SourcePackage {
  const match = /^(\S+)(?:\s+\(([^)]*)\))?/.exec(stanza.get('source') ?? '')
  return { name: match?.[1] ?? name, version: match?.[2] ?? version }
}

/** `libc6 (>= 2.36), a | b:any` as names: every alternative counts, since the installed one is what resolves. */
const relationNames = (field: string | undefined): string[] =>
  (field ?? '').split(/[,|]/).flatMap((relation) => /^\s*([A-Za-z0-9][A-Za-z0-9+.-]*)/.exec(relation)?.[1] ?? [])

/** dpkg(1), "Package states": the third word of Status. Files are there from unpacking on; after an unpacking that failed nobody knows. */
const PRESENT: ReadonlySet<string> = new Set(['installed', 'triggers-pending', 'triggers-awaited', 'half-configured', 'unpacked'])

/** status.d of distroless images has no Status: all that is there is installed. */
const isPresent = (stanza: Stanza): boolean => {
  const status = stanza.get('status')
  return status === undefined || PRESENT.has(status.split(/\s+/, 3)[2] ?? '')
}

type Present = { readonly stanza: Stanza; readonly name: string; readonly version: string; readonly architecture: string }

function presentOf(stanza: Stanza): Present[] {
  const [name, version] = [stanza.get('package'), stanza.get('version')]
  return name && version && isPresent(stanza) ? [{ stanza, name, version, architecture: stanza.get('architecture') ?? '' }] : []
}

/** `libc6:i386`: what tells a package from its namesake of another architecture. */
const qualified = (name: string, architecture: string): string => `${name}:${architecture}`

/** `several`: names that are there for more than one architecture; packages need the one of their own. */
function packageOf({ stanza, name, version, architecture }: Present, several: ReadonlySet<string>): FoundPackage {
  const needed = new Set([...relationNames(stanza.get('pre-depends')), ...relationNames(stanza.get('depends'))])
  const provides = relationNames(stanza.get('provides'))
  return {
    kind: 'package',
    type: 'deb',
    name,
    version,
    source: sourceOf(stanza, name, version),
    provides: several.has(name) ? [...provides, qualified(name, architecture)] : provides,
    requires: [...needed].map((one) => (several.has(one) && architecture !== 'all' ? qualified(one, architecture) : one)),
    ...(architecture ? { qualifiers: { arch: architecture } } : {}),
  }
}

/** All of Debian has some 70 thousand packages for an architecture; a file that names more of them is a bomb, not a system. */
const PACKAGES = 200_000

function* packages(text: string): Generator<Found> {
  const present: Present[] = []
  for (const stanza of readStanzas(text, FIELDS)) {
    if (present.length === PACKAGES) {
      yield { kind: 'unknown', reason: `more than ${PACKAGES} packages: the rest is left out` }
      break
    }
    present.push(...presentOf(stanza))
  }
  const seen = new Map<string, string>()
  const several = new Set<string>()
  for (const { name, architecture } of present) {
    if ((seen.get(name) ?? architecture) !== architecture) several.add(name)
    seen.set(name, architecture)
  }
  for (const one of present) yield packageOf(one, several)
}

/** The others (descriptions, checksums of configuration files) are most of the file. */
const FIELDS: ReadonlySet<string> = new Set('package version status architecture source provides pre-depends depends'.split(' '))

/** NAME.md5sums: a checksum and a path without its leading slash. */
function* ownedBy(file: FoundFile): Generator<Found> {
  const rows = textOf(file.bytes)
    .split('\n')
    .flatMap((line) => {
      const [, digest, path] = /^([0-9a-f]{32}) {1,2}(?:\.?\/)?(\S.*)$/.exec(line) ?? []
      return digest === undefined || path === undefined ? [] : [{ digest, path }]
    })
  if (rows.length === 0) return
  const digests = { algorithm: 'md5', values: rows.map(({ digest }) => digest) } as const
  yield { kind: 'files', of: infoName(file.path), paths: rows.map(({ path }) => path), digests }
}

/** The package that a file of dpkg's info folder is about: `libc6:amd64.list` is libc6's. */
const infoName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/(?::[a-z0-9-]+)?\.(?:list|md5sums)$/, '')

/** var/lib/dpkg/status: what Debian's package manager has installed. */
const dpkgStatus = {
  id: 'dpkg-status',
  revision: 3,
  // The folders too: as links they would lead past all of it.
  paths: [
    'var/lib/dpkg/status',
    'usr/lib/dpkg/status',
    'var/lib/dpkg/status.d/*',
    'opt/bitnami/var/lib/dpkg/status',
    'var/lib/{dpkg,dpkg/status.d}',
  ],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages, sources and dependencies of Debian and its kin; status.d is how distroless images keep it.',
  parse: (file) => {
    if (!file.path.includes('/status.d/')) return packages(textOf(file.bytes))
    if (file.path.endsWith('.md5sums')) return ownedBy(file)
    return /\.(?:list|preinst|postinst|prerm|postrm|conffiles|triggers|shlibs|symbols)$/.test(file.path) ? [] : packages(textOf(file.bytes))
  },
} satisfies Cataloger

/** var/lib/dpkg/info/*.list: the paths that a package owns. */
const dpkgFiles = {
  id: 'dpkg-files',
  revision: 1,
  paths: ['var/lib/dpkg/info/*.list'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Which files a Debian package owns.',
  parse: function* (file): Generator<Found> {
    const paths = textOf(file.bytes)
      .split('\n')
      .flatMap((line) => (line.startsWith('/') && line.length > 2 ? [line.slice(1)] : []))
    yield { kind: 'files', of: infoName(file.path), paths }
  },
} satisfies Cataloger

/** var/lib/dpkg/info/*.md5sums: what a package's files were when it was built; its settings (conffiles) are not among them. */
const dpkgDigests = {
  id: 'dpkg-digests',
  revision: 1,
  paths: ['var/lib/dpkg/info/*.md5sums'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'The checksums with which a Debian package brought its files.',
  parse: ownedBy,
} satisfies Cataloger

export const dpkgCatalogers: readonly Cataloger[] = [dpkgChangelog, dpkgChisel, dpkgCopyright, dpkgDigests, dpkgFiles, dpkgStatus]
