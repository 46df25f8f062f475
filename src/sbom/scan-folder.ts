import { join } from 'node:path'
import { FileError, MiB, limits, statPath, walkFolder } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import { linkTarget } from '#oci/index.ts'
import { type PlacedRecord, assemblePackages, distributionOf } from './assemble.ts'
import { completeRecords } from './complete.ts'
import type { Inventory } from './inventory.ts'
import { PathFindings } from './path-findings.ts'
import { PACKAGE_LINKS, isPackageLink, tooManyLinks } from './package-links.ts'
import { readInTurn } from './read-in-turn.ts'
import { inventoryDigest, sortUnknowns } from './scan-image.ts'
import type { Selection } from './selection.ts'
import { strayLinks } from './stray-links.ts'

/** Folders of a source tree that hold no packages of it: version control. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', '.hg', '.svn'])

/** Folders of a running system that hold no files. */
const VIRTUAL: ReadonlySet<string> = new Set(['proc', 'sys', 'dev', 'run'])

const SYSTEM_MARKS = [
  'etc/os-release',
  'usr/lib/os-release',
  'etc/redhat-release',
  'etc/debian_version',
  'etc/alpine-release',
  'var/lib/dpkg',
  'lib/apk/db',
  'usr/lib/apk/db',
  'var/lib/pacman',
  'var/db/pkg',
  'var/lib/rpm',
  'usr/lib/sysimage/rpm',
  'usr/share/rpm',
  'usr/lib/opkg',
  'var/lib/opkg',
]

/** Whether a folder is the root of an operating system. */
export async function isSystemRoot(folder: string): Promise<boolean> {
  for (const mark of SYSTEM_MARKS) if (await statPath(join(folder, mark))) return true
  return false
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** What is in a folder: a root of a system or a source tree. Symbolic links are not followed. @throws FileError */
export async function scanFolder(folder: string, kind: 'root' | 'directory', selection: Selection): Promise<Inventory> {
  if ((await statPath(folder))?.kind !== 'folder') throw new FileError('not-found', `read "${folder}": there is no such folder`)
  const findings = new PathFindings()
  const symlinks = new Map<string, string>()
  let links = 0
  const enter = (path: string): boolean => !(kind === 'root' ? VIRTUAL.has(path) : SKIPPED.has(nameOf(path)))
  const unknown = (path: string, reason: string): Unknown => ({ path, reason })
  const failed = (path: string, reason: string): void =>
    findings.set(path || '.', { records: [], unknowns: [unknown(path || '.', reason)] })
  const reads = readInTurn(folder, failed)
  for await (const file of walkFolder(folder, { maxEntries: limits.entries, enter, failed })) {
    if (file.kind === 'symlink') {
      const isLink = isPackageLink(file.path) && ++links <= PACKAGE_LINKS
      if (file.link && (!file.path.includes('/') || isLink || selection.named(file.path).length > 0))
        symlinks.set(file.path, linkTarget(file.path, file.link))
      continue
    }
    const { wish, large } = selection.wants(file.path, file.size, file.mode)
    const left = large.map(({ id, limit }) =>
      unknown(file.path, `${file.size} bytes, more than the ${Math.round(limit / MiB)} MiB that the cataloger ${id} reads`),
    )
    findings.set(file.path, { records: [], unknowns: left })
    if (wish === 'skip') continue
    await reads.ask(file, wish, (bytes) => {
      const parsed = selection.parse({ path: file.path, size: bytes.length, mode: file.mode, bytes })
      findings.set(file.path, { records: parsed.records, unknowns: [...left, ...parsed.unknowns] })
    })
  }
  await reads.finish()
  if (links > PACKAGE_LINKS) failed(tooManyLinks.path, tooManyLinks.reason)
  for (const { path, target, system } of strayLinks(selection, symlinks))
    if (system) failed(path, `a symbolic link to "${target}", which is not followed`)
  const { records, unknowns } = findings.finish()
  const { records: placed, unknowns: lost } = completeRecords(
    records.map((record): PlacedRecord => ({ record })),
    selection.catalogers,
  )
  const distribution = kind === 'root' ? distributionOf(placed) : undefined
  const packages = assemblePackages(placed, distribution, selection.catalogers, symlinks)
  const content = { ...(distribution ? { distribution } : {}), packages }
  return { subject: { kind, name: folder, digest: inventoryDigest(content) }, ...content, unknowns: sortUnknowns([...unknowns, ...lost]) }
}
