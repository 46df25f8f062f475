import { join } from 'node:path'
import { FileError, nameOf, statPath } from '#base/index.ts'
import type { Unknown } from '#model/index.ts'
import { detectFolder } from '#oci/index.ts'
import { type LayerCatalog, packageDetector } from './catalog-layer.ts'
import { type PlacedRecord, assemblePackages, distributionOf } from './assemble.ts'
import { changelogsOf } from './changelogs.ts'
import { completeRecords } from './complete.ts'
import { fileOwners } from './file-owners.ts'
import type { Inventory, OwnedInventory } from './inventory.ts'
import { inventoryDigest, sortUnknowns } from './scan-image.ts'
import type { Selection } from './selection.ts'

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

/** Whether a folder of a root or of a source tree is looked into. */
export const entersFolder = (kind: 'root' | 'directory', path: string): boolean =>
  !(kind === 'root' ? VIRTUAL.has(path) : SKIPPED.has(nameOf(path)))

/** The packages of a folder that was read. */
export function inventoryOfFolder(
  folder: string,
  kind: 'root' | 'directory',
  { catalog, unknowns: unread }: { readonly catalog: LayerCatalog; readonly unknowns: readonly Unknown[] },
  selection: Selection,
): OwnedInventory {
  const { records: placed, unknowns: lost } = completeRecords(
    catalog.records.map((record): PlacedRecord => ({ record })),
    selection.catalogers,
  )
  const distribution = kind === 'root' ? distributionOf(placed) : undefined
  const packages = assemblePackages(placed, distribution, selection.catalogers, catalog.symlinks)
  const content = { ...(distribution ? { distribution } : {}), packages }
  return {
    subject: { kind, name: folder, digest: inventoryDigest(content) },
    ...content,
    unknowns: sortUnknowns([...catalog.unknowns, ...unread, ...lost]),
    ownersOf: fileOwners(placed, distribution, catalog.symlinks),
    changelogs: changelogsOf(placed, catalog.symlinks),
  }
}

/** A folder that is there. @throws FileError */
export async function mustBeFolder(folder: string): Promise<void> {
  if ((await statPath(folder))?.kind !== 'folder') throw new FileError('not-found', `read "${folder}": there is no such folder`)
}

/** What is in a folder: a root of a system or a source tree. Symbolic links are not followed. @throws FileError */
export async function scanFolder(folder: string, kind: 'root' | 'directory', selection: Selection): Promise<Inventory> {
  await mustBeFolder(folder)
  const { found, unknowns } = await detectFolder(folder, { catalog: packageDetector(selection) }, (path) => entersFolder(kind, path))
  const { ownersOf: _, changelogs: __, ...inventory } = inventoryOfFolder(folder, kind, { catalog: found.catalog, unknowns }, selection)
  return inventory
}
