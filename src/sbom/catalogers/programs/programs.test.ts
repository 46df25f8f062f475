import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { array, assert as check, constantFrom, property, string, tuple, uint8Array } from 'fast-check'
import { selectionOf } from '../../selection.ts'
import type { FoundPackage } from '../contract.ts'
import { knownPrograms, programCatalogers } from './programs.ts'

const [programs] = programCatalogers
const file = (path: string, bytes: Uint8Array) => ({ path, size: bytes.length, mode: 0o755, bytes })
const found = (path: string, bytes: Uint8Array): string[] =>
  ([...programs!.parse(file(path, bytes))] as FoundPackage[]).map(({ type, name, version }) => `${type}/${name}@${version}`)

type Seen = { readonly name: string; readonly from: string; readonly version: string; readonly path: string; readonly bytes: string }
const seen = readFileSync(new URL('testdata/seen.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Seen)

/** ImageMagick's patch level is behind a hyphen that Debian's version scheme has no room for. */
const sameVersion = (a: string, b: string): boolean => a.replace('-', '.') === b.replace('-', '.')

for (const { name, from, version, path, bytes } of seen)
  test(`programs: ${name} ${version} by its own bytes (${from})`, () => {
    const all = found(path, Buffer.from(bytes, 'base64'))
    equal(all.length, 1)
    const [known, stated] = all[0]!.split('@') as [string, string]
    equal(known, `generic/${name}`)
    ok(sameVersion(stated, version), stated)
  })

/** Rows that were not seen on a whole program of ours: their text is what the program's source prints into it. */
const FROM_SOURCE = [
  ['arangodb', 'usr/bin/arangosh', '\x003.12.0-2 [linux]\0', '3.12.0-2'],
  ['chrome', 'usr/lib/chromium/chromium', '\x00156.0.8078.79\0chrome\0\0\0', '156.0.8078.79'],
  ['chrome', 'opt/chrome/chrome', '\x00127.0.6533.119\0Default', '127.0.6533.119'],
  ['composer', 'usr/bin/composer', "'name' => 'composer/composer',\n 'pretty_version' => '2.7.1',", '2.7.1'],
  ['drupal', 'var/www/core/lib/Drupal.php', "  const VERSION = '10.2.3';", '10.2.3'],
  ['erlang', 'usr/lib/erlang/erts/bin/beam.smp', '-I/usr/src/otp_src_27.0/erts/x86_64', '27.0'],
  ['fluent-bit', 'fluent-bit/bin/fluent-bit', '\x003.0.2\0%sFluent Bit v%s%s\n\0', '3.0.2'],
  ['gcc', 'usr/local/bin/gcc', '\0GCC: (GNU) 12.3.0\0', '12.3.0'],
  ['ghc', 'opt/ghc/bin/ghc-9.6.5', '\0GHC 9.6.5\0', '9.6.5'],
  ['graalvm', 'opt/graalvm/release', 'IMPLEMENTOR="GraalVM Community"\nGRAALVM_VERSION="22.3.1"\n', '22.3.1'],
  ['haproxy', 'usr/local/sbin/haproxy', '\x003.1-dev0-1eb0f22\0\0\0HAProxy version follows\0', '3.1-dev0'],
  ['haproxy', 'usr/local/sbin/haproxy', '\0HA-Proxy version 1.8.22 2019/10/25\0', '1.8.22'],
  ['julia', 'usr/local/julia/lib/julia/libjulia-internal.so', '__init__\x001.10.2\0verify', '1.10.2'],
  ['libressl', 'usr/bin/openssl', '\0LibreSSL 3.8.2\0', '3.8.2'],
  ['moodle', 'var/www/version.php', "$release  = '4.3.2+ (Build: 20240101)';", '4.3.2'],
  ['mysql', 'usr/sbin/mysqld', '/release/mysql-5.6.51/vio/viosocket.c', '5.6.51'],
  ['mysql', 'usr/bin/mysql', 'shutdown\x008.0.37\0\0\0mysql_real_escape_string_quote', '8.0.37'],
  ['nextcloud', 'var/www/html/version.php', "$OC_VersionString = '28.0.1';", '28.0.1'],
  ['node', 'usr/local/bin/node', 'status == 0\0node v0.10.48\0FATAL', '0.10.48'],
  ['oracle-jdk', 'opt/jdk/release', 'BUILD_TYPE="commercial"\nJAVA_VERSION="21.0.2"\n', '21.0.2'],
  ['percona-server', 'usr/sbin/mysqld', 'BUILD/percona-server-8.0.35-27/percona-server-8.0.35-27/sql', '8.0.35-27'],
  ['percona-xtrabackup', 'usr/bin/xtrabackup', 'BUILD/percona-xtrabackup-8.0.35-30/', '8.0.35-30'],
  ['percona-xtradb-cluster', 'usr/sbin/mysqld', '/BUILD/Percona-XtraDB-Cluster-8.0.34/sql', '8.0.34'],
  ['perl', 'usr/local/bin/perl', '/usr/local/lib/perl5/5.12.5\0-e\0', '5.12.5'],
  ['postgresql', 'usr/local/bin/postgres', '?PostgreSQL 9.6.24 on x86_64', '9.6.24'],
  ['python', 'opt/versions/3.11.7/lib/libpython3.11.so.1.0', '/opt/versions/3.11.7\0EXEC_PREFIX', '3.11.7'],
  ['redis', 'usr/local/bin/redis-server', '\x007.2.5buildkitsandbox-1725496002000000000\0', '7.2.5'],
  ['redis', 'usr/local/bin/redis-server', '\x004.0.11841ce7054bd9-1542359302000000000\0', '4.0.11'],
  ['redis', 'usr/local/bin/redis-server', 'Server started, Redis version 2.8.23\0', '2.8.23'],
  ['ruby', 'usr/local/bin/ruby', '\0ruby 1.9.3p551 (2014-11-13 revision 48407)', '1.9.3p551'],
  ['ruby', 'usr/local/bin/ruby', '\0ruby 3.4.0preview1 (2024-05-16 master 9d69619623)', '3.4.0preview1'],
  ['rust', 'usr/local/lib/libstd-0123456789abcdef.so', '\0clang LLVM (rustc version 1.67.1 (d5a82bbd2 2023-02-07))', '1.67.1'],
  ['sqlcipher', 'usr/bin/sqlcipher', '\0community\x004.5.5\0%s %s', '4.5.5'],
  ['stack', 'usr/local/bin/stack', 'Version 2.15.5, Git revision', '2.15.5'],
  ['swi-prolog', 'usr/bin/swipl', '/tmp/src/swipl-9.3.8/src\0', '9.3.8'],
  ['valkey', 'usr/local/bin/valkey-server', '\x008.0.1buildkitsandbox-1725496002000000000\0', '8.0.1'],
  ['wp-cli', 'usr/local/bin/wp', 'wp-cli/wp-cli 2.9.0 2023-10-25T09:10:40+00:00\n', '2.9.0'],
] as const

for (const [name, path, text, version] of FROM_SOURCE)
  test(`programs: ${name} ${version} as its source says`, () =>
    deepEqual(found(path, Buffer.from(text, 'latin1')), [`generic/${name}@${version}`]))

for (const [why, path, text, expected] of [
  [
    'OpenResty is nginx of its first three parts',
    'usr/bin/openresty',
    'nginx version: openresty/1.21.4.3\n',
    ['generic/nginx@1.21.4', 'generic/openresty@1.21.4.3'],
  ],
  ['MariaDB under its old name', 'usr/bin/mysql', '\x0010.6.15-MariaDB\0\x008.0.1\0mysql_real_escape', ['generic/mariadb@10.6.15']],
  [
    'a Go toolchain is what advisories call toolchain',
    'usr/local/go/VERSION',
    'go1.22.1\ntime 2024-02-29T18:18:48Z\n',
    ['golang/toolchain@1.22.1'],
  ],
  ['a FIPS build is the same OpenSSL', 'usr/bin/openssl', '\0OpenSSL 1.0.2k-fips  26 Jan 2017\0', ['generic/openssl@1.0.2k']],
  ['a script that only mentions a program', 'usr/share/bash-completion/completions/git', '# git version 2.39.5\n', []],
  ['a Python of another minor version', 'usr/bin/python3.11', '\x003.12.1\0', []],
  ['another tool with the Java release file’s name', 'etc/release', 'JAVA_HOME="/opt/java"\n', []],
] as const)
  test(`programs: ${why}`, () => deepEqual(found(path, Buffer.from(text, 'latin1')), expected))

test('programs: every row has been seen or is from source', () => {
  const tested = new Set<string>([...seen.map(({ name }) => name), ...FROM_SOURCE.map(([name]) => name), 'openresty', 'toolchain'])
  deepEqual(
    knownPrograms.filter(({ name }) => !tested.has(name)).map(({ name }) => name),
    [],
  )
})

test('programs: the path matcher finds every row by name alone', () => {
  // What it cannot index costs every path of every layer.
  for (const path of programs!.paths) ok(/^(?:[^*]+|[^.]*\.[^.*]+|[^.*]+\..*)$/.test(path.slice(path.lastIndexOf('/') + 1)), path)
})

const texts = [...seen.map(({ bytes }) => Buffer.from(bytes, 'base64').toString('latin1')), ...FROM_SOURCE.map(([, , text]) => text)]
const paths = [...seen.map(({ path }) => path), ...FROM_SOURCE.map(([, path]) => path)]

test('programs: any mixture of marks is packages with short versions', () => {
  const selection = selectionOf([programs!])
  check(
    property(
      constantFrom(...paths),
      array(tuple(constantFrom(...texts), string({ unit: 'binary', maxLength: 20 })), { maxLength: 8 }),
      (path, parts) => {
        const { records, unknowns } = selection.parse(file(path, Buffer.from(parts.flat().join(''), 'latin1')))
        deepEqual(unknowns, [])
        for (const record of records) for (const one of record.found) ok(one.kind === 'package' && one.version.length <= 60)
      },
    ),
  )
  check(
    property(constantFrom(...paths), uint8Array({ maxLength: 500 }), (path, bytes) => {
      deepEqual(selection.parse(file(path, bytes)).unknowns, [])
    }),
  )
})

test('programs: a file that is nothing but marks has few versions', () => {
  for (const [path, near] of [
    ['usr/bin/ruby', 'ruby 3.'],
    ['usr/bin/gzip', '\x001.'],
    ['usr/bin/python3.11', '\x003.11.'],
  ] as const) {
    equal(found(path, Buffer.from(near.repeat(1_000_000), 'latin1')).length <= 1, true)
  }
})
