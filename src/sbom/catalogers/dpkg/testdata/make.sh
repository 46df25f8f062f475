#!/bin/sh
# Builds small packages and has dpkg install, unpack, remove and break them. Needs dpkg-deb, dpkg and root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
dpkg="dpkg --root=$work/root --force-script-chrootless --force-depends --log=/dev/null"
mkdir -p root/var/lib/dpkg/info root/var/lib/dpkg/updates root/var/lib/dpkg/triggers
: >root/var/lib/dpkg/status
$dpkg --add-architecture i386
# NAME ARCHITECTURE VERSION FIELDS
build() {
  mkdir -p "$1_$2/DEBIAN" "$1_$2/usr/lib/$1"
  : >"$1_$2/usr/lib/$1/$2"
  printf 'Package: %s\nArchitecture: %s\nVersion: %s\nMaintainer: A Tester <tester@example.org>\nDescription: test\n more\n' "$1" "$2" "$3" >"$1_$2/DEBIAN/control"
  [ -z "$4" ] || printf '%s\n' "$4" >>"$1_$2/DEBIAN/control"
}
pack() { dpkg-deb --root-owner-group -b "$1" >/dev/null; }
build libshop amd64 1.0-1 'Multi-Arch: same
Source: shop (1:1.0-1)'
build libshop i386 1.0-1 'Multi-Arch: same
Source: shop (1:1.0-1)'
build shop amd64 1:1.0-1 'Depends: libshop (>= 1), mail-agent | other:any, paint (= 2)
Pre-Depends: tool:any'
build shop-32 i386 1.0 'Depends: libshop'
build tool all 2.0-1 'Provides: paint (= 2), mail-agent'
build rebuilt amd64 2.0-1+b1 'Source: rebuilt (2.0-1)'
build unpacked amd64 1.0 ''
build broken amd64 1.0 ''
printf '#!/bin/sh\nexit 1\n' >broken_amd64/DEBIAN/postinst
chmod 755 broken_amd64/DEBIAN/postinst
build removed amd64 1.0 ''
mkdir removed_amd64/etc
echo a=1 >removed_amd64/etc/removed.conf
echo /etc/removed.conf >removed_amd64/DEBIAN/conffiles
build held amd64 1.0 ''
for folder in *_*/; do pack "${folder%/}"; done
$dpkg -i libshop_amd64.deb libshop_i386.deb tool_all.deb shop_amd64.deb shop-32_i386.deb rebuilt_amd64.deb removed_amd64.deb held_amd64.deb >/dev/null
$dpkg --unpack unpacked_amd64.deb >/dev/null
$dpkg -i broken_amd64.deb >/dev/null 2>&1 || true
$dpkg -r removed >/dev/null
echo 'held hold' | $dpkg --set-selections
echo 'rebuilt purge' | $dpkg --set-selections
cp root/var/lib/dpkg/status "$here/status"
cp 'root/var/lib/dpkg/info/libshop:i386.list' "$here/libshop-i386.list"
dpkg-query --admindir=root/var/lib/dpkg -W -f '${Status}|${Package} ${Version} ${source:Package} ${source:Version} ${Architecture}\n' >"$here/dpkg-query.txt"
