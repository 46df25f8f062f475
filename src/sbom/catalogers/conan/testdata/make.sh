#!/bin/sh
# Makes the locks and the cache's file beside this script with Conan 1 and 2 from recipes that lie on disk. Needs python3 with venv and pip.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
recipe() { # name version requires
  mkdir -p "$1" && printf 'from conans import ConanFile\nclass R(ConanFile):\n    name = "%s"\n    version = "%s"\n%s' "$1" "$2" "$3" >"$1/conanfile.py"
}
recipe zipper 1.2.13 ''
recipe maker 3.1 ''
recipe shop 0.1 '    requires = "zipper/1.2.13@acme/stable"
    build_requires = "maker/3.1@acme/stable"
'
mkdir app && printf '[requires]\nshop/0.1@acme/stable\n' >app/conanfile.txt
for major in 1 2; do
  python3 -m venv "venv$major"
  "venv$major/bin/pip" install -q "conan>=$major,<$((major + 1))"
done
export CONAN_USER_HOME="$work/home1" CONAN_HOME="$work/home2"
conan=venv1/bin/conan
$conan profile new default --detect >/dev/null 2>&1
for name in zipper maker shop; do $conan create "$name" acme/stable >/dev/null 2>&1; done
$conan lock create app/conanfile.txt --lockfile-out conan.lock >/dev/null 2>&1
mv conan.lock "$here/conan-1.lock"
cp home1/.conan/data/shop/0.1/acme/stable/package/*/conaninfo.txt "$here/conaninfo.txt"
sed -i 's/from conans/from conan/' ./*/conanfile.py
conan=venv2/bin/conan
$conan profile detect >/dev/null 2>&1
for name in zipper maker shop; do $conan create "$name" --user acme --channel stable >/dev/null 2>&1; done
$conan lock create app/conanfile.txt --lockfile-out conan.lock >/dev/null 2>&1
mv conan.lock "$here/conan-2.lock"
