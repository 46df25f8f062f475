#!/bin/sh
# Roots of systems as their own package managers write them, in the folder that is named. Needs root, debootstrap, rpm, pacman, npm, pip, Go.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$1
mkdir -p "$work/bin" "$work/parts"
export GOFLAGS=-p=2

debian() {
  [ -e "$work/$1/etc/debian_version" ] || debootstrap --variant=minbase "$2" "$work/$1"
}
debian debian11 bullseye &
eleven=$!
debian debian12 bookworm
wait "$eleven"
debian debian13 trixie &
thirteen=$!
(cd "$here/apk-root" && go build -o "$work/bin/apk-root" .)
GOBIN="$work/bin" go install github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.41.1
wait "$thirteen"

# What languages put beside the system's packages.
npm install --prefix "$work/debian12/srv/shop" --ignore-scripts --no-audit --no-fund express@4.16.4 lodash@4.17.11 @types/node@20.1.0
python3 -m pip install -q --disable-pip-version-check --root-user-action=ignore --target "$work/debian12/srv/python" requests==2.25.1 flask==1.1.4
install -D "$work/bin/nfpm" "$work/debian12/usr/local/bin/nfpm"

# RPM: NAME VERSION RELEASE PREAMBLE.
spec() {
  cat >"$work/parts/$1.spec" <<EOF
Name: $1
Version: $2
Release: $3
$4
Summary: test
License: GPLv2+ and MIT
BuildArch: noarch
%description
test
%install
mkdir -p %{buildroot}/usr/share/$1
i=0
while [ \$i -lt 300 ]; do : >%{buildroot}/usr/share/$1/a-file-with-a-rather-long-name-$2-\$i; i=\$((i + 1)); done
%files
/usr/share/$1
EOF
  rpmbuild --quiet -bb --nodeps --define "_topdir $work/parts/top" --define "_rpmdir $work/parts/rpms" --define '_binary_payload w1.gzdio' "$work/parts/$1.spec"
}
spec shop-base 1.2.3 4.el9 'Provides: base-of-shop = 1.2'
spec shop '2.0~rc1' 1.el9 'Epoch: 2
Requires: base-of-shop >= 1'
spec kernel 5.14.0 70.el9 ''
spec kernel 5.14.0 427.13.1.el9_4 ''
spec nodejs 18.14.2 '2.module+el9.1.0+18161+aaaaaaaa' 'Epoch: 1
ModularityLabel: nodejs:18:9010020230301:rhel9'

# Each database is written by an rpm that still writes it: Debian 11's Berkeley DB, 13's NDB, and SQLite by the one that is installed.
# $1: the root that rpm runs in, $2: the backend.
rpms() {
  rm -rf "$1/rpm-$2" "$work/rpm-$2" "$1/rpms"
  mkdir -p "$1/rpm-$2/var/lib/rpm" "$1/rpms"
  cp "$work"/parts/rpms/*/*.rpm "$work"/debian12/etc/apt/trusted.gpg.d/debian-archive-bookworm-stable.asc "$1/rpms"
  set -- "$1" "$2" --root "/rpm-$2" --dbpath /var/lib/rpm --define "_db_backend $2"
  root=$1
  backend=$2
  shift 2
  for package in "$root"/rpms/*.rpm; do chroot "$root" rpm "$@" -i --nodeps --oldpackage --nosignature "/rpms/${package##*/}"; done
  chroot "$root" rpm "$@" --import /rpms/debian-archive-bookworm-stable.asc
  chroot "$root" rpm "$@" -qa --qf '%{NAME} %{EPOCHNUM}:%{VERSION}-%{RELEASE} %{ARCH} %{SOURCERPM} %{MODULARITYLABEL}\n' >"$work/rpm-$backend.txt"
  printf 'ID="rhel"\nVERSION_ID="9.4"\nPRETTY_NAME="made for a test"\n' >"$root/rpm-$backend/etc-os-release"
  mkdir -p "$root/rpm-$backend/etc"
  mv "$root/rpm-$backend/etc-os-release" "$root/rpm-$backend/etc/os-release"
  mv "$root/rpm-$backend" "$work/rpm-$backend"
}
for release in debian11 debian13; do
  chroot "$work/$release" sh -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends rpm'
done
rpms "$work/debian11" bdb
rpms "$work/debian13" ndb
rpms "$work/debian13" sqlite

# apk and pacman: packages by nfpm, installed by go-apk and by pacman.
echo text >"$work/parts/file"
package() {
  cat >"$work/parts/$1.yaml" <<EOF
name: $1
arch: amd64
platform: linux
version: "$2"
version_schema: none
release: "$3"
license: $4
maintainer: A Tester <tester@example.org>
description: test
contents: [{src: $work/parts/file, dst: /usr/share/$1/file}]
$5
EOF
  "$work/bin/nfpm" package -f "$work/parts/$1.yaml" -p apk -t "$work/parts/apk/x86_64/$1-$2-r$3.apk"
  "$work/bin/nfpm" package -f "$work/parts/$1.yaml" -p archlinux -t "$work/parts/pacman/$1.pkg.tar.zst"
}
rm -rf "$work/parts/apk" "$work/parts/pacman" "$work/apk" "$work/pacman"
mkdir -p "$work/parts/apk/x86_64" "$work/parts/pacman" "$work/pacman/var/lib/pacman" "$work/pacman/etc"
package musl 1.2.5 0 MIT 'provides: ["so:libc.musl-x86_64.so.1=1"]'
package busybox 1.36.1 15 GPL-2.0-only 'depends: ["so:libc.musl-x86_64.so.1"]'
package app 2.0 1 'MIT OR Apache-2.0' 'depends: ["musl>=1.2", busybox]'
package old 1.0_rc1 0 '"GPL-2 BSD"' 'depends: [app]'
"$work/bin/apk-root" install "$work/apk" "$work/parts/apk" app old
mkdir -p "$work/apk/etc"
printf 'ID=alpine\nVERSION_ID=3.20.1\n' >"$work/apk/etc/os-release"
printf '[options]\nArchitecture = x86_64\nSigLevel = Never\n' >"$work/parts/pacman.conf"
pacman --config "$work/parts/pacman.conf" --root "$work/pacman" --dbpath "$work/pacman/var/lib/pacman" --noconfirm -U -dd "$work"/parts/pacman/*
printf 'ID=arch\nBUILD_ID=rolling\n' >"$work/pacman/etc/os-release"
