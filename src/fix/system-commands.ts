import type { Distribution, Package } from '#model/index.ts'
import { shellWord } from './locks/contract.ts'
import type { Upgrade } from './plan.ts'
import { isSystemPackage } from './ways.ts'

type Row = { readonly name: string; readonly pinned: string | undefined }

/** How each package manager moves the packages named and no others; `pinned` is undefined where only the source's version is known. */
const LINES: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  deb: (rows) =>
    `apt-get update && apt-get install --only-upgrade -y ${rows.map(({ name, pinned }) => shellWord(pinned === undefined ? name : `${name}=${pinned}`)).join(' ')}`,
  apk: (rows) =>
    `apk update && apk add --upgrade ${rows.map(({ name, pinned }) => shellWord(pinned === undefined ? name : `${name}>=${pinned}`)).join(' ')}`,
  rpm: (rows) => `dnf upgrade -y ${rows.map(({ name }) => shellWord(name)).join(' ')}`,
  alpm: (rows) => `pacman -Syu ${rows.map(({ name }) => shellWord(name)).join(' ')}`,
}

const SUSE = /suse|sles/

/** Lines for a build of the image, one per package manager. A rebuild on a newer base does the same for what the base has. */
export function systemCommands(
  upgrades: readonly Upgrade[],
  packages: readonly Package[],
  distribution: Distribution | undefined,
): string[] {
  const byPurl = new Map(packages.map((pkg) => [pkg.purl, pkg]))
  const groups = Map.groupBy(upgrades.filter(isSystemPackage), ({ type }) => type)
  const lines = [...groups].flatMap(([type, group]) => {
    const rows = group.map(({ package: purl, name, from, to }): Row => {
      const source = byPurl.get(purl)?.source
      return { name, pinned: source && source.version !== from ? undefined : to }
    })
    const unique = [...new Map(rows.map((row) => [row.name, row])).values()]
    if (type === 'rpm' && SUSE.test(distribution?.id ?? ''))
      return [`zypper update -y ${unique.map(({ name }) => shellWord(name)).join(' ')}`]
    const line = LINES[type]
    return line ? [line(unique)] : []
  })
  return lines.length === 0 ? [] : [...lines, 'or rebuild on a newer base: --base IMAGE says what that clears and brings']
}
