import { MiB, ParseError } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'
import { readBerkeley } from './berkeley.ts'
import { type RpmHeader, TAG, readRpmHeader } from './header.ts'
import { readNdb } from './ndb.ts'
import { readBlobs } from './sqlite.ts'

/** `bash-5.1.8-6.el9.src.rpm` as name and version; the epoch is not in the file's name and is taken to be the package's. */
export function sourceOf(sourceRpm: string, epoch: string): FoundPackage['source'] {
  const match = /^(.+)-([^-]+)-([^-]+)\.(?:no)?src\.rpm$/.exec(sourceRpm.slice(0, 1000))
  return match ? { name: match[1]!, version: `${epoch}${match[2]}-${match[3]}` } : undefined
}

function* filesOf(header: RpmHeader, key: string): Generator<Found> {
  const folders = header.texts(TAG.dirNames)
  const indexes = header.numbers(TAG.dirIndexes)
  const names = header.texts(TAG.baseNames)
  const paths = names.length > 0 ? names.map((name, i) => `${folders[indexes[i] ?? -1] ?? '/'}${name}`) : header.texts(TAG.oldFileNames)
  if (paths.length > 0) yield { kind: 'files', of: key, paths: paths.map((path) => path.replace(/^\/+/, '')) }
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
    ...(licence ? { licences: [licence] } : {}),
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

const rpmDatabase = {
  id: 'rpm-database',
  revision: 1,
  paths: ['{var/lib/rpm,usr/lib/sysimage/rpm,usr/share/rpm}/{Packages,Packages.db,rpmdb.sqlite}'],
  limit: 512 * MiB,
  evidence: 'installed',
  links: 'system',
  about:
    'Packages of RPM databases in all three forms (SQLite, NDB, Berkeley DB); what only a write-ahead log beside the SQLite file holds is not seen.',
  parse,
} satisfies Cataloger

export const rpmCatalogers: readonly Cataloger[] = [rpmDatabase]
