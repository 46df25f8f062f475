#!/bin/sh
# The local database of a package as pacman 6 wrote it. $1: a folder for test/system/make-roots.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -e "$1/pacman/var/lib/pacman" ] || "$here/../../../../../test/system/make-roots.sh" "$1"
cp "$1/pacman/var/lib/pacman/local/app-2.0-1/desc" "$here/desc"
cp "$1/pacman/var/lib/pacman/local/app-2.0-1/files" "$here/files"
