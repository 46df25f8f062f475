#!/bin/sh
# DESCRIPTION of two installed packages of R and of R's own base, by Debian's packages. Needs Debian 12 with its package lists.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for name in r-cran-jsonlite r-cran-rcpp r-bioc-biocgenerics r-base-core; do
  apt-get -o APT::Sandbox::User=root download -qq "$name"
  dpkg-deb -x "$name"_*.deb root
done
for path in site-library/jsonlite site-library/Rcpp site-library/BiocGenerics library/base; do
  cp "root/usr/lib/R/$path/DESCRIPTION" "$here/$(basename "$path").DESCRIPTION"
done
