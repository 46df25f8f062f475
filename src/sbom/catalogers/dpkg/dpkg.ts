import { MiB, textOf } from '#base/index.ts'
import type { SourcePackage } from '#model/index.ts'
import type { Cataloger, Found, FoundPackage } from '../contract.ts'
import { type Stanza, readStanzas } from './control-file.ts'
import { dpkgCopyright } from './copyright.ts'

/** `Source: glibc (2.36-9)` names the version only where it differs from the binary's. */
function sourceOf(stanza: Stanza, name: string, version: string): SourcePackage {
  const match = /^(\S+)(?:\s+\(([^)]*)\))?/.exec(stanza.get('source') ?? '')
  return { name: match?.[1] ?? name, version: match?.[2] ?? version }
}

/** `libc6 (>= 2.36), a | b:any` as names: every alternative counts, since the installed one is what resolves. */
const relationNames = (field: string | undefined): string[] =>
  (field ?? '').split(/[,|]/).flatMap((relation) => /^\s*([A-Za-z0-9][A-Za-z0-9+.-]*)/.exec(relation)?.[1] ?? [])

function packageOf(stanza: Stanza): FoundPackage | undefined {
  const name = stanza.get('package')
  const version = stanza.get('version')
  const status = stanza.get('status')
  if (!name || !version || (status && !/\b(?:installed|triggers-pending|triggers-awaited|unpacked|half-configured)$/.test(status)))
    return undefined
  const architecture = stanza.get('architecture')
  return {
    kind: 'package',
    type: 'deb',
    name,
    version,
    source: sourceOf(stanza, name, version),
    provides: relationNames(stanza.get('provides')),
    requires: [...new Set([...relationNames(stanza.get('pre-depends')), ...relationNames(stanza.get('depends'))])],
    ...(architecture ? { qualifiers: { arch: architecture } } : {}),
  }
}

function* packages(text: string): Generator<Found> {
  for (const stanza of readStanzas(text)) {
    const found = packageOf(stanza)
    if (found) yield found
  }
}

/** The package that a file of dpkg's info folder is about: `libc6:amd64.list` is libc6's. */
const infoName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/(?::[a-z0-9-]+)?\.(?:list|md5sums)$/, '')

/** var/lib/dpkg/status: what Debian's package manager has installed. */
const dpkgStatus = {
  id: 'dpkg-status',
  revision: 1,
  paths: ['var/lib/dpkg/status', 'usr/lib/dpkg/status', 'var/lib/dpkg/status.d/*', 'opt/bitnami/var/lib/dpkg/status'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages, sources and dependencies of Debian and its kin; status.d is how distroless images keep it.',
  parse: (file) => (/\/status\.d\/.*\.(?:md5sums|list|preinst|postinst|prerm|postrm)$/.test(file.path) ? [] : packages(textOf(file.bytes))),
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

export const dpkgCatalogers: readonly Cataloger[] = [dpkgCopyright, dpkgFiles, dpkgStatus]
