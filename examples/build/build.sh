#!/bin/sh
# Makes examples/shop, an OCI layout of five layers: Debian packages; npm packages; Python and Java ones; a token; its deletion. Needs
# Debian's apt, npm, pip and mvn.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/deb" "$work/1/var/lib/dpkg/info" "$work/1/var/lib/dpkg/updates" "$work/2/app" "$work/3" "$work/4/app" "$work/5/app/node_modules"
(cd "$work/deb" && apt-get download -q base-files zlib1g libexpat1 tzdata-legacy 2>/dev/null || apt-get download -q base-files zlib1g libexpat1)
: >"$work/1/var/lib/dpkg/status"
dpkg --root="$work/1" --force-depends --force-script-chrootless --unpack "$work"/deb/*.deb >/dev/null
rm -rf "$work/1/usr/share/doc" "$work/1/usr/share/locale" "$work/1/var/log"
(cd "$work/2/app" && npm init -y >/dev/null && npm install --no-audit --no-fund --ignore-scripts express@4.16.0 lodash@4.17.11 minimist@1.2.0 event-stream@3.3.4 >/dev/null)
pip download -q --no-deps --no-binary :none: -d "$work/wheels" jinja2==2.10 urllib3==1.24.1 requests==2.19.1
for wheel in "$work"/wheels/*.whl; do python3 -m zipfile -e "$wheel" "$work/3/usr/lib/python3/dist-packages"; done
for jar in org.apache.commons:commons-text:1.9 org.yaml:snakeyaml:1.26 commons-fileupload:commons-fileupload:1.3.1; do
  mvn -q -B dependency:copy -Dartifact="$jar" -DoutputDirectory="$work/3/opt/lib"
done
# A token that no vendor ever made, with the checksum that it would have.
node "$here/environment.ts" >"$work/4/app/.env"
# Deleted again in the last layer: the package is judged as gone, the token is still there for whoever pulls the image.
: >"$work/5/app/node_modules/.wh.event-stream"
: >"$work/5/app/.wh..env"
node "$here/layout.ts" "$here/../shop" "$here/image.json" "$work/1" "$work/2" "$work/3" "$work/4" "$work/5"
