import { KiB, MiB, ParseError, limits, textOf } from '#base/index.ts'
import { cvesIn } from '../../changelogs.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { readBerkeley } from './berkeley.ts'
import { rpmBottlerocket } from './bottlerocket.ts'
import { type RpmHeader, TAG, readRpmHeader } from './header.ts'
import { expressionOf } from './licence.ts'
import { readNdb } from './ndb.ts'
import { readBlobs } from './sqlite.ts'

/** `bash-5.1.8-6.el9.src.rpm` as name and version; the epoch is not in the file's name and is taken to be the package's. */
export function sourceOf(sourceRpm: string, epoch: string): FoundPackage['source'] {
  const match = /^(.+)-([^-]+)-([^-]+)\.(?:no)?src\.rpm$/.exec(sourceRpm.slice(0, 1000))
  return match ? { name: match[1]!, version: `${epoch}${match[2]}-${match[3]}` } : undefined
}

/** Of rpm's numbers (RFC 4880, 9.4) those that file digests are told by here; without the tag it is MD5. */
const ALGORITHMS: Readonly<Record<number, 'md5' | 'sha1' | 'sha256'>> = { 1: 'md5', 2: 'sha1', 8: 'sha256' }

function* filesOf(header: RpmHeader, key: string): Generator<Found> {
  const folders = header.texts(TAG.dirNames)
  const indexes = header.numbers(TAG.dirIndexes)
  const names = header.texts(TAG.baseNames)
  const sums = header.texts(TAG.fileDigests)
  // A long folder that many names share would be as many copies of it.
  const rowOf = (name: string, i: number): { path: string; sum: string }[] => {
    const folder = folders[indexes[i] ?? -1] ?? '/'
    return folder.length + name.length < limits.path ? [{ path: `${folder}${name}`, sum: sums[i] ?? '' }] : []
  }
  const rows = names.length > 0 ? names.flatMap(rowOf) : header.texts(TAG.oldFileNames).map((path, i) => ({ path, sum: sums[i] ?? '' }))
  if (rows.length === 0) return
  const algorithm = ALGORITHMS[header.numbers(TAG.fileDigestAlgorithm)[0] ?? 1]
  const digests = algorithm && sums.length > 0 ? { digests: { algorithm, values: rows.map(({ sum }) => sum) } } : {}
  yield { kind: 'files', of: key, paths: rows.map(({ path }) => path.replace(/^\/+/, '')), ...digests }
}

function* packageOf(header: RpmHeader): Generator<Found> {
  const [name, version, release] = [header.text(TAG.name), header.text(TAG.version), header.text(TAG.release)]
  if (!name || !version) throw new ParseError('malformed', 'an RPM header without name and version')
  // Keys that rpm trusts stand among the packages.
  if (name === 'gpg-pubkey') return
  const full = release ? `${version}-${release}` : version
  const epoch = header.numbers(TAG.epoch)[0] ?? 0
  const prefix = epoch > 0 ? `${epoch}:` : ''
  const sourceRpm = header.text(TAG.sourceRpm)
  const source = sourceRpm ? sourceOf(sourceRpm, prefix) : undefined
  const arch = header.text(TAG.arch)
  const module = header.text(TAG.modularityLabel)
  const licence = header.text(TAG.license)
  const key = `${name}-${prefix}${full}.${arch ?? ''}`
  yield {
    kind: 'package',
    type: 'rpm',
    name,
    version: full,
    key,
    ...(source ? { source } : {}),
    ...(licence ? { licences: [expressionOf(licence)] } : {}),
    provides: [...new Set(header.texts(TAG.provideName))],
    requires: [...new Set(header.texts(TAG.requireName))].filter((one) => !one.startsWith('rpmlib(') && !one.startsWith('/')),
    qualifiers: {
      ...(arch ? { arch } : {}),
      ...(epoch > 0 ? { epoch: String(epoch) } : {}),
      ...(sourceRpm ? { upstream: sourceRpm } : {}),
      ...(module ? { rpmmod: module.split(':').slice(0, 2).join(':') } : {}),
    },
  }
  yield* filesOf(header, key)
  const names = cvesIn(header.texts(TAG.changelogText).join('\n'))
  if (names.length > 0) yield { kind: 'changelog', of: `rpm ${name}-${full}`, names }
}

function headersOf(file: FoundFile): Iterable<Buffer> {
  if (file.path.endsWith('.sqlite')) return readBlobs(file.bytes, 'Packages', 1)
  return file.path.endsWith('.db') ? readNdb(file.bytes) : readBerkeley(file.bytes)
}

/** A header that cannot be read costs its own package; a database that breaks off, those after the break. */
function* parse(file: FoundFile): Generator<Found> {
  for (const bytes of headersOf(file))
    try {
      yield* packageOf(readRpmHeader(bytes))
    } catch (thrown) {
      if (!(thrown instanceof ParseError)) throw thrown
      yield { kind: 'unknown', reason: thrown.message }
    }
}

const FOLDERS = '{var/lib/rpm,usr/lib/sysimage/rpm,usr/share/rpm}'

const rpmDatabase = {
  id: 'rpm-database',
  revision: 3,
  // The folders too: as links they would lead past it, unless to each other.
  paths: [`${FOLDERS}/{Packages,Packages.db,rpmdb.sqlite}`, FOLDERS],
  limit: 512 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Packages of RPM databases in all three forms (SQLite, NDB, Berkeley DB).',
  parse,
} satisfies Cataloger

/** SQLite's "WAL file format": a header of 32 bytes, then frames. rpm takes the file away when it ends well. */
const WAL_HEADER = 32

const rpmLog = {
  id: 'rpm-log',
  revision: 1,
  paths: [`${FOLDERS}/rpmdb.sqlite-wal`],
  limit: 512 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'Whether a write-ahead log beside an RPM database holds changes that the database lacks: they are a named unknown.',
  parse: function* ({ size }: FoundFile): Generator<Found> {
    if (size > WAL_HEADER)
      yield { kind: 'unknown', reason: `a write-ahead log of ${size} bytes: packages that changed last may be missing or old` }
  },
} satisfies Cataloger

/** Name, version, times, vendor, epoch, size, architecture, epoch number, source: a line each, with tabs between. */
function* manifestLine(line: string): Generator<Found> {
  const [name, version, , , , , , arch, epochNumber, sourceRpm] = line.split('\t')
  if (!name || !version || sourceRpm === undefined) throw new ParseError('malformed', `"${line.slice(0, 60)}" is no line of a manifest`)
  const epoch = Number(epochNumber) > 0 ? Number(epochNumber) : 0
  const source = sourceOf(sourceRpm, epoch > 0 ? `${epoch}:` : '')
  yield {
    kind: 'package',
    type: 'rpm',
    name,
    version,
    ...(source ? { source } : {}),
    qualifiers: { ...(arch ? { arch } : {}), ...(epoch > 0 ? { epoch: String(epoch) } : {}), ...(source ? { upstream: sourceRpm } : {}) },
  }
}

const rpmManifest = {
  id: 'rpm-manifest',
  revision: 1,
  paths: ['var/lib/rpmmanifest/container-manifest-2'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'system',
  about: "Packages of Azure Linux's and Mariner's distroless images, which have no database: no files, licences and edges.",
  parse: function* ({ bytes }: FoundFile): Generator<Found> {
    for (const line of textOf(bytes).split('\n')) if (line.trim() !== '') yield* manifestLine(line.slice(0, 8 * KiB))
  },
} satisfies Cataloger

export const rpmCatalogers: readonly Cataloger[] = [rpmBottlerocket, rpmDatabase, rpmLog, rpmManifest]
