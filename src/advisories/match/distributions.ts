import type { Distribution } from '#model/index.ts'

/**
 * What a distribution's advisories name: the source package; the binary ones; or both, where the publisher does not keep to one.
 * OSV schema, "Defined ecosystems", and the records themselves where they differ from it (AlmaLinux lists binary packages).
 */
export type Naming = 'source' | 'binary' | 'both'

type Known = {
  readonly naming: Naming
  /** OSV's ecosystem with its release; undefined for releases whose packages are not those that the advisories are about. */
  readonly ecosystem: (version: string, name: string) => string | undefined
}

const major = (version: string): string => version.split('.', 1)[0]!
const minor = (version: string): string => version.split('.').slice(0, 2).join('.')
const source = (ecosystem: Known['ecosystem']): Known => ({ naming: 'source', ecosystem })
const binary = (ecosystem: Known['ecosystem']): Known => ({ naming: 'binary', ecosystem })
const both = (ecosystem: Known['ecosystem']): Known => ({ naming: 'both', ecosystem })

/** CentOS Stream runs ahead of Red Hat's releases: its builds have other releases than the errata name. CentOS Linux ended with 8. */
export const isCentosStream = (version: string, name: string): boolean => /stream/i.test(name) || Number(major(version)) >= 9

/** `openEuler 22.03 (LTS-SP3)` tells the service pack that VERSION_ID leaves out: `22.03-LTS-SP3`. */
export function openEulerRelease(version: string, name: string): string {
  const pack = /\(([A-Z0-9-]{1,20})\)/.exec(name)?.[1]
  return pack === undefined || version.includes('-') ? version : `${version}-${pack}`
}

/** Between releases Alpine calls itself by the next one: `3.23_alpha20250707`. */
const alpine = (version: string): string => (/^\d+\.\d+(?:\.\d+)?$/.test(version) ? `Alpine:v${minor(version)}` : 'Alpine:edge')

// OSV's records of SUSE name sources, its VEX documents binary packages.
const suse = both((version) => `SUSE:${version}`)
const suseMicro = both((version) => `SUSE:Linux Micro ${minor(version)}`)
const leap = both((version) => `openSUSE:Leap ${minor(version)}`)
const tumbleweed = both(() => 'openSUSE:Tumbleweed')
const azure = source((version) => `Azure Linux:${major(version)}`)

/** By os-release's ID. A distribution that is not here has packages of its own, whatever it was derived from. */
const DISTRIBUTIONS: ReadonlyMap<string, Known> = new Map<string, Known>([
  // Before the fourth a release had two numbers.
  ['debian', source((version) => `Debian:${/^[1-3]\.\d/.exec(version)?.[0] ?? major(version)}`)],
  ['ubuntu', source((version) => `Ubuntu:${minor(version)}`)],
  ['alpine', source(alpine)],
  // Kitten is to AlmaLinux what Stream is to Red Hat.
  ['almalinux', binary((version, name) => (/kitten/i.test(name) ? undefined : `AlmaLinux:${major(version)}`))],
  ['rocky', source((version) => `Rocky Linux:${major(version)}`)],
  ['rhel', both((version) => `Red Hat:${major(version)}`)],
  ['centos', both((version, name) => (isCentosStream(version, name) ? undefined : `Red Hat:${major(version)}`))],
  ['ol', both((version) => `Oracle Linux:${major(version)}`)],
  ['fedora', both((version) => `Fedora:${version}`)],
  ['amzn', both((version) => `Amazon Linux:${major(version)}`)],
  ['opensuse', leap],
  ['opensuse-leap', leap],
  ['opensuse-leap-micro', source((version) => `openSUSE:Leap Micro ${minor(version)}`)],
  ['opensuse-tumbleweed', tumbleweed],
  ['opensuse-microos', tumbleweed],
  ['sles', suse],
  ['sles_sap', suse],
  ['sled', suse],
  ['sle_hpc', suse],
  ['sle-micro', suseMicro],
  ['sle-micro-rancher', suseMicro],
  ['suse-microos', suseMicro],
  ['sl-micro', suseMicro],
  ['photon', both((version) => `Photon OS:${minor(version)}`)],
  ['azurelinux', azure],
  ['mariner', azure],
  ['openeuler', source((version, name) => `openEuler:${openEulerRelease(version, name)}`)],
  ['mageia', source((version) => `Mageia:${major(version)}`)],
  ['arch', source(() => 'Arch Linux')],
  ['wolfi', both(() => 'Wolfi')],
  ['chainguard', both(() => 'Chainguard')],
  ['minimos', both(() => 'MinimOS')],
  ['cleanstart', both(() => 'CleanStart')],
  ['alpaquita', source((version) => `Alpaquita:${version || 'stream'}`)],
  ['bellsoft-hardened-containers', source((version) => `BellSoft Hardened Containers:${version || 'stream'}`)],
  ['echo', source(() => 'Echo')],
])

/** What a distribution's builds ahead of its releases are called here, which go by the ID of the releases. */
const AHEAD: ReadonlyMap<string, string> = new Map([
  ['centos', 'centos-stream'],
  ['almalinux', 'almalinux-kitten'],
])

/** OSV's ecosystem of a release, and what to call it where advisories know none: `raspbian:12`. */
export function distributionEcosystem({ id, version, name = '' }: Distribution): { readonly ecosystem: string; readonly naming: Naming } {
  const known = DISTRIBUTIONS.get(id)
  const ecosystem = known?.ecosystem(version, name)
  if (known && ecosystem !== undefined) return { ecosystem, naming: known.naming }
  const own = known ? (AHEAD.get(id) ?? id) : id
  return { ecosystem: version === '' ? own : `${own}:${version}`, naming: 'both' }
}

/** The distribution that this one was made of, where advisories know that one: they say nothing of packages that were built anew. */
export function parentOf({ id, like }: Distribution): string | undefined {
  return DISTRIBUTIONS.has(id) ? undefined : like.find((parent) => DISTRIBUTIONS.has(parent))
}
