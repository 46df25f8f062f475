/** Programs that were built from source and that Bitnami's database lists, which goes by upstream's versions: purl name → name there. */
const BITNAMI: ReadonlyMap<string, string> = new Map([
  ...[
    'arangodb',
    'composer',
    'drupal',
    'fluent-bit',
    'git',
    'haproxy',
    'lua',
    'mariadb',
    'memcached',
    'moodle',
    'nextcloud',
    'nginx',
    'node',
    'openldap',
    'openresty',
    'pgbouncer',
    'php',
    'phpmyadmin',
    'postgresql',
    'python',
    'rabbitmq',
    'redis',
    'ruby',
    'sqlite',
    'tomcat',
    'valkey',
    'varnish',
    'wordpress',
    'wp-cli',
  ].map((name) => [name, name] as const),
  ['httpd', 'apache'],
  // Bitnami's java is a build of OpenJDK. Its mysql-client is MariaDB's, so that MySQL itself is in no data.
  ['openjdk', 'java'],
])

/** Under which name Bitnami lists a program of type generic. */
export const bitnamiName = (program: string): string | undefined => BITNAMI.get(program)

/**
 * A program's own version as Bitnami writes it, which is Semantic Versioning: `1.8.0_382` is `8.0.382`, `3.13.0rc1` is `3.13.0-rc1`,
 * `15beta4` is `15.0.0-beta4`, and Ruby's patch level is no part of it.
 */
export function bitnamiVersion(program: string, version: string): string {
  if (program === 'openjdk') return version.replace(/^1\.(\d+)\.0_(\d+)$/, '$1.0.$2')
  const match = /^(\d+(?:\.\d+)*)-?((?:a|b|rc|alpha|beta|preview|dev)\.?\d*)$/i.exec(version)
  if (!match) return version.replace(/p\d+$/, '')
  const numbers = match[1]!.split('.')
  while (numbers.length < 3) numbers.push('0')
  return `${numbers.join('.')}-${match[2]}`
}
