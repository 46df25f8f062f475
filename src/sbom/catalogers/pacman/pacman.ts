import { MiB, ParseError, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** `%NAME%` and then its values, a line each, up to an empty line (alpm local database). */
function readSections(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>()
  let values: string[] | undefined
  for (const line of text.split('\n')) {
    const name = /^%([A-Z0-9]{1,40})%$/.exec(line)?.[1]
    if (name) sections.set(name, (values = []))
    else if (line === '') values = undefined
    else values?.push(line)
  }
  return sections
}

/** `glibc>=2.38` and `libfoo.so=1-64` by name. */
const relationName = (text: string): string => /^[^<>=:]{1,200}/.exec(text)?.[0] ?? ''

/** The folder of a package is `NAME-VERSION-RELEASE`. */
const folderName = (path: string): string => path.split('/').at(-2) ?? ''

function* parseDesc(file: FoundFile): Generator<Found> {
  const sections = readSections(textOf(file.bytes))
  const first = (name: string): string | undefined => sections.get(name)?.[0]
  const [name, version, architecture] = [first('NAME'), first('VERSION'), first('ARCH')]
  if (!name || !version) throw new ParseError('malformed', 'no %NAME% and %VERSION%')
  yield {
    kind: 'package',
    type: 'alpm',
    name,
    version,
    key: `${name}-${version}`,
    source: { name: first('BASE') ?? name, version },
    licences: sections.get('LICENSE') ?? [],
    provides: [name, ...(sections.get('PROVIDES') ?? []).map(relationName)],
    requires: [...new Set((sections.get('DEPENDS') ?? []).map(relationName))],
    ...(architecture ? { qualifiers: { arch: architecture } } : {}),
  }
}

const pacmanDesc = {
  id: 'pacman-desc',
  revision: 1,
  // The folders too: as links they would lead past it.
  paths: ['var/lib/pacman/local/*/desc', 'var/lib/{pacman,pacman/local}'],
  limit: 4 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages of Arch Linux and its kin, with base package, licences and dependencies.',
  parse: parseDesc,
} satisfies Cataloger

const pacmanFiles = {
  id: 'pacman-files',
  revision: 1,
  paths: ['var/lib/pacman/local/*/files'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Which files a pacman package owns.',
  parse: function* (file: FoundFile): Generator<Found> {
    const paths = (readSections(textOf(file.bytes)).get('FILES') ?? []).filter((path) => !path.endsWith('/'))
    yield { kind: 'files', of: folderName(file.path), paths }
  },
} satisfies Cataloger

export const pacmanCatalogers: readonly Cataloger[] = [pacmanDesc, pacmanFiles]
