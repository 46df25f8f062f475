import { deepEqual, equal } from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { kernelCatalogers } from './kernel.ts'

const shown = (path: string, bytes: Buffer) => {
  const { packages, unknowns } = catalogued(kernelCatalogers, { [path]: bytes })
  return packages.length > 0 ? packages.map(({ purl }) => purl)[0] : unknowns[0]?.reason
}

/** A header as Documentation/arch/x86/boot.rst lays it out: "HdrS" at 0x202, the text's place less 0x200 at 0x20e. */
function bzImage(banner: string): Buffer {
  const bytes = Buffer.alloc(0x4000)
  bytes.write('HdrS', 0x202, 'latin1')
  bytes.writeUInt16LE(0x3000 - 0x200, 0x20e)
  bytes.write(banner, 0x3000, 'latin1')
  return bytes
}
const text = (banner: string): Buffer => Buffer.from(`\0Linux version %s (%s)\0${' '.repeat(100)}Linux version ${banner}\n\0`, 'latin1')

// Banners as the kernels of these print them.
for (const [path, bytes, expected, why] of [
  [
    'boot/vmlinuz-6.1.0-18-amd64',
    bzImage('6.1.0-18-amd64 (debian-kernel@lists.debian.org) #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 (2024-02-01)'),
    'pkg:generic/linux@6.1.76?release=6.1.0-18-amd64',
    'Debian says upstream’s version behind its own',
  ],
  [
    'boot/vmlinuz-5.15.0-91-generic',
    bzImage('5.15.0-91-generic (buildd@lcy02) #101-Ubuntu SMP'),
    'pkg:generic/linux@5.15.0-91-generic',
    'Ubuntu does not',
  ],
  ['kernel/vmlinuz', bzImage('5.10.104-linuxkit (root@buildkitsandbox) #1 SMP'), 'pkg:generic/linux@5.10.104-linuxkit', 'LinuxKit'],
  [
    'boot/vmlinux-6.6.8',
    text('6.6.8 (x@y) (gcc 13) #1 SMP'),
    'pkg:generic/linux@6.6.8',
    'an image that is not packed; the format string before it is none',
  ],
  [
    'boot/vmlinuz-6.1.0-18-arm64',
    gzipSync(text('6.1.0-18-arm64 (debian-kernel@lists.debian.org) #1 SMP Debian 6.1.76-1 (2024-02-01)')),
    'pkg:generic/linux@6.1.76?release=6.1.0-18-arm64',
    'packed by gzip',
  ],
  ['boot/vmlinuz-6.8', bzImage('6.8.0-rc1+ (x@y) #1'), 'pkg:generic/linux@6.8.0-rc1%2B', 'before a release'],
  ['boot/vmlinuz', Buffer.alloc(5000), 'a kernel whose text does not say its version', 'another loader’s'],
  ['boot/vmlinuz-x', gzipSync(text('6.1.0')).subarray(0, 20), 'a kernel whose text does not say its version', 'cut off'],
] as const)
  test(`${path}: ${why}`, () => equal(shown(path, bytes), expected))

/** An ELF-64 or ELF-32 file of two sections: names, and .modinfo. */
function module(entries: readonly string[], wide: boolean, little: boolean): Buffer {
  const names = Buffer.from('\0.modinfo\0', 'latin1')
  const info = Buffer.from(entries.map((one) => `${one}\0`).join(''), 'latin1')
  const head = wide ? 64 : 52
  const size = wide ? 64 : 40
  const bytes = Buffer.alloc(head + names.length + info.length + 3 * size)
  const half = (value: number, at: number) => void (little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at))
  const word = (value: number, at: number) => void (little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at))
  const address = (value: number, at: number) => word(value, wide && !little ? at + 4 : at)
  bytes.writeUInt32BE(0x7f454c46, 0)
  bytes[4] = wide ? 2 : 1
  bytes[5] = little ? 1 : 2
  names.copy(bytes, head)
  info.copy(bytes, head + names.length)
  const table = head + names.length + info.length
  address(table, wide ? 0x28 : 0x20)
  half(size, wide ? 0x3a : 0x2e)
  half(3, wide ? 0x3c : 0x30)
  half(1, wide ? 0x3e : 0x32)
  const section = (index: number, name: number, at: number, length: number): void => {
    const place = table + index * size
    word(name, place)
    address(at, place + (wide ? 0x18 : 0x10))
    address(length, place + (wide ? 0x20 : 0x14))
  }
  section(1, 0, head, names.length)
  section(2, 1, head + names.length, info.length)
  return bytes
}

const ENTRIES = ['license=Dual MIT/GPL', 'version=535.161.07', 'name=nvidia', 'vermagic=6.1.0-18-amd64 SMP preempt mod_unload modversions ']
const PATH = 'lib/modules/6.1.0-18-amd64/updates/dkms/nvidia.ko'

for (const wide of [true, false])
  for (const little of [true, false])
    test(`a module, ELF-${wide ? 64 : 32}, ${little ? 'little' : 'big'} endian`, () =>
      deepEqual(
        catalogued(kernelCatalogers, { [PATH]: module(ENTRIES, wide, little) }).packages.map(({ purl, licence }) => [purl, licence]),
        [['pkg:generic/nvidia@535.161.07?kernel=6.1.0-18-amd64', 'MIT OR GPL-2.0-only']],
      ))

test('modules that came with the kernel are part of it', () =>
  deepEqual(
    catalogued(kernelCatalogers, { 'lib/modules/6.1.0-18-amd64/kernel/fs/ext4/ext4.ko': module(ENTRIES, true, true) }).packages,
    [],
  ))

test('a module: changed and cut bytes are a package or a named unknown', () =>
  check(
    property(damaged(module(ENTRIES, true, true)), (bytes) =>
      equal(
        catalogued(kernelCatalogers, { [PATH]: bytes }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      ),
    ),
  ))
