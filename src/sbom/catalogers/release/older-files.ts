import type { Distribution } from '#model/index.ts'
import { debianNumber, readAssignments } from './os-release.ts'

export function fromLsbRelease(text: string): Distribution | undefined {
  const values = readAssignments(text)
  const id = values.get('DISTRIB_ID')?.toLowerCase()
  return id ? { id, version: values.get('DISTRIB_RELEASE') ?? '', like: [], name: values.get('DISTRIB_DESCRIPTION') ?? id } : undefined
}

/** How the one line begins: `CentOS release 6.10 (Final)`, `Red Hat Enterprise Linux Server release 7.9 (Maipo)`. */
const RELEASE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^red hat enterprise linux|^red hat linux/i, 'rhel'],
  [/^centos/i, 'centos'],
  [/^rocky/i, 'rocky'],
  [/^almalinux|^alma linux/i, 'almalinux'],
  [/^(?:oracle|enterprise) linux/i, 'ol'],
  [/^fedora/i, 'fedora'],
  [/^amazon linux/i, 'amzn'],
  [/^scientific linux/i, 'scientific'],
  [/^virtuozzo/i, 'virtuozzo'],
  [/^cloudlinux/i, 'cloudlinux'],
  [/^circle linux/i, 'circle'],
  [/^navy linux/i, 'navy'],
  [/^eurolinux/i, 'eurolinux'],
  [/^miracle linux|^asianux/i, 'miraclelinux'],
  [/^openeuler/i, 'openeuler'],
  [/^anolis os/i, 'anolis'],
  [/^alibaba/i, 'alinux'],
  [/^tencentos/i, 'tencentos'],
  [/^mageia/i, 'mageia'],
  [/^(?:microsoft )?azure linux/i, 'azurelinux'],
  [/^(?:cbl-)?mariner/i, 'mariner'],
  [/^vmware photon/i, 'photon'],
  [/^opensuse/i, 'opensuse'],
  [/^suse linux enterprise/i, 'sles'],
  [/^gentoo/i, 'gentoo'],
  [/^slackware/i, 'slackware'],
  [/^alt /i, 'altlinux'],
]

/** The release files of before os-release: one line of prose; SUSE's goes on with `VERSION = 11` and `PATCHLEVEL = 4`. */
export function fromReleaseLine(text: string): Distribution | undefined {
  const line = text.split('\n', 1)[0]!.trim().slice(0, 300)
  const id = RELEASE_NAMES.find(([pattern]) => pattern.test(line))?.[1]
  if (!id) return undefined
  const level = /^PATCHLEVEL = (\d{1,2})$/m.exec(text.slice(0, 1000))?.[1]
  const version = /\b(\d+(?:\.\d+)*)\b/.exec(line)?.[1] ?? ''
  return { id, version: level === undefined || level === '0' ? version : `${version}.${level}`, like: [], name: line }
}

/** etc/system-release-cpe: `cpe:/o:centos:linux:6:GA`, `cpe:2.3:o:amazon:amazon_linux:2`. */
export function fromCpe(text: string): Distribution | undefined {
  const [vendor, , version] = /^cpe:(?:\/o|2\.3:o):([^\n]{1,200})/.exec(text)?.[1]?.trim().split(':') ?? []
  const ids: Readonly<Record<string, string>> = {
    centos: 'centos',
    redhat: 'rhel',
    amazon: 'amzn',
    oracle: 'ol',
    fedoraproject: 'fedora',
    rocky: 'rocky',
    almalinux: 'almalinux',
  }
  const id = Object.hasOwn(ids, vendor ?? '') ? ids[vendor!] : undefined
  return id === undefined ? undefined : { id, version: version ?? '', like: [] }
}

/** Files that hold a version alone. */
export function fromVersionFile(path: string, text: string): Distribution | undefined {
  const version = text.trim().split(/\s/, 1)[0] ?? ''
  if (path.endsWith('alpine-release')) return { id: 'alpine', version, like: [] }
  if (path.endsWith('arch-release')) return { id: 'arch', version: '', like: [] }
  return version === '' ? undefined : { id: 'debian', version: debianNumber(version) ?? version, like: [] }
}

/** A tree that is nothing but BusyBox: the program's banner. */
export function fromBusybox(bytes: Uint8Array): Distribution | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = buffer.indexOf('BusyBox v', 0, 'latin1')
  const version = at < 0 ? undefined : /^BusyBox v(\d{1,4}(?:\.\d{1,4}){1,3})/.exec(buffer.toString('latin1', at, at + 40))?.[1]
  return version === undefined ? undefined : { id: 'busybox', version, like: [] }
}
