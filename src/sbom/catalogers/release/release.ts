import { KiB, textOf } from '#base/index.ts'
import type { Distribution } from '#model/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** `KEY="value"` lines as a shell would read them, without expansion (os-release(5)). */
function readAssignments(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Z][A-Z0-9_]*)=(.*)$/.exec(line)
    if (!match) continue
    const raw = match[2]!.trim()
    const quote = raw[0]
    const inner = (quote === '"' || quote === "'") && raw.endsWith(quote) && raw.length > 1 ? raw.slice(1, -1) : raw
    values.set(match[1]!, quote === "'" ? inner : inner.replace(/\\([\\"$`])/g, '$1'))
  }
  return values
}

function fromOsRelease(text: string): Distribution | undefined {
  const values = readAssignments(text)
  const id = values.get('ID')?.toLowerCase() || values.get('NAME')?.toLowerCase().split(' ', 1)[0]
  if (!id) return undefined
  const codename = values.get('VERSION_CODENAME')
  const name = values.get('PRETTY_NAME') ?? values.get('NAME')
  return {
    id,
    version: values.get('VERSION_ID') ?? '',
    ...(codename ? { codename } : {}),
    like: (values.get('ID_LIKE') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    ...(name ? { name } : {}),
  }
}

function fromLsbRelease(text: string): Distribution | undefined {
  const values = readAssignments(text)
  const id = values.get('DISTRIB_ID')?.toLowerCase()
  return id ? { id, version: values.get('DISTRIB_RELEASE') ?? '', like: [], name: values.get('DISTRIB_DESCRIPTION') ?? id } : undefined
}

/** `CentOS release 6.10 (Final)`, `Red Hat Enterprise Linux Server release 7.9 (Maipo)`, `Amazon Linux release 2023 …`. */
const RELEASE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^red hat enterprise linux/i, 'rhel'],
  [/^centos/i, 'centos'],
  [/^rocky/i, 'rocky'],
  [/^almalinux/i, 'almalinux'],
  [/^oracle linux/i, 'ol'],
  [/^fedora/i, 'fedora'],
  [/^amazon linux/i, 'amzn'],
  [/^scientific linux/i, 'scientific'],
  [/^(?:cbl-)?mariner/i, 'mariner'],
  [/^vmware photon/i, 'photon'],
  [/^opensuse/i, 'opensuse'],
  [/^suse linux enterprise/i, 'sles'],
]

function fromReleaseLine(text: string): Distribution | undefined {
  const line = text.split('\n', 1)[0]!.trim()
  const id = RELEASE_NAMES.find(([pattern]) => pattern.test(line))?.[1]
  const version = /\b(\d+(?:\.\d+)*)\b/.exec(line)?.[1]
  return id ? { id, version: version ?? '', like: [], name: line } : undefined
}

/** Debian's codenames, for `bookworm/sid` in etc/debian_version. */
const DEBIAN: Readonly<Record<string, string>> = { buster: '10', bullseye: '11', bookworm: '12', trixie: '13', forky: '14' }

function fromVersionFile(path: string, text: string): Distribution | undefined {
  const version = text.trim().split(/\s/, 1)[0] ?? ''
  if (path.endsWith('alpine-release')) return { id: 'alpine', version, like: [] }
  if (path.endsWith('arch-release')) return { id: 'arch', version: '', like: [] }
  return version === '' ? undefined : { id: 'debian', version: DEBIAN[version.split('/', 1)[0]!] ?? version, like: [] }
}

function* parse(file: FoundFile): Generator<Found> {
  const text = textOf(file.bytes)
  const [rank, distribution] = file.path.endsWith('/os-release')
    ? [file.path.startsWith('etc/') ? 0 : 1, fromOsRelease(text)]
    : file.path.endsWith('lsb-release')
      ? [3, fromLsbRelease(text)]
      : /(?:debian_version|alpine-release|arch-release)$/.test(file.path)
        ? [4, fromVersionFile(file.path, text)]
        : [2, fromReleaseLine(text)]
  if (distribution) yield { kind: 'distribution', rank, distribution }
}

/** Which distribution a tree is: os-release(5), and what there was before it. */
const osRelease = {
  id: 'os-release',
  revision: 1,
  paths: [
    '{etc,usr/lib}/os-release',
    'etc/{lsb-release,debian_version,alpine-release,arch-release}',
    'etc/{redhat,centos,rocky,almalinux,oracle,fedora,system,mariner,photon,SuSE}-release',
  ],
  limit: 64 * KiB,
  evidence: 'installed',
  links: 'file',
  about: 'The distribution and its release.',
  parse,
} satisfies Cataloger

export const releaseCatalogers: readonly Cataloger[] = [osRelease]
