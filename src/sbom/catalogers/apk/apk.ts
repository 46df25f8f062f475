import { MiB, ParseError, limits, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** `so:libc.musl-x86_64.so.1=1`, `cmd:sh`, `musl>=1.2`: the name without what version it asks for. */
const nameOf = (term: string): string => term.split(/[=<>~]/, 1)[0]!

const namesOf = (line: string | undefined): string[] =>
  (line ?? '').split(' ').flatMap((term) => (term === '' || term.startsWith('!') ? [] : [nameOf(term)]))

/** An SPDX expression; before Alpine asked for one, names with spaces between. */
const licencesIn = (text: string): string[] => (/[()]| (?:AND|OR|WITH) /i.test(text) ? [text] : text.split(/\s+/).filter(Boolean))

function* packageOf(fields: ReadonlyMap<string, string>, paths: readonly string[], sums: readonly string[]): Generator<Found> {
  const name = fields.get('P')
  const version = fields.get('V')
  if (!name || !version) throw new ParseError('malformed', 'a record without a name and version', { position: name ?? 'unnamed record' })
  const architecture = fields.get('A')
  const licence = fields.get('L')
  yield {
    kind: 'package',
    type: 'apk',
    name,
    version,
    source: { name: fields.get('o') || name, version },
    provides: namesOf(fields.get('p')),
    requires: [...new Set(namesOf(fields.get('D')))],
    ...(architecture ? { qualifiers: { arch: architecture } } : {}),
    ...(licence ? { licences: licencesIn(licence) } : {}),
  }
  if (paths.length === 0) return
  const digests = { algorithm: 'sha1', values: paths.map((_, i) => sums[i] ?? '') } as const
  yield { kind: 'files', of: name, paths, ...(sums.length > 0 ? { digests } : {}) }
}

/** `Q1` and the SHA-1 in base64; of a link that of where it leads. */
const sumOf = (text: string): string => (text.startsWith('Q1') ? Buffer.from(text.slice(2), 'base64').toString('hex') : '')

/** Records of `X:value` lines with an empty line after each; F names a folder, R a file in the folder before it, Z its checksum. */
function* parse({ bytes }: FoundFile): Generator<Found> {
  let fields = new Map<string, string>()
  let paths: string[] = []
  let sums: string[] = []
  let folder = ''
  // apk-tools 3 has a binary form too, which is not that of the installed database.
  if (Buffer.from(bytes.subarray(0, 3)).toString('latin1') === 'ADB')
    throw new ParseError('unsupported', 'a database in the ADB form of apk-tools 3')
  for (const line of textOf(bytes).split('\n')) {
    if (line === '') {
      if (fields.size > 0) yield* packageOf(fields, paths, sums)
      fields = new Map()
      paths = []
      sums = []
      folder = ''
      continue
    }
    const key = line[0]!
    const value = line.slice(2)
    if (line[1] !== ':') throw new ParseError('malformed', `the line "${line.slice(0, 60)}" has no field`)
    if (key === 'F') folder = value
    else if (key === 'R' && folder.length + value.length < limits.path) paths.push(folder === '' ? value : `${folder}/${value}`)
    else if (key === 'Z') {
      // A folder or a file whose path was too long to be kept may have one, too.
      if (paths.length > 0) sums[paths.length - 1] ??= sumOf(value)
    } else fields.set(key, value)
  }
  if (fields.size > 0) yield* packageOf(fields, paths, sums)
}

/** lib/apk/db/installed: Alpine, Wolfi, Chainguard. */
const apkInstalled = {
  id: 'apk-installed',
  revision: 3,
  // The folders too: as links they would lead past it.
  paths: ['{lib,usr/lib}/apk/db/installed', '{lib,usr/lib}/{apk,apk/db}'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages, origins, licences, dependencies and files of Alpine and its kin.',
  parse,
} satisfies Cataloger

export const apkCatalogers: readonly Cataloger[] = [apkInstalled]
