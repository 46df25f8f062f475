import { posix } from 'node:path'
import * as z from 'zod'
import { KiB, MiB, ParseError, openZip, parseJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { licencesOf, neededNames, readFields, readRequiresText } from './core-metadata.ts'
import { linuxEnvironment } from './marker.ts'
import { normalName } from './names.ts'
import { downloadQualifier, vcsQualifier } from './origin.ts'
import { pythonOf, searchesOf, shelfOf, systemFolders } from './search-path.ts'

/** Longer is no name of a project, and no version. */
const NAME = 200

/** `six-1.16.0.dist-info`, `six-1.16.0-py3.11.egg-info`: what pip goes by when the metadata does not say. */
const FOLDER = /(?:^|\/)([^/-]{1,200})-(\d[^/-]{0,100})(?:-py[\d.]{1,10})?(?:-[\w.-]{1,100})?\.(?:dist-info|egg-info|egg)(?:\/|$)/i

const environmentOf = (path: string) => linuxEnvironment(pythonOf(path))

/** @throws ParseError when neither the metadata nor the path has a name */
function distributionOf(path: string, metadata: string): FoundPackage | undefined {
  const fields = readFields(metadata)
  const named = FOLDER.exec(path)
  const name = fields.get('name')?.[0] || named?.[1] || ''
  if (name === '') throw new ParseError('malformed', 'no Name field', { position: 'head' })
  const version = fields.get('version')?.[0] || (named?.[2] ?? '')
  if (name.length > NAME || version.length > NAME) throw new ParseError('malformed', `a name or version longer than ${NAME} characters`)
  // Python 2.7 leaves a note of itself among its packages; it is the interpreter.
  if (name === 'Python') return undefined
  return {
    kind: 'package',
    type: 'pypi',
    name: normalName(name),
    version,
    licences: licencesOf(fields),
    requires: neededNames([...(fields.get('requires-dist') ?? []), ...(fields.get('requires') ?? [])], environmentOf(path)),
    searches: searchesOf(shelfOf(path)),
  }
}

const DirectUrl = z.object({ url: z.string(), vcs_info: z.object({ vcs: z.string(), commit_id: z.string().optional() }).optional() })

function* parseDirectUrl({ bytes }: FoundFile): Generator<Found> {
  const { url, vcs_info: vcs } = parseJson(DirectUrl, bytes)
  yield { kind: 'beside', qualifiers: vcs ? vcsQualifier(vcs.vcs, url, vcs.commit_id) : downloadQualifier(url) }
}

/** An environment that lets the system's packages in (PEP 405; virtualenv and uv write `version_info`). */
function* parseVenv({ path, bytes }: FoundFile): Generator<Found> {
  const text = textOf(bytes)
  const python = /^version(?:_info)?\s{0,5}=\s{0,5}(\d{1,2}\.\d{1,3})/m.exec(text)?.[1]
  if (!python || !/^include-system-site-packages\s{0,5}=\s{0,5}true\s*$/im.test(text)) return
  const root = path.slice(0, Math.max(0, path.lastIndexOf('/') + 1))
  for (const lib of ['lib', 'lib64'])
    yield { kind: 'search', folder: `${root}${lib}/python${python}/site-packages`, also: systemFolders(python) }
}

/** `setup.py develop`: the first line is the folder that holds the egg-info; both sides find each other. */
function* parseEggLink({ path, bytes }: FoundFile): Generator<Found> {
  const line = textOf(bytes).split(/\r?\n/, 1)[0]!.trim()
  if (!line.startsWith('/') || line.length > 4 * KiB) return
  const [source, shelf] = [line.replace(/^\/+|\/+$/g, ''), shelfOf(path.replace(/-link$/, ''))]
  yield { kind: 'search', folder: source, also: [shelf] }
  yield { kind: 'search', folder: shelf, also: [source] }
}

/** RECORD of an installed wheel: path, `sha256=` and the digest in base64 for addresses, size (PyPA, "Recording installed projects"). */
function* parseRecord({ path, bytes }: FoundFile): Generator<Found> {
  const name = FOLDER.exec(path)?.[1]
  if (name === undefined) return
  const shelf = shelfOf(path)
  const rows = textOf(bytes)
    .split('\n')
    .flatMap((line) => {
      const [, file, digest] = /^"?([^",]{1,4096})"?,sha256=([\w-]{43}),/.exec(line) ?? []
      return file === undefined || digest === undefined
        ? []
        : [{ file: posix.join(shelf, file), value: Buffer.from(digest, 'base64url').toString('hex') }]
    })
  if (rows.length === 0) return
  const digests = { algorithm: 'sha256', values: rows.map(({ value }) => value) } as const
  yield { kind: 'files', of: normalName(name), paths: rows.map(({ file }) => file), digests }
}

function* parse(file: FoundFile): Generator<Found> {
  const { path, bytes } = file
  if (path.endsWith('/RECORD')) yield* parseRecord(file)
  else if (path.endsWith('direct_url.json')) yield* parseDirectUrl(file)
  else if (path.endsWith('pyvenv.cfg')) yield* parseVenv(file)
  else if (path.endsWith('.egg-link')) yield* parseEggLink(file)
  else if (path.endsWith('requires.txt')) {
    yield { kind: 'beside', requires: neededNames(readRequiresText(textOf(bytes)), environmentOf(path)) }
  } else {
    const found = distributionOf(path, textOf(bytes))
    if (found) yield found
  }
}

/** METADATA of an installed wheel, PKG-INFO of an egg (core metadata specification), and what lies beside them. */
export const pythonInstalled = {
  id: 'python-installed',
  revision: 3,
  paths: [
    '**/*{dist-info,DIST-INFO}/METADATA',
    '**/*{egg-info,EGG-INFO}/PKG-INFO',
    '**/*.egg-info',
    '**/*.dist-info/RECORD',
    '**/*.dist-info/direct_url.json',
    '**/*.egg-info/requires.txt',
    '**/EGG-INFO/requires.txt',
    '**/*.egg-link',
    '**/pyvenv.cfg',
  ],
  limit: 4 * MiB,
  evidence: 'installed',
  links: 'folder',
  about:
    'Installed Python distributions with licences, the address that they came from when it was no index, and edges to what is on their path. Markers are evaluated for Linux and the folder’s Python; requirements of extras are left out.',
  parse,
} satisfies Cataloger

/** An egg that was left packed (easy_install, `zip_safe`). */
export const pythonEgg = {
  id: 'python-egg',
  revision: 1,
  paths: ['**/*.egg'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'folder',
  about: 'Packed eggs, read in place.',
  parse: function* ({ path, bytes }: FoundFile): Generator<Found> {
    const archive = openZip(bytes)
    const read = (name: string): string | undefined => {
      const entry = archive.entries.find((one) => one.name === `EGG-INFO/${name}`)
      return entry && textOf(archive.read(entry, 4 * MiB))
    }
    const metadata = read('PKG-INFO')
    if (metadata === undefined) throw new ParseError('malformed', 'a packed egg without EGG-INFO/PKG-INFO')
    const found = distributionOf(path, metadata)
    const requires = neededNames(readRequiresText(read('requires.txt') ?? ''), environmentOf(path))
    if (found) yield { ...found, requires: [...new Set([...(found.requires ?? []), ...requires])] }
  },
} satisfies Cataloger
