import { KiB } from '#base/index.ts'
import type { CredentialReader } from '../contract.ts'
import { charactersOf, credentialAt } from '../found.ts'
import { linesOf } from '../lines.ts'

const SECRET = /^(?:DB_PASSWORD|(?:SECURE_AUTH|LOGGED_IN|AUTH|NONCE)_(?:KEY|SALT)|FTP_PASS|SMTP_PASS(?:WORD)?)$/
const DEFINE = /\bdefine\s{0,4}\(\s{0,4}(['"])(\w{1,40})\1\s{0,4},\s{0,4}(['"])/

/** The values of `define('NAME', '…');` of WordPress. */
export const wordpress: CredentialReader = {
  id: 'wordpress-config',
  title: 'Database password or key of WordPress',
  paths: ['**/wp-config.php'],
  limit: 256 * KiB,
  remediation: 'Change the database password; take new keys from api.wordpress.org/secret-key/1.1/salt; read both from the environment.',
  read: function* (bytes) {
    for (const { text, offset } of linesOf(charactersOf(bytes))) {
      const match = DEFINE.exec(text)
      if (!match || !SECRET.test(match[2]!)) continue
      const start = match.index + match[0].length
      const end = text.indexOf(match[3]!, start)
      const value = text.slice(start, end < 0 ? start : end)
      if (!value.startsWith('put your unique phrase') && !value.endsWith('_here'))
        yield* credentialAt(offset + start, value, { evidence: [`the value of ${match[2]}`] })
    }
  },
}

const DJANGO = /^\s{0,40}(?:SECRET_KEY\s{0,4}=|['"]PASSWORD['"]\s{0,4}:)\s{0,4}(['"])/

/** Django's settings.py: SECRET_KEY, and passwords of DATABASES. */
export const django: CredentialReader = {
  id: 'django-settings',
  title: 'Secret key or database password of Django',
  paths: ['**/settings.py', '**/settings/*.py', '**/local_settings.py'],
  limit: 256 * KiB,
  remediation: 'Read it from the environment; a new SECRET_KEY ends sessions and signed links.',
  read: function* (bytes) {
    for (const { text, offset } of linesOf(charactersOf(bytes))) {
      const match = DJANGO.exec(text)
      if (!match) continue
      const start = match[0].length
      const end = text.indexOf(match[1]!, start)
      const value = text.slice(start, end < 0 ? start : end)
      const drafted = value.startsWith('django-insecure-') ? ['made by startproject, for development'] : []
      if (value.length >= 4) yield* credentialAt(offset + start, value, { severity: 'medium', confidence: 'medium', evidence: drafted })
    }
  },
}

/** Rails: the key of encrypted credentials, 16 or 32 bytes in hexadecimal and nothing else. */
export const railsMasterKey: CredentialReader = {
  id: 'rails-master-key',
  title: 'Master key of Rails',
  paths: ['**/config/master.key', '**/config/credentials/*.key', '**/config/secrets.yml.key'],
  limit: 4 * KiB,
  remediation: 'Mount it at run time (RAILS_MASTER_KEY); change every credential that it opens.',
  read: function* (bytes) {
    const text = charactersOf(bytes).trim()
    if (/^[0-9a-f]{32}(?:[0-9a-f]{32})?$/.test(text))
      yield* credentialAt(0, text, { evidence: ['opens the encrypted credentials beside it'] })
  },
}

/** Where `vault login` keeps its token. */
export const vaultToken: CredentialReader = {
  id: 'vault-token-file',
  title: 'Token of Vault',
  paths: ['**/.vault-token'],
  limit: 4 * KiB,
  remediation: 'Revoke it with `vault token revoke`.',
  read: function* (bytes) {
    const text = charactersOf(bytes).trim()
    if (/^[\w.-]{8,300}$/.test(text)) yield* credentialAt(0, text)
  },
}
