import { KiB } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialAt } from '../found.ts'
import { linesOf } from '../lines.ts'

/** PostgreSQL, 32.16: `host:port:database:user:password`; a colon inside is `\:`. */
export const pgpass: CredentialReader = {
  id: 'pgpass-password',
  title: 'Password in .pgpass',
  paths: ['**/.pgpass', '**/pgpass.conf'],
  limit: 256 * KiB,
  remediation: 'Change the password of the database role.',
  read: function* (bytes) {
    for (const { text, offset } of linesOf(charactersOf(bytes))) {
      if (text.startsWith('#')) continue
      let colons = 0
      let at = 0
      for (; at < text.length && colons < 4; at++) {
        if (text[at] === '\\') at++
        else if (text[at] === ':') colons++
      }
      if (colons === 4) yield* credentialAt(offset + at, text.slice(at).trimEnd())
    }
  },
}
