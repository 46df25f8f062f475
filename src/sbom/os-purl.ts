import type { Distribution } from '#model/index.ts'
import type { FoundPackage } from './catalogers/contract.ts'

/** Types whose packages belong to a distribution: their purl has its name as namespace and the release as `distro`. */
const OS_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm', 'opkg', 'ebuild'])

export const isOsType = (type: string): boolean => OS_TYPES.has(type)

/** Namespaces that the purl types name otherwise than os-release does (purl-spec, types rpm and deb). */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['rhel', 'redhat'],
  ['sles', 'suse'],
  ['sles_sap', 'suse'],
  ['sled', 'suse'],
  ['sle_hpc', 'suse'],
  ['sle-micro', 'suse'],
  ['sle-micro-rancher', 'suse'],
  ['suse-microos', 'suse'],
  ['sl-micro', 'suse'],
])

/** Some types have to have a namespace: that of a package whose tree does not say which distribution it is. */
const NOBODY = 'unknown'

const namespaceOf = ({ id }: Distribution): string => (id.startsWith('opensuse') ? 'opensuse' : (NAMESPACES.get(id) ?? id))

/** The parts of a purl for what a cataloger found. */
export function purlParts(found: FoundPackage, distribution: Distribution | undefined) {
  const qualifiers: Record<string, string> = { ...found.qualifiers }
  if (isOsType(found.type)) {
    const namespace = distribution ? namespaceOf(distribution) : found.type === 'deb' || found.type === 'alpm' ? NOBODY : undefined
    if (distribution) qualifiers['distro'] = distribution.version === '' ? distribution.id : `${distribution.id}-${distribution.version}`
    const { source } = found
    if (source && qualifiers['upstream'] === undefined && (source.name !== found.name || source.version !== found.version))
      qualifiers['upstream'] = source.version === found.version || source.version === '' ? source.name : `${source.name}@${source.version}`
    // Portage's namespace is the category, which is part of a package's name.
    const [category, bare] = splitName(found.type, found.name)
    if (found.type === 'ebuild') return { type: found.type, namespace: category, name: bare, version: found.version, qualifiers }
    return { type: found.type, namespace, name: found.name, version: found.version, qualifiers }
  }
  const [namespace, name] = splitName(found.type, found.name)
  return { type: found.type, namespace, name, version: found.version, qualifiers }
}

/** `@scope/name`, `group:artifact`, `vendor/name`, a module path: the namespace is all but the last part. */
export function splitName(type: string, full: string): readonly [string | undefined, string] {
  const at =
    type === 'maven'
      ? full.lastIndexOf(':')
      : ['npm', 'composer', 'golang', 'github', 'hex', 'ebuild', 'pear', 'swift'].includes(type)
        ? full.lastIndexOf('/')
        : -1
  return at <= 0 ? [undefined, full] : [full.slice(0, at), full.slice(at + 1)]
}
