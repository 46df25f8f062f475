import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { TarEntry } from '#oci/index.ts'
import { noteOf } from './note-of.ts'

const entry = (path: string, change: Partial<TarEntry> = {}): TarEntry => ({
  path,
  type: 'file',
  size: 100,
  mode: 0o644,
  uid: 0,
  gid: 0,
  link: '',
  ...change,
})

/** Path, mode, size → notes and what they are of, as package managers and tools write these files. */
for (const [path, mode, size, why, of] of [
  ['usr/bin/su', 0o4755, 100, 'setuid executable', ''],
  ['usr/bin/chage', 0o2755, 100, 'setgid executable', ''],
  ['var/mail/file', 0o2640, 100, 'setgid', ''],
  ['app/suid.txt', 0o4644, 100, 'setuid', ''],
  ['app/run', 0o777, 100, 'world-writable', ''],
  ['app/data', 0o644, 100, '', ''],
  ['etc/shadow', 0o640, 100, 'account-file', ''],
  ['var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_InRelease', 0o644, 100, 'cache', 'apt lists'],
  ['var/lib/apt/lists/lock', 0o640, 0, '', ''],
  ['var/cache/apt/archives/curl_7.88_amd64.deb', 0o644, 100, 'cache', 'apt archives'],
  ['var/cache/apt/pkgcache.bin', 0o644, 100, 'cache', 'apt archives'],
  ['var/cache/apk/APKINDEX.b89edf6e.tar.gz', 0o644, 100, 'cache', 'apk cache'],
  ['etc/apk/world', 0o644, 100, '', ''],
  ['lib/apk/db/installed', 0o644, 100, '', ''],
  ['var/cache/dnf/fedora.solv', 0o644, 100, 'cache', 'dnf and yum cache'],
  ['root/.cache/pip/http/a/b', 0o644, 100, 'cache', 'pip cache'],
  ['root/.npm/_cacache/index-v5/a', 0o644, 100, 'cache', 'npm cache'],
  ['usr/local/share/.cache/yarn/v6/x', 0o644, 100, 'cache', 'Yarn cache'],
  ['usr/local/bundle/cache/rails-7.gem', 0o644, 100, 'cache', 'gem cache'],
  ['usr/lib/ruby/gems/3.1.0/cache/rake.gem', 0o644, 100, 'cache', 'gem cache'],
  ['usr/lib/ruby/gems/3.1.0/gems/rake/lib/rake/cache/x', 0o644, 100, '', ''],
  ['usr/local/cargo/registry/src/x', 0o644, 100, 'cache', 'Cargo registry'],
  ['root/.cargo/registry/index/x', 0o644, 100, 'cache', 'Cargo registry'],
  ['root/.cache/go-build/00/x', 0o644, 100, 'cache', 'Go build cache'],
  ['go/pkg/mod/cache/download/x', 0o644, 100, 'cache', 'Go module cache'],
  ['root/.m2/repository/a/b.jar', 0o644, 100, 'cache', 'Maven repository'],
  ['app/node_modules/.cache/babel/x.json', 0o644, 100, 'cache', 'build tool cache'],
  ['app/.cache/data.json', 0o644, 100, '', ''],
  ['usr/bin/x86_64-linux-gnu-gcc-12', 0o755, 100, 'compiler executable', 'x86_64-linux-gnu-gcc-12'],
  ['usr/bin/aarch64-alpine-linux-musl-gcc', 0o755, 100, 'compiler executable', 'aarch64-alpine-linux-musl-gcc'],
  ['usr/lib/gcc/x86_64-linux-gnu/12/cc1', 0o755, 100, 'compiler', 'cc1'],
  ['usr/libexec/gcc/x86_64-redhat-linux/13/cc1plus', 0o755, 100, 'compiler', 'cc1plus'],
  ['usr/local/go/bin/go', 0o755, 100, 'compiler', 'go'],
  ['usr/bin/as-tree', 0o755, 100, 'executable', ''],
  ['app/src/make', 0o755, 100, '', ''],
  ['usr/bin/make', 0o644, 100, '', ''],
  ['usr/bin/gdb', 0o755, 100, 'debugger executable', 'gdb'],
  ['usr/bin/lldb-14', 0o755, 100, 'debugger executable', 'lldb-14'],
  ['usr/bin/nc.openbsd', 0o755, 100, 'network-tool executable', 'nc.openbsd'],
  ['usr/sbin/tcpdump', 0o755, 100, 'network-tool executable', 'tcpdump'],
  ['usr/sbin/sshd', 0o755, 100, 'ssh-server executable', 'sshd'],
  ['usr/bin/sudo', 0o4755, 100, 'setuid sudo executable', 'sudo'],
  ['opt/tool/bin/thing', 0o755, 100, '', ''],
  ['app/credentials.json', 0o644, 100, 'secret-name', ''],
  ['app/credentials.json', 0o644, 0, '', ''],
  ['root/.aws/credentials', 0o600, 100, 'secret-name', ''],
  ['app/.env', 0o644, 100, 'secret-name', ''],
  ['app/.env.production', 0o644, 100, 'secret-name', ''],
  ['app/.env.example', 0o644, 100, '', ''],
  ['app/node_modules/x/.env', 0o644, 100, '', ''],
  ['home/a/.ssh/id_ed25519', 0o600, 100, 'secret-name', ''],
  ['home/a/.ssh/id_ed25519.pub', 0o644, 100, '', ''],
  ['app/server.p12', 0o644, 100, 'secret-name', ''],
  ['etc/ssl/certs/java/cacerts.jks', 0o644, 100, '', ''],
  ['tmp/x', 0o755, 100, 'temporary executable', ''],
  ['var/tmp/x', 0o644, 100, 'temporary', ''],
  ['app/.git/HEAD', 0o644, 100, 'version-control', ''],
  ['app/.git/objects/00/x', 0o644, 100, '', ''],
  ['app/.svn/wc.db', 0o644, 100, 'version-control', ''],
  ['app/Dockerfile', 0o644, 100, 'build-context', ''],
  ['Dockerfile.prod', 0o644, 100, 'build-context', ''],
  ['app/docker-compose.yml', 0o644, 100, 'build-context', ''],
  ['app/.github/workflows/ci.yml', 0o644, 100, 'build-context', ''],
  ['app/target/debug/deps/x.d', 0o644, 100, 'build-context', ''],
  ['app/main.py.orig', 0o644, 100, 'build-context', ''],
  ['app/node_modules/x/Dockerfile', 0o644, 100, '', ''],
  ['app/node_modules/x/.travis.yml', 0o644, 100, '', ''],
  ['usr/lib/python3/dist-packages/x/Dockerfile', 0o644, 100, '', ''],
  ['usr/share/doc/x/Dockerfile', 0o644, 100, '', ''],
  ['etc/ssh/ssh_host_ed25519_key', 0o600, 100, 'host-key', ''],
  ['etc/ssh/ssh_host_ed25519_key.pub', 0o644, 100, '', ''],
  ['etc/dropbear/dropbear_rsa_host_key', 0o600, 100, 'host-key', ''],
  ['root/.ssh/authorized_keys', 0o600, 100, 'authorized-keys', ''],
  ['root/.ssh/authorized_keys', 0o600, 0, '', ''],
  ['root/.bash_history', 0o600, 100, 'shell-history', ''],
  ['root/.python_history', 0o600, 100, 'shell-history', ''],
  ['home/a/.zhistory', 0o600, 100, '', ''],
  ['app/core.1234', 0o600, 100, 'core-dump', ''],
  ['core', 0o600, 1_000_000, 'core-dump', ''],
  ['app/core', 0o644, 100, '', ''],
  ['app/java_pid1.hprof', 0o600, 100, 'core-dump', ''],
  ['app/src/core.js', 0o644, 100, '', ''],
  ['var/log/dpkg.log', 0o644, 100, 'log', ''],
  ['var/log/wtmp', 0o644, 0, '', ''],
  ['etc/cron.d/backup', 0o644, 100, 'cron', ''],
  ['etc/cron.d/.placeholder', 0o644, 100, '', ''],
  ['var/spool/cron/crontabs/root', 0o600, 100, 'cron', ''],
  ['var/spool/cron/atjobs/.SEQ', 0o600, 100, '', ''],
  ['var/spool/cron/root', 0o600, 100, 'cron', ''],
  ['etc/machine-id', 0o444, 33, 'machine-id', ''],
  ['etc/machine-id', 0o444, 0, '', ''],
  ['etc/ld.so.preload', 0o644, 20, 'preload', ''],
] as const)
  test(`notes: ${path}, mode ${mode.toString(8)}, ${size} bytes`, () => {
    const note = noteOf(entry(path, { mode, size }))
    equal((note?.why ?? []).join(' '), why)
    equal(note?.of ?? '', of)
  })

test('notes: a folder that all may write to counts without the sticky bit alone', () => {
  const folder = (mode: number) => noteOf(entry('data', { type: 'directory', mode }))?.why ?? []
  deepEqual([folder(0o777), folder(0o1777), folder(0o755), folder(0o2775)], [['world-writable'], [], [], []])
})

test('notes: links have no mode', () => {
  for (const type of ['symlink', 'hardlink', 'special'] as const) equal(noteOf(entry('usr/bin/su', { type, mode: 0o4777 })), undefined)
})

test('notes: of a path of 400 KB no more is told than of a short one', () => {
  for (const part of [
    '/',
    '.',
    'a',
    'gems/1',
    '/.cache',
    'go/pkg/',
    'x-',
    'usr/bin/',
    'core.1',
    '/.',
    'Dockerfile.',
    '.cargo/',
    'bin/a-',
  ]) {
    const told = (times: number): unknown => {
      const note = noteOf(entry(part.repeat(times), { mode: 0o755 }))
      return note && [note.why, note.of]
    }
    deepEqual(told(Math.ceil(400_000 / part.length)), told(50))
  }
})
