import { gunzipSync } from 'node:zlib'
import { MiB } from '#base/index.ts'

/** Bytes of a kernel that are searched for the banner. */
const SEARCHED = 64 * MiB

const latin1 = (bytes: Buffer, from: number, length: number): string =>
  bytes.toString('latin1', from, Math.min(bytes.length, from + length))

/**
 * The release and build text of a Linux kernel: `6.1.0-56-amd64 (debian-kernel@…) #1 SMP … Debian 6.1.158-1 (2026-…)`. On x86 the header
 * says where it stands (Documentation/arch/x86/boot.rst: HdrS at 0x202, kernel_version at 0x20e, less 0x200); other images hold the
 * banner `Linux version …` as text, whole or packed by gzip.
 */
export function kernelBanner(whole: Uint8Array): string | undefined {
  const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.length)
  if (bytes.length > 0x210 && latin1(bytes, 0x202, 4) === 'HdrS') {
    const at = bytes.readUInt16LE(0x20e) + 0x200
    const text = latin1(bytes, at, 256).split('\0', 1)[0]!
    return /^\d/.test(text) ? text : undefined
  }
  const image = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes
  const at = image.indexOf('Linux version ', 0, 'latin1')
  // A format string of the same text may stand before the banner itself.
  for (
    let place = at, tries = 0;
    place >= 0 && tries < 100 && place < SEARCHED;
    place = image.indexOf('Linux version ', place + 1, 'latin1'), tries++
  ) {
    const text = latin1(image, place + 'Linux version '.length, 256).split(/[\0\n]/, 1)[0]!
    if (/^\d/.test(text)) return text
  }
  return undefined
}

/** Nothing where it is cut or too large. */
function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: SEARCHED })
  } catch {
    return Buffer.alloc(0)
  }
}

/**
 * Upstream's version of a kernel: distributions name the interface in the release and the version behind it (`Debian 6.1.158-1`); a
 * release of three numbers and a word of its own is upstream's with a local name.
 */
export function kernelVersion(banner: string): { readonly release: string; readonly version: string } | undefined {
  const release = /^(\d{1,2}\.\d{1,3}(?:\.\d{1,4})?[\w.+~-]{0,80})(?=\s|$)/.exec(banner)?.[1]
  if (release === undefined) return undefined
  const debian = / Debian (\d{1,2}\.\d{1,3}\.\d{1,4})-\d/.exec(banner)?.[1]
  return { release, version: debian ?? release }
}
