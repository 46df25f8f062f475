import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { readStanzas } from '../dpkg/control-file.ts'

/** BitBake writes `&` and `|` for "and" and "or"; OpenWrt puts spaces between names. */
function licencesIn(text: string): string[] {
  const expression = text.replace(/\s*&\s*/g, ' AND ').replace(/\s*\|\s*/g, ' OR ')
  return /[()]| (?:AND|OR|WITH) /i.test(expression) ? [expression] : expression.split(/\s+/).filter(Boolean)
}

/** The same states as dpkg's; `hold user installed`. */
const isInstalled = (status: string): boolean => status.split(/\s+/, 3)[2] === 'installed'

const namesIn = (field: string | undefined): string[] =>
  (field ?? '').split(',').flatMap((one) => /^\s*([\w+.-]{1,200})/.exec(one)?.[1] ?? [])

function* parseStatus(file: FoundFile): Generator<Found> {
  for (const stanza of readStanzas(textOf(file.bytes))) {
    const [name, version, architecture, licence] = ['package', 'version', 'architecture', 'license'].map((field) => stanza.get(field))
    if (!name || !version || !isInstalled(stanza.get('status') ?? 'install ok installed')) continue
    yield {
      kind: 'package',
      type: 'opkg',
      name,
      version,
      requires: namesIn(stanza.get('depends')),
      provides: namesIn(stanza.get('provides')),
      ...(licence ? { licences: licencesIn(licence) } : {}),
      ...(architecture ? { qualifiers: { arch: architecture } } : {}),
    }
  }
}

const opkgStatus = {
  id: 'opkg-status',
  revision: 2,
  paths: ['{usr/lib,var/lib}/opkg/status'],
  limit: 32 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages of OpenWrt and Yocto images, with dependencies; no source of advisories is known for them.',
  parse: parseStatus,
} satisfies Cataloger

const opkgFiles = {
  id: 'opkg-files',
  revision: 1,
  paths: ['{usr/lib,var/lib}/opkg/info/*.list'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Which files an opkg package owns.',
  parse: function* (file: FoundFile): Generator<Found> {
    const paths = textOf(file.bytes)
      .split('\n')
      .flatMap((line) => (line.startsWith('/') ? [line.split('\t', 1)[0]!.slice(1)] : []))
    yield { kind: 'files', of: file.path.slice(file.path.lastIndexOf('/') + 1, -'.list'.length), paths }
  },
} satisfies Cataloger

export const opkgCatalogers: readonly Cataloger[] = [opkgFiles, opkgStatus]
