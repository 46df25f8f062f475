import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, property, string } from 'fast-check'
import { ecosystemScheme } from '#advisories/versions/ecosystem-scheme.ts'
import { endOfLife } from '#advisories/match/end-of-life.ts'
import { distributionEcosystem, parentOf } from '#advisories/match/distributions.ts'
import { releaseCatalogers } from '#sbom/catalogers/release/release.ts'
import { purlParts } from '#sbom/os-purl.ts'
import { formatPurl } from '#model/index.ts'
import type { Distribution } from '#model/index.ts'

/** From the text of a release file to all that follows from it. */
function known(path: string, text: string): Distribution | undefined {
  const bytes = Buffer.from(text.replaceAll('; ', '\n'))
  for (const cataloger of releaseCatalogers)
    for (const found of cataloger.parse({ path, size: bytes.length, mode: 0o644, bytes }))
      if (found.kind === 'distribution') return found.distribution
  return undefined
}

const TIME = '2026-11-24T00:00:00Z'

function described(path: string, text: string, type: string): string {
  const distribution = known(path, text)
  if (!distribution) return 'none'
  const purl = formatPurl(purlParts({ kind: 'package', type, name: 'p', version: '1' }, distribution))
  const { ecosystem } = distributionEcosystem(distribution)
  const end = endOfLife(distribution, TIME)
  const parent = parentOf(distribution)
  return [
    distribution.id,
    distribution.version || '-',
    purl.replace(`pkg:${type}/`, '').replace('/p@1?distro=', ' '),
    ecosystem,
    ecosystemScheme(ecosystem)?.id ?? 'not-assessed',
    ...(end ? [`ended ${end}`] : []),
    ...(parent ? [`of ${parent}`] : []),
  ].join(' | ')
}

// The lines of each release's own file that count, with "; " for an end of line. After it: os-release's ID, release, the namespace and
// `distro` of a purl, OSV's ecosystem (OSV schema, "Defined ecosystems"), the order of versions, what has ended, what it derives from.
for (const [type, text, expected] of [
  ['deb', 'ID=debian; VERSION_ID="12"; PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"', 'debian | 12 | debian debian-12 | Debian:12 | dpkg'],
  ['deb', 'ID=debian; VERSION_ID="9"', 'debian | 9 | debian debian-9 | Debian:9 | dpkg | ended 2022-06-30'],
  [
    'deb',
    'PRETTY_NAME="Debian GNU/Linux trixie/sid"; VERSION_CODENAME=trixie; ID=debian',
    'debian | 13 | debian debian-13 | Debian:13 | dpkg',
  ],
  ['deb', 'PRETTY_NAME="Debian GNU/Linux buster/sid"; ID=debian', 'debian | 10 | debian debian-10 | Debian:10 | dpkg | ended 2024-06-30'],
  ['deb', 'PRETTY_NAME="Debian GNU/Linux forky/sid"; ID=debian', 'debian | 14 | debian debian-14 | Debian:14 | dpkg'],
  [
    'deb',
    'PRETTY_NAME="Distroless"; NAME="Debian GNU/Linux"; ID="debian"; VERSION_ID="12"',
    'debian | 12 | debian debian-12 | Debian:12 | dpkg',
  ],
  ['deb', 'ID=ubuntu; ID_LIKE=debian; VERSION_ID="22.04"', 'ubuntu | 22.04 | ubuntu ubuntu-22.04 | Ubuntu:22.04 | dpkg'],
  ['deb', 'ID=ubuntu; ID_LIKE=debian; VERSION_ID="25.10"', 'ubuntu | 25.10 | ubuntu ubuntu-25.10 | Ubuntu:25.10 | dpkg | ended 2026-07-09'],
  ['deb', 'ID=echo; VERSION_ID="1"; ID_LIKE=debian', 'echo | 1 | echo echo-1 | Echo | dpkg'],
  ['deb', 'ID=raspbian; ID_LIKE=debian; VERSION_ID="12"', 'raspbian | 12 | raspbian raspbian-12 | raspbian:12 | not-assessed | of debian'],
  ['deb', 'ID=devuan; ID_LIKE=debian; VERSION_ID="5"', 'devuan | 5 | devuan devuan-5 | devuan:5 | not-assessed | of debian'],
  ['deb', 'ID=kali; ID_LIKE=debian; VERSION_ID="2024.3"', 'kali | 2024.3 | kali kali-2024.3 | kali:2024.3 | not-assessed | of debian'],
  ['deb', 'ID=parrot; ID_LIKE=debian; VERSION_ID="6.1"', 'parrot | 6.1 | parrot parrot-6.1 | parrot:6.1 | not-assessed | of debian'],
  [
    'deb',
    'ID=linuxmint; ID_LIKE="ubuntu debian"; VERSION_ID="21.3"',
    'linuxmint | 21.3 | linuxmint linuxmint-21.3 | linuxmint:21.3 | not-assessed | of ubuntu',
  ],
  ['deb', 'ID=pop; ID_LIKE="ubuntu debian"; VERSION_ID="22.04"', 'pop | 22.04 | pop pop-22.04 | pop:22.04 | not-assessed | of ubuntu'],
  [
    'deb',
    'ID=elementary; ID_LIKE=ubuntu; VERSION_ID="7.1"',
    'elementary | 7.1 | elementary elementary-7.1 | elementary:7.1 | not-assessed | of ubuntu',
  ],
  ['deb', 'ID=deepin; VERSION_ID="23"', 'deepin | 23 | deepin deepin-23 | deepin:23 | not-assessed'],
  ['deb', 'ID=dhi; ID_LIKE=debian; VERSION_ID=13', 'dhi | 13 | dhi dhi-13 | dhi:13 | not-assessed | of debian'],
  ['apk', 'ID=alpine; VERSION_ID=3.19.1', 'alpine | 3.19.1 | alpine alpine-3.19.1 | Alpine:v3.19 | apk | ended 2025-11-01'],
  ['apk', 'ID=alpine; VERSION_ID=3.23.0', 'alpine | 3.23.0 | alpine alpine-3.23.0 | Alpine:v3.23 | apk'],
  [
    'apk',
    'ID=alpine; VERSION_ID=3.23_alpha20250707; PRETTY_NAME="Alpine Linux edge"',
    'alpine | 3.23_alpha20250707 | alpine alpine-3.23_alpha20250707 | Alpine:edge | apk',
  ],
  ['apk', 'ID=wolfi; VERSION_ID="20230201"', 'wolfi | 20230201 | wolfi wolfi-20230201 | Wolfi | apk'],
  ['apk', 'ID=chainguard; VERSION_ID="20230214"', 'chainguard | 20230214 | chainguard chainguard-20230214 | Chainguard | apk'],
  ['apk', 'ID=minimos; VERSION_ID="20241031"', 'minimos | 20241031 | minimos minimos-20241031 | MinimOS | apk'],
  ['apk', 'ID=cleanstart; VERSION_ID=1', 'cleanstart | 1 | cleanstart cleanstart-1 | CleanStart | apk'],
  ['apk', 'ID=alpaquita; ID_LIKE=alpine; VERSION_ID=23', 'alpaquita | 23 | alpaquita alpaquita-23 | Alpaquita:23 | apk'],
  [
    'apk',
    'ID=postmarketos; ID_LIKE=alpine; VERSION_ID="v24.06"',
    'postmarketos | v24.06 | postmarketos postmarketos-v24.06 | postmarketos:v24.06 | not-assessed | of alpine',
  ],
  ['rpm', 'ID="rhel"; ID_LIKE="fedora"; VERSION_ID="9.4"', 'rhel | 9.4 | redhat rhel-9.4 | Red Hat:9 | rpm'],
  ['rpm', 'ID="rhel"; VERSION_ID="7.9"', 'rhel | 7.9 | redhat rhel-7.9 | Red Hat:7 | rpm | ended 2024-06-30'],
  ['rpm', 'ID="rhcos"; ID_LIKE="rhel fedora"; VERSION_ID="4.12"; RHEL_VERSION="8.6"', 'rhel | 8.6 | redhat rhel-8.6 | Red Hat:8 | rpm'],
  [
    'rpm',
    'NAME="CentOS Linux"; ID="centos"; VERSION_ID="7"; PRETTY_NAME="CentOS Linux 7 (Core)"',
    'centos | 7 | centos centos-7 | Red Hat:7 | rpm | ended 2024-06-30',
  ],
  [
    'rpm',
    'NAME="CentOS Stream"; ID="centos"; VERSION_ID="8"; PRETTY_NAME="CentOS Stream 8"',
    'centos | 8 | centos centos-8 | centos-stream:8 | not-assessed | ended 2024-05-31',
  ],
  [
    'rpm',
    'NAME="CentOS Stream"; ID="centos"; VERSION_ID="10"; PRETTY_NAME="CentOS Stream 10 (Coughlan)"',
    'centos | 10 | centos centos-10 | centos-stream:10 | not-assessed',
  ],
  ['rpm', 'ID=fedora; VERSION_ID=41', 'fedora | 41 | fedora fedora-41 | Fedora:41 | rpm | ended 2025-12-15'],
  ['rpm', 'ID=fedora; VERSION_ID=43; VARIANT_ID=coreos', 'fedora | 43 | fedora fedora-43 | Fedora:43 | rpm'],
  ['rpm', 'ID="rocky"; ID_LIKE="rhel centos fedora"; VERSION_ID="9.3"', 'rocky | 9.3 | rocky rocky-9.3 | Rocky Linux:9 | rpm'],
  ['rpm', 'ID="almalinux"; VERSION_ID="9.4"', 'almalinux | 9.4 | almalinux almalinux-9.4 | AlmaLinux:9 | rpm'],
  [
    'rpm',
    'ID="almalinux"; VERSION_ID="10"; PRETTY_NAME="AlmaLinux Kitten 10 (Lion Cub)"',
    'almalinux | 10 | almalinux almalinux-10 | almalinux-kitten:10 | not-assessed',
  ],
  ['rpm', 'ID="ol"; VERSION_ID="8.9"', 'ol | 8.9 | ol ol-8.9 | Oracle Linux:8 | rpm'],
  [
    'rpm',
    'ID="amzn"; ID_LIKE="rhel fedora"; VERSION_ID="2018.03"',
    'amzn | 2018.03 | amzn amzn-2018.03 | Amazon Linux:2018 | rpm | ended 2023-12-31',
  ],
  ['rpm', 'ID="amzn"; VERSION_ID="2"', 'amzn | 2 | amzn amzn-2 | Amazon Linux:2 | rpm | ended 2026-06-30'],
  ['rpm', 'ID="amzn"; VERSION_ID="2022"', 'amzn | 2022 | amzn amzn-2022 | Amazon Linux:2022 | rpm | ended 2023-03-15'],
  ['rpm', 'ID="amzn"; VERSION_ID="2023"', 'amzn | 2023 | amzn amzn-2023 | Amazon Linux:2023 | rpm'],
  ['rpm', 'ID="sles"; VERSION_ID="15.5"', 'sles | 15.5 | suse sles-15.5 | SUSE:15.5 | rpm | ended 2024-12-31'],
  ['rpm', 'ID="sles"; VERSION_ID="12"', 'sles | 12 | suse sles-12 | SUSE:12 | rpm | ended 2016-06-30'],
  [
    'rpm',
    'ID="sle-micro"; ID_LIKE="suse"; VERSION_ID="5.3"',
    'sle-micro | 5.3 | suse sle-micro-5.3 | SUSE:Linux Micro 5.3 | rpm | ended 2026-10-30',
  ],
  ['rpm', 'ID="sle-micro-rancher"; VERSION_ID="5.4"', 'sle-micro-rancher | 5.4 | suse sle-micro-rancher-5.4 | SUSE:Linux Micro 5.4 | rpm'],
  ['rpm', 'ID="sl-micro"; VERSION_ID="6.0"', 'sl-micro | 6.0 | suse sl-micro-6.0 | SUSE:Linux Micro 6.0 | rpm'],
  [
    'rpm',
    'ID="opensuse-leap"; VERSION_ID="15.6"',
    'opensuse-leap | 15.6 | opensuse opensuse-leap-15.6 | openSUSE:Leap 15.6 | rpm | ended 2026-04-30',
  ],
  ['rpm', 'ID=opensuse; VERSION_ID="42.3"', 'opensuse | 42.3 | opensuse opensuse-42.3 | openSUSE:Leap 42.3 | rpm | ended 2019-06-30'],
  [
    'rpm',
    'ID="opensuse-tumbleweed"; VERSION_ID="20241112"',
    'opensuse-tumbleweed | 20241112 | opensuse opensuse-tumbleweed-20241112 | openSUSE:Tumbleweed | rpm',
  ],
  [
    'rpm',
    'ID="opensuse-leap-micro"; VERSION_ID="6.0"',
    'opensuse-leap-micro | 6.0 | opensuse opensuse-leap-micro-6.0 | openSUSE:Leap Micro 6.0 | rpm',
  ],
  [
    'rpm',
    'ID="opensuse-microos"; VERSION_ID="20241112"',
    'opensuse-microos | 20241112 | opensuse opensuse-microos-20241112 | openSUSE:Tumbleweed | rpm',
  ],
  ['rpm', 'ID=photon; VERSION_ID=5.0', 'photon | 5.0 | photon photon-5.0 | Photon OS:5.0 | rpm'],
  ['rpm', 'ID=mariner; VERSION_ID="2.0"', 'mariner | 2.0 | mariner mariner-2.0 | Azure Linux:2 | rpm | ended 2025-07-31'],
  ['rpm', 'ID=azurelinux; VERSION_ID="3.0"', 'azurelinux | 3.0 | azurelinux azurelinux-3.0 | Azure Linux:3 | rpm'],
  [
    'rpm',
    'ID="openEuler"; VERSION_ID="22.03"; PRETTY_NAME="openEuler 22.03 (LTS-SP3)"',
    'openeuler | 22.03 | openeuler openeuler-22.03 | openEuler:22.03-LTS-SP3 | rpm | ended 2025-12-31',
  ],
  ['rpm', 'ID=mageia; VERSION_ID=9', 'mageia | 9 | mageia mageia-9 | Mageia:9 | rpm'],
  [
    'rpm',
    'ID=scientific; ID_LIKE="rhel centos fedora"; VERSION_ID="7.9"',
    'scientific | 7.9 | scientific scientific-7.9 | scientific:7.9 | not-assessed | ended 2024-06-30 | of rhel',
  ],
  [
    'rpm',
    'ID=virtuozzo; ID_LIKE="rhel fedora"; VERSION_ID="8"',
    'virtuozzo | 8 | virtuozzo virtuozzo-8 | virtuozzo:8 | not-assessed | of rhel',
  ],
  [
    'rpm',
    'ID="eurolinux"; ID_LIKE="rhel fedora centos"; VERSION_ID="9.3"',
    'eurolinux | 9.3 | eurolinux eurolinux-9.3 | eurolinux:9.3 | not-assessed | of rhel',
  ],
  [
    'rpm',
    'ID="miraclelinux"; ID_LIKE="rhel fedora"; VERSION_ID="9.2"',
    'miraclelinux | 9.2 | miraclelinux miraclelinux-9.2 | miraclelinux:9.2 | not-assessed | of rhel',
  ],
  ['rpm', 'ID="circle"; ID_LIKE="rhel centos fedora"; VERSION_ID="8"', 'circle | 8 | circle circle-8 | circle:8 | not-assessed | of rhel'],
  ['rpm', 'ID="navy"; ID_LIKE="rhel fedora"; VERSION_ID="8.6"', 'navy | 8.6 | navy navy-8.6 | navy:8.6 | not-assessed | of rhel'],
  [
    'rpm',
    'ID="alinux"; ID_LIKE="rhel fedora centos anolis"; VERSION_ID="3"',
    'alinux | 3 | alinux alinux-3 | alinux:3 | not-assessed | of rhel',
  ],
  [
    'rpm',
    'ID=bottlerocket; VERSION_ID=1.34.0',
    'bottlerocket | 1.34.0 | bottlerocket bottlerocket-1.34.0 | bottlerocket:1.34.0 | not-assessed',
  ],
  ['alpm', 'ID=arch; BUILD_ID=rolling', 'arch | - | arch arch | Arch Linux | pacman'],
  ['alpm', 'ID=manjaro; ID_LIKE=arch', 'manjaro | - | manjaro manjaro | manjaro | not-assessed | of arch'],
  [
    'opkg',
    'ID="openwrt"; ID_LIKE="lede openwrt"; VERSION_ID="23.05.2"',
    'openwrt | 23.05.2 | openwrt openwrt-23.05.2 | openwrt:23.05.2 | not-assessed',
  ],
  ['opkg', 'ID=poky; VERSION_ID=4.0.15', 'poky | 4.0.15 | poky poky-4.0.15 | poky:4.0.15 | not-assessed'],
  ['rpm', 'ID=wrlinux; VERSION_ID=10.21.20.10', 'wrlinux | 10.21.20.10 | wrlinux wrlinux-10.21.20.10 | wrlinux:10.21.20.10 | not-assessed'],
  ['ebuild', 'ID=gentoo; VERSION_ID=2.17', 'gentoo | 2.17 | p@1?distro=gentoo-2.17 | gentoo:2.17 | not-assessed'],
  ['generic', 'ID="void"; VERSION_ID=""', 'void | - | p@1 | void | not-assessed'],
  ['generic', 'ID=nixos; VERSION_ID="24.05"', 'nixos | 24.05 | p@1 | nixos:24.05 | not-assessed'],
  ['generic', 'ID=flatcar; ID_LIKE=coreos; VERSION_ID=3815.2.0', 'flatcar | 3815.2.0 | p@1 | flatcar:3815.2.0 | not-assessed'],
  ['generic', 'ID=coreos; VERSION_ID=2345.3.0', 'coreos | 2345.3.0 | p@1 | coreos:2345.3.0 | not-assessed | ended 2020-05-26'],
  ['generic', 'ID=cos; VERSION_ID=113', 'cos | 113 | p@1 | cos:113 | not-assessed'],
  ['generic', 'ID=secureos; VERSION_ID="1.0"', 'secureos | 1.0 | p@1 | secureos:1.0 | not-assessed'],
  ['generic', 'ID=activestate; ID_LIKE="buildroot busybox"; VERSION_ID="1.0"', 'activestate | 1.0 | p@1 | activestate:1.0 | not-assessed'],
  ['generic', 'NAME="Buildroot"; VERSION_ID=2024.02', 'buildroot | 2024.02 | p@1 | buildroot:2024.02 | not-assessed'],
] as const)
  test(`distribution: ${text.slice(0, 100)}`, () => deepEqual(described('etc/os-release', text, type), expected))

// What there was before os-release(5), or stands beside it.
for (const [path, text, expected] of [
  ['etc/redhat-release', 'CentOS release 6.10 (Final)', 'centos | 6.10'],
  ['etc/redhat-release', 'Red Hat Enterprise Linux Server release 5.11 (Tikanga)', 'rhel | 5.11'],
  ['etc/oracle-release', 'Oracle Linux Server release 6.8', 'ol | 6.8'],
  ['etc/enterprise-release', 'Enterprise Linux Enterprise Linux Server release 5.11 (Carthage)', 'ol | 5.11'],
  ['etc/system-release', 'Amazon Linux AMI release 2017.09', 'amzn | 2017.09'],
  ['etc/system-release-cpe', 'cpe:/o:centos:linux:6:GA', 'centos | 6'],
  ['etc/system-release-cpe', 'cpe:2.3:o:amazon:amazon_linux:2', 'amzn | 2'],
  ['etc/sl-release', 'Scientific Linux release 7.9 (Nitrogen)', 'scientific | 7.9'],
  ['etc/almalinux-release', 'AlmaLinux release 8.4 (Electric Cheetah)', 'almalinux | 8.4'],
  ['etc/mariner-release', 'CBL-Mariner 2.0.20220226; MARINER_BUILD_NUMBER=1', 'mariner | 2.0.20220226'],
  ['etc/azurelinux-release', 'Microsoft Azure Linux 3.0.20240727', 'azurelinux | 3.0.20240727'],
  ['etc/photon-release', 'VMware Photon Linux 1.0; PHOTON_BUILD_NUMBER=62c543d', 'photon | 1.0'],
  ['etc/SuSE-release', 'SUSE Linux Enterprise Server 11 (x86_64); VERSION = 11; PATCHLEVEL = 4', 'sles | 11.4'],
  ['etc/SuSE-release', 'openSUSE 13.2 (x86_64); VERSION = 13.2', 'opensuse | 13.2'],
  ['etc/gentoo-release', 'Gentoo Base System release 2.14', 'gentoo | 2.14'],
  ['etc/slackware-version', 'Slackware 15.0', 'slackware | 15.0'],
  ['etc/alinux-release', 'Alibaba Group Enterprise Linux Server release 7.2 (Paladin)', 'alinux | 7.2'],
  ['etc/debian_version', '10.13', 'debian | 10.13'],
  ['etc/debian_version', 'bookworm/sid', 'debian | 12'],
  ['etc/alpine-release', '3.18.4', 'alpine | 3.18.4'],
  ['etc/lsb-release', 'DISTRIB_ID=Ubuntu; DISTRIB_RELEASE=14.04', 'ubuntu | 14.04'],
  ['bin/busybox', '\u007fELF … BusyBox v1.36.1 (2023-11-07 18:53:09 UTC) multi-call binary.', 'busybox | 1.36.1'],
  ['etc/redhat-release', 'nothing that is known 1.0', 'none'],
  ['etc/os-release', 'garbage', 'none'],
] as const)
  test(`distribution by ${path}: ${text.slice(0, 60)}`, () =>
    deepEqual(described(path, text, 'generic').split(' | ').slice(0, 2).join(' | '), expected))

test('distribution: any text in any release file is a distribution or none', () => {
  const names = [
    'etc/os-release',
    'etc/redhat-release',
    'etc/SuSE-release',
    'etc/debian_version',
    'etc/lsb-release',
    'etc/system-release-cpe',
    'bin/busybox',
  ]
  const words = constantFrom('ID=', 'VERSION_ID="', 'PRETTY_NAME=', ' release ', '/sid', 'cpe:/o:', 'BusyBox v1.', 'PATCHLEVEL = 4\n', '\n')
  check(
    property(constantFrom(...names), words, string(), words, string(), (path, a, b, c, d) => {
      const found = known(path, a + b + c + d)
      if (found) described(path, a + b + c + d, 'deb')
    }),
  )
})
