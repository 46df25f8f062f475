/** Programs that were built from source and that Bitnami's database lists, which goes by upstream's versions: purl name → name there. */
const BITNAMI: ReadonlyMap<string, string> = new Map([
  ...[
    'arangodb',
    'composer',
    'drupal',
    'envoy',
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

/** Programs that other databases list. GHC is a part of Haskell's; kernels of distributions have fixes that no upstream version tells. */
const ELSEWHERE: ReadonlyMap<string, { readonly ecosystem: string; readonly name: string; readonly of: RegExp }> = new Map([
  ['ghc', { ecosystem: 'GHC', name: 'ghc', of: /^/ }],
  ['linux', { ecosystem: 'Linux', name: 'Kernel', of: /^\d+\.\d+(?:\.\d+){0,2}(?:-rc\d+)?\+?$/ }],
])

/** Where a program of type generic is listed by another database than Bitnami's. */
export function programElsewhere(program: string, version: string): { readonly ecosystem: string; readonly name: string } | undefined {
  const known = ELSEWHERE.get(program)
  return known?.of.test(version) ? known : undefined
}

/** Servers and tools in Go that Bitnami lists too: module path without its major version → name there. */
const GO_PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['code.gitea.io/gitea', 'gitea'],
  ['github.com/argoproj/argo-cd', 'argo-cd'],
  ['github.com/argoproj/argo-workflows', 'argo-workflows'],
  ['github.com/cert-manager/cert-manager', 'cert-manager'],
  ['github.com/cilium/cilium', 'cilium'],
  ['github.com/crossplane/crossplane', 'crossplane'],
  ['github.com/docker/cli', 'docker-cli'],
  ['github.com/envoyproxy/gateway', 'envoy-gateway'],
  ['github.com/fluxcd/flux2', 'flux'],
  ['github.com/git-lfs/git-lfs', 'git-lfs'],
  ['github.com/goharbor/harbor/src', 'harbor'],
  ['github.com/grafana/grafana', 'grafana'],
  ['github.com/hashicorp/consul', 'consul'],
  ['github.com/hashicorp/vault', 'vault'],
  ['github.com/kyverno/kyverno', 'kyverno'],
  ['github.com/nats-io/nats-server', 'nats'],
  ['github.com/oauth2-proxy/oauth2-proxy', 'oauth2-proxy'],
  ['github.com/openbao/openbao', 'openbao'],
  ['github.com/projectcontour/contour', 'contour'],
  ['github.com/prometheus/prometheus', 'prometheus'],
  ['github.com/rclone/rclone', 'rclone'],
  ['github.com/sigstore/cosign', 'cosign'],
  ['github.com/syncthing/syncthing', 'syncthing'],
  ['go.etcd.io/etcd', 'etcd'],
  ['go.etcd.io/etcd/server', 'etcd'],
  ['helm.sh/helm', 'helm'],
  ['oras.land/oras', 'oras'],
])

/**
 * The name under which Bitnami lists a Go program. A version below 1 or of a commit is how some of these number the library, not the
 * program (Prometheus 3.5 is v0.305), and says nothing about releases.
 */
export function bitnamiGoName(module: string, version: string): string | undefined {
  const name = GO_PROGRAMS.get(module.replace(/\/v\d{1,4}$/, ''))
  return name === undefined || /^v?0\.|-(?:0\.)?\d{14}-[0-9a-f]{12}/.test(version) ? undefined : name
}

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
