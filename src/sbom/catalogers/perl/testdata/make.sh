#!/bin/sh
# Installs two distributions with MakeMaker, one of them twice, and keeps what it leaves: journal and packlists. Needs perl and make.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
build() { # name version
  mkdir -p "$1/lib/$(dirname "$(echo "$1" | tr - /)")"
  module=$(echo "$1" | sed 's/-/::/g')
  printf 'package %s;\nour $VERSION = "%s";\n1;\n' "$module" "$2" >"$1/lib/$(echo "$1" | tr - /).pm"
  printf 'use ExtUtils::MakeMaker;\nWriteMakefile(NAME => "%s", VERSION_FROM => "lib/%s.pm");\n' "$module" "$(echo "$1" | tr - /)" >"$1/Makefile.PL"
  (cd "$1" && perl Makefile.PL INSTALL_BASE="$work/local" && make install) >/dev/null 2>&1
}
build Shop-Cart 0.31
build Shop-Cart 0.32
build Money 1.20
cp "$(find local -name perllocal.pod)" "$here/perllocal.pod"
for name in Shop/Cart Money; do cp "$(find local -path "*/auto/$name/.packlist")" "$here/$(echo $name | tr / -).packlist"; done
sed -i "s#$work#/opt#g" "$here/perllocal.pod" "$here"/*.packlist
