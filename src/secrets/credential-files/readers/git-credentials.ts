import { KiB } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialAt } from '../found.ts'
import { linesOf } from '../lines.ts'

/** gitcredentials(7), "store": an address with user and password on each line. */
export const gitCredentials: CredentialReader = {
  id: 'git-credentials',
  title: 'Password stored by git',
  paths: ['**/.git-credentials', '**/git/credentials'],
  limit: 256 * KiB,
  remediation: 'Revoke the token, or change the password, at the host that the line names.',
  read: function* (bytes) {
    for (const { text, offset } of linesOf(charactersOf(bytes))) {
      const start = text.indexOf('://') + 3
      const end = text.lastIndexOf('@')
      const colon = text.indexOf(':', start)
      if (start < 3 || colon < 0 || colon > end) continue
      yield* credentialAt(offset + colon + 1, text.slice(colon + 1, end), { evidence: [`for ${text.slice(end + 1, end + 101)}`] })
    }
  },
}
