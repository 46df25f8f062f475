#!/bin/sh
# Builds the image that the benchmarks read, as an OCI layout of five layers in FOLDER: Debian, npm and Python packages, jars, a Go program.
# Needs root on Debian, debootstrap, npm, pip, mvn, go. About 470 MB raw.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
PATH=$here/../node_modules/.bin:$PATH
target=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --variant=minbase --include=python3,perl,git,curl,ca-certificates,libxml2 bookworm "$work/1" >/dev/null
rm -rf "$work/1/var/cache/apt" "$work/1/var/lib/apt/lists"
mkdir -p "$work/2/app" "$work/3/etc/ssl/private" "$work/4/opt/lib" "$work/5/usr/local/bin"
(cd "$work/2/app" && npm init -y >/dev/null && npm install --no-audit --no-fund --ignore-scripts express@4.16.0 next@12.0.0 webpack@5.0.0 lodash@4.17.11 >/dev/null 2>&1)
pip download -q --no-deps --only-binary :all: -d "$work/wheels" jinja2==2.10 urllib3==1.24.1 requests==2.19.1 django==2.2.1 flask==1.0
for wheel in "$work"/wheels/*.whl; do python3 -m zipfile -e "$wheel" "$work/3/usr/lib/python3/dist-packages"; done
for jar in org.apache.logging.log4j:log4j-core:2.14.1 com.google.guava:guava:31.1-jre com.fasterxml.jackson.core:jackson-databind:2.9.8 org.postgresql:postgresql:42.2.5; do
  mvn -q -B dependency:copy -Dartifact="$jar" -DoutputDirectory="$work/4/opt/lib"
done
# The toolchain's own compiler and a program of many modules.
cp "$(go env GOROOT)/bin/go" "$work/5/usr/local/bin/go"
GOBIN="$work/5/usr/local/bin" GOFLAGS=-mod=mod go install github.com/google/go-containerregistry/cmd/crane@v0.20.2
# What somebody left in: a token of no account and a key of nobody. Nothing else in the image is a secret worth more than a low.
node "$here/../examples/build/environment.ts" >"$work/2/app/.env"
openssl genrsa -out "$work/3/etc/ssl/private/server.key" 2048 2>/dev/null
printf '{"config":{"Cmd":["node","/app/server.js"]}}' >"$work/image.json"
node "$here/../examples/build/layout.ts" "$target" "$work/image.json" "$work/1" "$work/2" "$work/3" "$work/4" "$work/5"
