import { settingsReader } from '../settings-reader.ts'

const medium = () => ({ severity: 'medium', confidence: 'medium' }) as const

/** Files of `name = value` lines. */
export const settingsFiles = [
  settingsReader({
    id: 'aws-credentials-file',
    title: 'AWS credentials file',
    paths: ['**/.aws/credentials', '**/.aws/config', '**/.boto', 'etc/boto.cfg'],
    keys: /^(?:aws_secret_access_key|aws_session_token|aws_security_token|gs_oauth2_refresh_token|gs_secret_access_key)$/i,
    remediation: 'Deactivate the access key in the IAM console; give programs roles in place of keys.',
  }),
  settingsReader({
    id: 'cargo-credentials',
    title: 'Token of a Cargo registry',
    paths: ['**/.cargo/credentials', '**/.cargo/credentials.toml', '**/cargo/credentials.toml'],
    keys: /^(?:token|secret-key)$/,
    remediation: 'Revoke the token with `cargo logout` and at the registry.',
  }),
  settingsReader({
    id: 'databricks-config',
    title: 'Databricks configuration with a credential',
    paths: ['**/.databrickscfg'],
    keys: /^(?:token|password|client_secret|azure_client_secret)$/i,
    remediation: "Revoke the token in the workspace's user settings.",
  }),
  settingsReader({
    id: 'environment-file',
    title: 'Secret in an environment file',
    paths: ['**/.env', '**/.env.*', '**/*.env', '**/.envrc'],
    keys: /(?:passw(?:or)?d|passphrase|pwd|secret|token|api_?key|private_?key|access_?key|encryption_?key|app_?key|credentials?|dsn)$/i,
    grade: medium,
    remediation: 'Keep the file out of the image (.dockerignore), change the value, and give it to the program at run time.',
  }),
  settingsReader({
    id: 'gem-credentials',
    title: 'RubyGems or Bundler credential',
    paths: ['**/.gem/credentials', '**/share/gem/credentials', '**/.bundle/config'],
    keys: /^(?::\w+_api_key|https?:\/\/\S+|BUNDLE_\w+__\w+)$/,
    remediation: 'Revoke the key at rubygems.org/profile/api_keys, or at the gem server.',
  }),
  settingsReader({
    id: 'gradle-properties',
    title: 'Credential in gradle.properties',
    paths: ['**/gradle.properties'],
    keys: /(?:password|passwd|passphrase|secret|token|api[._-]?key|signingkey|auth[._-]?key)$/i,
    grade: medium,
    remediation: 'Change the credential; give it by ORG_GRADLE_PROJECT_… at build time or from a secret mount.',
  }),
  settingsReader({
    id: 'mysql-option-file',
    title: 'Password in a MySQL option file',
    paths: ['**/.my.cnf', '**/my.cnf', '**/debian.cnf', 'etc/mysql/**/*.cnf'],
    keys: /^(?:password|pass|master-password)$/i,
    remediation: 'Change the password of the database account.',
  }),
  settingsReader({
    id: 'npmrc-credential',
    title: 'npm registry credential in .npmrc',
    paths: ['**/.npmrc', '**/npmrc'],
    keys: /(?:^|:)_(?:authToken|auth|password)$/,
    remediation: 'Revoke the token with `npm token revoke`; mount .npmrc as a build secret.',
  }),
  settingsReader({
    id: 'pypirc-password',
    title: 'Password or token in .pypirc',
    paths: ['**/.pypirc'],
    keys: /^password$/i,
    remediation: 'Revoke the token at the index, or change the password.',
  }),
  settingsReader({
    id: 'rclone-config',
    title: 'Credential in the configuration of rclone',
    paths: ['**/rclone.conf', '**/.rclone.conf'],
    keys: /^(?:pass|password2?|token|secret_access_key|client_secret|service_account_credentials|key|sas_url|bearer_token|api_key)$/i,
    grade: (key) => (/^pass/i.test(key) ? { evidence: [`the value of ${key}, which rclone only obscures`] } : {}),
    remediation: 'Change the credential at the remote; encrypt the configuration (`rclone config password`).',
  }),
  settingsReader({
    id: 's3cmd-config',
    title: 'Secret key in the configuration of s3cmd',
    paths: ['**/.s3cfg'],
    keys: /^(?:secret_key|gpg_passphrase|access_token)$/i,
    remediation: 'Deactivate the key at the object store.',
  }),
] as const
