#!/bin/sh
# One tree as GNU tar, libarchive's bsdtar, busybox and Python write it, in each form that they know. Needs tar, bsdtar, busybox, python3.
set -eu
cd "$(dirname "$0")"
here=$PWD
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree"
umask 022
mkdir -p usr/lib "$(printf 'deep/%.0s' 1 2 3 4 5 6 7 8)$(printf 'n%.0s' $(seq 90))" void
printf 'hello\n' >usr/lib/hello
ln usr/lib/hello usr/lib/linked
ln -s usr/lib lib
printf 'long\n' >"$(printf 'deep/%.0s' 1 2 3 4 5 6 7 8)$(printf 'n%.0s' $(seq 90))/$(printf 'f%.0s' $(seq 120))"
printf 'latin\n' >"$(printf 'caf\351')"
printf 'utf8\n' >café
mkfifo pipe
# Holes at both ends and between seven parts: more than the four that old GNU's header has room for.
truncate -s 1M sparse
for i in 1 2 3 4 5 6 7; do printf 'part %s' "$i" | dd of=sparse bs=1 seek=$((i * 131072)) conv=notrunc status=none; done
chmod 755 usr/lib/hello
find . -exec touch -h -d '2024-01-02T03:04:05Z' {} +
pack() {
  name=$1
  shift
  "$@" | gzip -9n >"$here/$name.tar.gz"
}
gnu() { tar --sort=name --owner=0 --group=0 -c "$@" .; }
pack gnu gnu --format=gnu
pack gnu-sparse gnu --format=gnu -S
pack oldgnu-sparse gnu --format=oldgnu -S
pack pax gnu --format=posix --pax-option=delete=atime,delete=ctime
for version in 0.0 0.1 1.0; do
  pack "pax-sparse-$version" gnu --format=posix -S --sparse-version=$version --pax-option=delete=atime,delete=ctime
done
for format in pax gnutar; do pack "bsdtar-$format" bsdtar -c --format=$format --uid 0 --gid 0 .; done
pack busybox busybox tar -c .
for format in PAX GNU; do
  pack "python-$format" python3 -c "import sys,tarfile;tarfile.open(fileobj=sys.stdout.buffer,mode='w|',format=tarfile.${format}_FORMAT).add('.')"
done
