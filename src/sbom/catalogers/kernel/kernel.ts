import { MiB } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { kernelBanner, kernelVersion } from './image.ts'
import { moduleInfo } from './module-info.ts'

function* parseKernel({ path, bytes }: FoundFile): Generator<Found> {
  const banner = kernelBanner(bytes)
  const known = banner === undefined ? undefined : kernelVersion(banner)
  if (!known) {
    yield { kind: 'unknown', reason: 'a kernel whose text does not say its version', path }
    return
  }
  const { release, version } = known
  yield { kind: 'package', type: 'generic', name: 'linux', version, ...(release === version ? {} : { qualifiers: { release } }) }
}

const kernelImage = {
  id: 'linux-kernel',
  revision: 1,
  paths: ['**/{vmlinuz,vmlinux,bzImage}', '**/{vmlinuz,vmlinux}-*', 'boot/Image'],
  limit: 128 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Linux kernels by the banner in their image; one packed otherwise than by gzip or for x86 is a named unknown. Modules that came with a kernel are part of it.',
  parse: parseKernel,
} satisfies Cataloger

/** The words of linux/module.h that are no SPDX names. */
const LICENCES: ReadonlyMap<string, string> = new Map([
  ['GPL v2', 'GPL-2.0-only'],
  ['Dual BSD/GPL', 'BSD-3-Clause OR GPL-2.0-only'],
  ['Dual MIT/GPL', 'MIT OR GPL-2.0-only'],
])

const plain = (text: string | undefined): text is string => text !== undefined && /^[\w.+:~-]{1,100}$/.test(text)

function* parseModule({ path, bytes }: FoundFile): Generator<Found> {
  const info = moduleInfo(bytes)
  const name = info.get('name') ?? path.slice(path.lastIndexOf('/') + 1, -'.ko'.length)
  const [version, licence] = [info.get('version'), info.get('license')]
  // `6.1.0-56-amd64 SMP preempt mod_unload modversions`
  const release = info.get('vermagic')?.split(' ', 1)[0]
  if (!plain(name)) {
    yield { kind: 'unknown', reason: 'a kernel module without a name', path }
    return
  }
  yield {
    kind: 'package',
    type: 'generic',
    name,
    version: plain(version) ? version : '',
    ...(plain(release) ? { qualifiers: { kernel: release } } : {}),
    licences: licence === undefined ? [] : [LICENCES.get(licence) ?? licence],
  }
}

const kernelModules = {
  id: 'linux-modules',
  revision: 1,
  paths: ['lib/modules/*/{extra,extramodules,updates,misc}/**/*.ko', 'usr/lib/modules/*/{extra,extramodules,updates,misc}/**/*.ko'],
  limit: 64 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'Modules that were added to a kernel (extra, updates with DKMS’, misc), with version, licence and the kernel that they are for; packed ones are not read.',
  parse: parseModule,
} satisfies Cataloger

export const kernelCatalogers: readonly Cataloger[] = [kernelImage, kernelModules]
