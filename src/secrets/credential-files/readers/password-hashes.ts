import { MiB } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialAt } from '../found.ts'
import { linesOf } from '../lines.ts'

type Scheme = { readonly prefix: string; readonly name: string; readonly slow: boolean }

/** crypt(5) and what Apache adds (htpasswd(1)). Slow ones cost an attacker years for a good password, the others none. */
const SCHEMES: readonly Scheme[] = [
  { prefix: '$y$', name: 'yescrypt', slow: true },
  { prefix: '$gy$', name: 'gost-yescrypt', slow: true },
  { prefix: '$7$', name: 'scrypt', slow: true },
  { prefix: '$argon2', name: 'Argon2', slow: true },
  { prefix: '$2a$', name: 'bcrypt', slow: true },
  { prefix: '$2b$', name: 'bcrypt', slow: true },
  { prefix: '$2y$', name: 'bcrypt', slow: true },
  { prefix: '$6$', name: 'SHA-512 crypt', slow: true },
  { prefix: '$5$', name: 'SHA-256 crypt', slow: true },
  { prefix: '$1$', name: 'MD5 crypt', slow: false },
  { prefix: '$apr1$', name: 'MD5 of Apache', slow: false },
  { prefix: '{SHA}', name: 'SHA-1 without salt', slow: false },
  { prefix: '{SSHA}', name: 'SHA-1', slow: false },
  { prefix: '$3$', name: 'NT hash', slow: false },
]

const schemeOf = (hash: string): Scheme | undefined => SCHEMES.find(({ prefix }) => hash.startsWith(prefix))
/** Traditional DES: two characters of salt, eleven of hash. */
const DES = /^[./0-9A-Za-z]{13}$/

const graded = (user: string, { prefix, name, slow }: Scheme) =>
  ({
    severity: slow ? 'low' : 'medium',
    confidence: 'high',
    prefix,
    evidence: [`a password hash of ${user.slice(0, 60)} (${name}): a weak password can be guessed from it`],
  }) as const

/** The hash of the second field. Passwords that are locked (`*`, `!`) or empty are no secrets. */
function* hashesOf(bytes: Uint8Array): Iterable<ReturnType<typeof credentialAt>[number]> {
  for (const { text, offset } of linesOf(charactersOf(bytes))) {
    const [user = '', hash = ''] = text.split(':', 2)
    if (user === '' || user.startsWith('#')) continue
    const scheme = schemeOf(hash) ?? (DES.test(hash) ? { prefix: '', name: 'DES', slow: false } : undefined)
    if (scheme) yield* credentialAt(offset + user.length + 1, hash, graded(user, scheme))
  }
}

/** shadow(5). */
export const shadow: CredentialReader = {
  id: 'shadow-hash',
  title: 'Password hash of an account',
  paths: ['etc/shadow', 'etc/shadow-', '**/etc/shadow'],
  limit: 1 * MiB,
  remediation:
    'Lock the account (`passwd -l`): containers need no passwords. If the hash was public, change the password wherever it is used.',
  read: hashesOf,
}

export const htpasswd: CredentialReader = {
  id: 'htpasswd-hash',
  title: 'Password hash of a web server',
  paths: ['**/.htpasswd', '**/htpasswd', '**/*.htpasswd', '**/.htpasswd-*'],
  limit: 1 * MiB,
  remediation: 'Mount the file at run time; change the password, and hash it by bcrypt (`htpasswd -B`).',
  read: hashesOf,
}
