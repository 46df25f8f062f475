#!/bin/sh
# lib/apk/db/installed as go-apk wrote it for packages that nfpm built, with its own list of them. $1: a folder for test/system/make-roots.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -e "$1/apk/lib/apk/db/installed" ] || "$here/../../../../../test/system/make-roots.sh" "$1"
cp "$1/apk/lib/apk/db/installed" "$here/installed"
"$1/bin/apk-root" list "$1/apk" | sort >"$here/list.txt"
