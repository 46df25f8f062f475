import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** Gentoo's Package Manager Specification 3.2: what ends in a version, with an optional revision. */
const VERSION = /^(.+?)-(\d+(?:\.\d+)*[a-z]?(?:_(?:alpha|beta|pre|rc|p)\d*)*(?:-r\d+)?)$/

/** var/db/pkg/CATEGORY/NAME-VERSION/FILE */
function identityOf(path: string): { readonly name: string; readonly version: string } {
  const [category, folder = ''] = path.split('/').slice(-3)
  const match = folder.length < 300 ? VERSION.exec(folder) : null
  if (!match) throw new ParseError('malformed', `"${folder}" is no name and version`)
  return { name: `${category}/${match[1]}`, version: match[2]! }
}

/** `|| ( GPL-2 MIT ) BSD` and `ssl? ( openssl )`: names are said together, choices and conditions are not kept apart. */
const licencesIn = (text: string): string[] =>
  text
    .slice(0, MiB)
    .split(/\s+/)
    .filter((word) => /^[A-Za-z0-9][\w.+-]*$/.test(word))

const portageContents = {
  id: 'portage-contents',
  revision: 1,
  paths: ['var/db/pkg/*/*/CONTENTS'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages of Gentoo by their folders, and the files that they own; no source of advisories is known for them.',
  parse: function* (file: FoundFile): Generator<Found> {
    const { name, version } = identityOf(file.path)
    yield { kind: 'package', type: 'ebuild', name, version, key: `${name}-${version}`, provides: [name] }
    const paths = textOf(file.bytes)
      .split('\n')
      .flatMap((line) => /^(?:obj \/(.+) [0-9a-f]{32} \d+|sym \/(.+) -> .*)$/.exec(line)?.slice(1).find(Boolean) ?? [])
    if (paths.length > 0) yield { kind: 'files', of: `${name}-${version}`, paths }
  },
} satisfies Cataloger

const portageLicence = {
  id: 'portage-licence',
  revision: 1,
  paths: ['var/db/pkg/*/*/LICENSE'],
  limit: MiB,
  evidence: 'installed',
  links: 'system',
  about: "Licences of Gentoo's packages.",
  parse: function* (file: FoundFile): Generator<Found> {
    const { name, version } = identityOf(file.path)
    const licences = licencesIn(textOf(file.bytes))
    if (licences.length > 0) yield { kind: 'licences', of: `${name}-${version}`, licences }
  },
} satisfies Cataloger

export const portageCatalogers: readonly Cataloger[] = [portageContents, portageLicence]
