import { constants, gunzipSync } from 'node:zlib'
import { KiB, MiB, ParseError, messageOf, textOf } from '#base/index.ts'
import { cvesIn } from '../../changelogs.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** Of a compressed changelog its beginning is read: the newest entries stand there, and a stable release's fixes among them. */
const READ = 32 * KiB
/** What that may become; text shrinks to a quarter. */
const PLAIN = MiB

function plainText(bytes: Uint8Array): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return textOf(bytes.subarray(0, PLAIN))
  try {
    return textOf(gunzipSync(bytes.subarray(0, READ), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: PLAIN }))
  } catch (cause) {
    throw new ParseError('malformed', `no gzip file, or one whose first ${READ} bytes become more than ${PLAIN}: ${messageOf(cause)}`, {
      cause,
    })
  }
}

/** usr/share/doc/NAME/changelog.Debian.gz, changelog.gz of Debian's own packages, or without compression. */
export const dpkgChangelog = {
  id: 'dpkg-changelog',
  revision: 1,
  paths: [
    'usr/share/doc/*/changelog.Debian.gz',
    'usr/share/doc/*/changelog.gz',
    'usr/share/doc/*/changelog.Debian',
    'usr/share/doc/*/changelog',
  ],
  limit: 8 * MiB,
  evidence: 'installed',
  links: 'system',
  about: 'CVEs that the newest part of a Debian changelog names: evidence on findings, nothing else.',
  parse: function* (file: FoundFile): Generator<Found> {
    const names = cvesIn(plainText(file.bytes))
    if (names.length > 0) yield { kind: 'changelog', of: `deb ${file.path.split('/').at(-2)!}`, names }
  },
} satisfies Cataloger
