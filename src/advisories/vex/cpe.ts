import type { Distribution, Purl } from '#model/index.ts'

/** The parts of a CPE name that are compared, in lower case; a part that says nothing, or everything, is absent. */
export type Cpe = {
  readonly vendor?: string
  readonly product?: string
  readonly version?: string
  readonly update?: string
}

const LONGEST = 1024

/** `*` is any and `-` is none; neither tells one thing from another. */
const said = (text: string | undefined): string | undefined => (text === undefined || /^[*-]?$/.test(text) ? undefined : text)

function fieldsOf(text: string): string[] | undefined {
  if (/^cpe:2\.3:[aho*-]:/i.test(text)) {
    const fields = text.match(/:(?:\\.|[^:\\])*/gs)?.slice(2) ?? []
    return fields.map((field) => field.slice(1).replace(/\\(.)/gs, '$1'))
  }
  if (!/^cpe:\/[aho]:/i.test(text)) return undefined
  return text
    .split(':')
    .slice(2)
    .map((field) => field.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
}

/** Reads a CPE name of 2.2 (`cpe:/a:…`) or 2.3 (NISTIR 7695, 6.1 and 6.2); undefined where it is none. */
export function parseCpe(text: string): Cpe | undefined {
  if (text.length > LONGEST) return undefined
  const [vendor, product, version, update] = (fieldsOf(text) ?? []).map((field) => said(field.toLowerCase()))
  if (product === undefined) return undefined
  return { ...(vendor ? { vendor } : {}), product, ...(version ? { version } : {}), ...(update ? { update } : {}) }
}

/** os-release ids by `vendor:product`; RHEL's streams for long support are products of their own. */
const DISTRIBUTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^redhat:(?:enterprise_linux|rhel_[a-z0-9]+)$/, ['rhel']],
  [/^debian:debian_linux$/, ['debian']],
  [/^canonical:ubuntu_linux$/, ['ubuntu']],
  [/^alpinelinux:alpine_linux$/, ['alpine']],
  [/^suse:(?:sles|sled|suse_linux_enterprise_server|linux_enterprise_server|sle[-_a-z]+)$/, ['sles', 'sled', 'sles_sap']],
  [/^opensuse:leap$/, ['opensuse-leap']],
  [/^opensuse:tumbleweed$/, ['opensuse-tumbleweed']],
  [/^fedoraproject:fedora$/, ['fedora']],
  [/^centos:centos$/, ['centos']],
  [/^oracle:linux$/, ['ol']],
  [/^amazon:(?:amazon_)?linux$/, ['amzn']],
  [/^rocky(?:linux)?:rocky(?:_linux)?$/, ['rocky']],
  [/^almalinux:almalinux$/, ['almalinux']],
  [/^vmware:photon(?:_os)?$/, ['photon']],
]

/** Whether one of two releases is the other or a part of its line: 8 and 8.6, but not 8 and 86. */
export const isSameLine = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)

/** `cpe:/o:suse:sles:15:sp5` is release 15.5. */
const releaseOf = ({ version = '', update }: Cpe): string => {
  const pack = /^sp(\d+)$/.exec(update ?? '')?.[1]
  return pack === undefined ? version : `${version}.${pack}`
}

/** Whether the CPE names the distribution. */
export function namesDistribution(cpe: Cpe, { id, version }: Distribution): boolean {
  const ids = DISTRIBUTIONS.find(([pattern]) => pattern.test(`${cpe.vendor}:${cpe.product}`))?.[1]
  if (!ids?.includes(id)) return false
  const release = releaseOf(cpe)
  return release === '' || version === '' || isSameLine(release, version)
}

/** Names are written with one mark or another between their words. */
export const folded = (name: string): string => name.toLowerCase().replace(/[-_. ]+/g, '-')

/**
 * Whether the CPE's product is called as the package. Packages have no CPE of their own; together with the id of the vulnerability
 * the name is enough. The version is compared by the caller.
 */
export const namesPackage = (cpe: Cpe, purl: Purl): boolean => folded(cpe.product ?? '') === folded(purl.name)
