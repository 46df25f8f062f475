import { zstdDecompressSync } from 'node:zlib'
import * as z from 'zod'
import { MiB, ParseError, conform, messageOf, readJson, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

const Line = z.object({
  kind: z.string().optional(),
  name: z.string().optional(),
  version: z.string().optional(),
  arch: z.string().optional(),
})

/** Decompressed: a manifest names each file of an image that is made to be small. */
const LIMIT = 64 * MiB

function plainText(bytes: Uint8Array): string {
  try {
    return textOf(zstdDecompressSync(bytes, { maxOutputLength: LIMIT }))
  } catch (cause) {
    throw new ParseError('malformed', `not a zstd file of at most ${LIMIT} bytes: ${messageOf(cause)}`, { cause })
  }
}

function* parse(file: FoundFile): Generator<Found> {
  let packages = 0
  for (const line of plainText(file.bytes).split('\n')) {
    // Most lines are about files: those need no parsing.
    if (!line.includes('"kind":"package"')) continue
    const { kind, name, version, arch } = conform(Line, readJson(line))
    if (kind !== 'package') continue
    if (!name || !version) throw new ParseError('malformed', `"${line.slice(0, 60)}" has no name and version`)
    packages++
    yield { kind: 'package', type: 'deb', name, version, ...(arch ? { qualifiers: { arch } } : {}) }
  }
  if (packages > 0)
    yield {
      kind: 'unknown',
      reason: `the manifest does not say which sources its ${packages} packages are built from: advisories are about sources`,
    }
}

/** var/lib/chisel/manifest.wall: what Ubuntu's chiselled images are cut from, JSON lines in zstd ("jsonwall"). */
export const dpkgChisel = {
  id: 'dpkg-chisel',
  revision: 1,
  paths: ['var/lib/chisel/manifest.wall'],
  limit: 16 * MiB,
  evidence: 'installed',
  links: 'system',
  about: "Packages of Ubuntu's chiselled images: names, versions and architectures; no sources, licences and edges.",
  parse,
} satisfies Cataloger
