import { KiB } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialAt } from '../found.ts'

/** ftp(1), curl, git: words apart by spaces and line ends; `macdef` begins what is none, up to an empty line. */
export const netrc: CredentialReader = {
  id: 'netrc-password',
  title: 'Password in .netrc',
  paths: ['**/.netrc', '**/_netrc', '**/.authinfo'],
  limit: 256 * KiB,
  remediation: 'Change the password, or revoke the token, at the machine that the entry names.',
  read: function* (bytes) {
    const text = charactersOf(bytes)
    let machine = ''
    let last = ''
    const words = /#[^\n]*|"[^"\n]*"|[^\s"]+/g
    for (let match = words.exec(text); match; match = words.exec(text)) {
      const [word] = match
      if (word.startsWith('#') && last !== 'password') continue
      if (last === 'machine') machine = word
      if (last === 'password') {
        const quoted = word.startsWith('"') ? 1 : 0
        const value = quoted ? word.slice(1, -1) : word
        yield* credentialAt(match.index + quoted, value, machine ? { evidence: [`for ${machine.slice(0, 100)}`] } : {})
      }
      if (word === 'macdef') {
        const end = text.indexOf('\n\n', match.index)
        if (end < 0) return
        words.lastIndex = end
      }
      // A value that is spelt like a keyword is none.
      last = ['machine', 'password', 'login', 'account'].includes(last) ? '' : word
    }
  },
}
