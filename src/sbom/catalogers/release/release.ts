import { KiB, MiB, textOf } from '#base/index.ts'
import type { Distribution } from '#model/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { fromBusybox, fromCpe, fromLsbRelease, fromReleaseLine, fromVersionFile } from './older-files.ts'
import { fromOsRelease } from './os-release.ts'

/** Which of several files is believed: os-release, then a distribution's own file, then those that a derivative may have kept. */
function read(path: string, text: string): readonly [number, Distribution | undefined] {
  if (path.endsWith('os-release')) return [path.startsWith('etc/') ? 0 : 1, fromOsRelease(text)]
  if (path.endsWith('-cpe')) return [4, fromCpe(text)]
  if (path.endsWith('lsb-release')) return [5, fromLsbRelease(text)]
  if (/(?:debian_version|alpine-release|arch-release)$/.test(path)) return [6, fromVersionFile(path, text)]
  return [/\/(?:redhat|system)-release$/.test(path) ? 3 : 2, fromReleaseLine(text)]
}

function* parse(file: FoundFile): Generator<Found> {
  const [rank, distribution] = read(file.path, textOf(file.bytes))
  if (distribution) yield { kind: 'distribution', rank, distribution }
}

/** Which distribution a tree is: os-release(5), and what there was before it. */
const osRelease = {
  id: 'os-release',
  revision: 2,
  paths: [
    '{etc,usr/lib}/os-release',
    '{x86_64,aarch64}-bottlerocket-linux-gnu/sys-root/usr/lib/os-release',
    'nix/store/*-etc-os-release',
    'etc/{lsb-release,debian_version,alpine-release,arch-release,system-release-cpe,slackware-version,SuSE-release,openEuler-release}',
    'etc/{redhat,centos,rocky,almalinux,oracle,enterprise,fedora,system,mariner,azurelinux,photon,sl,mageia,gentoo}-release',
    'etc/{virtuozzo,cloudlinux,circle,navy,eurolinux,miraclelinux,asianux,anolis,alinux,tencentos,altlinux}-release',
  ],
  limit: 64 * KiB,
  evidence: 'installed',
  links: 'file',
  about: 'The distribution and its release.',
  parse,
} satisfies Cataloger

/** Read last: nearly every small distribution has a BusyBox in it. */
const busybox = {
  id: 'os-busybox',
  revision: 1,
  paths: ['bin/busybox'],
  limit: 8 * MiB,
  evidence: 'installed',
  links: 'file',
  about: 'A tree that is nothing but BusyBox, by the banner in the program.',
  parse: function* (file: FoundFile): Generator<Found> {
    const distribution = fromBusybox(file.bytes)
    if (distribution) yield { kind: 'distribution', rank: 7, distribution }
  },
} satisfies Cataloger

export const releaseCatalogers: readonly Cataloger[] = [busybox, osRelease]
