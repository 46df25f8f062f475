#!/bin/sh
# Databases as rpm 4.16 (Berkeley DB, of Debian 11), 4.20 (NDB and SQLite, of Debian 13) wrote them, with what rpm -qa lists: small packages
# in two versions, with an epoch, a module stream, many files, and a trusted key. $1: a folder for test/system/make-roots.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ -e "$1/rpm-sqlite.txt" ] || "$here/../../../../../test/system/make-roots.sh" "$1"
gzip -9nc "$1/rpm-bdb/var/lib/rpm/Packages" >"$here/Packages.gz"
gzip -9nc "$1/rpm-ndb/var/lib/rpm/Packages.db" >"$here/Packages.db.gz"
gzip -9nc "$1/rpm-sqlite/var/lib/rpm/rpmdb.sqlite" >"$here/rpmdb.sqlite.gz"
for backend in bdb ndb sqlite; do sort "$1/rpm-$backend.txt"; done | uniq >"$here/rpm-qa.txt"
# All three list the same.
sort -u "$here/rpm-qa.txt" -o "$here/rpm-qa.txt"
[ "$(wc -l <"$here/rpm-qa.txt")" -eq "$(wc -l <"$1/rpm-bdb.txt")" ]
