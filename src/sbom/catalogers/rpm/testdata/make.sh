#!/bin/sh
# Builds two small packages and installs them into databases as rpm and Berkeley DB write them. Needs rpm, rpmbuild, python3, db5.3-util.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
spec() {
  cat >"$1.spec" <<EOF
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
while [ \$i -lt $5 ]; do : >%{buildroot}/usr/share/$1/a-file-with-a-rather-long-name-\$i; i=\$((i + 1)); done
%files
/usr/share/$1
EOF
  rpmbuild --quiet -bb --define "_topdir $work/top" --define "_rpmdir $work/rpms" --nodeps "$1.spec"
}
spec shop-base 1.2.3 4.el9 'Provides: base-of-shop' 3
# Many files make a header that does not fit on one page.
spec shop 2.0~rc1 1.el9 'Epoch: 2
Requires: base-of-shop' 400
# Debian's rpm writes SQLite alone; the others are made of the same headers.
rpm --define '_db_backend sqlite' --dbpath "$work/sqlite" -i --justdb --nodeps rpms/noarch/*.rpm
python3 - "$work" <<'EOF'
import sqlite3, struct, sys
rows = sqlite3.connect(sys.argv[1] + '/sqlite/rpmdb.sqlite').execute('select hnum, blob from Packages').fetchall()
with open(sys.argv[1] + '/dump', 'w') as out:
    out.write('VERSION=3\nformat=bytevalue\ntype=hash\ndb_pagesize=4096\nHEADER=END\n')
    for key, value in [(0, struct.pack('<I', len(rows) + 1))] + rows:
        out.write(' %s\n %s\n' % (struct.pack('<I', key).hex(), value.hex()))
    out.write('DATA=END\n')
EOF
db5.3_load -f dump Packages
gzip -9nc sqlite/rpmdb.sqlite >"$here/rpmdb.sqlite.gz"
gzip -9nc Packages >"$here/Packages.gz"
rpm --dbpath "$work/sqlite" -qa --qf '%{NAME} %{EPOCHNUM}:%{VERSION}-%{RELEASE} %{ARCH} %{SOURCERPM}\n' | sort >"$here/rpm-qa.txt"
