#!/bin/sh
# Makes answers.json: what the API server's own plugins (k8s.io/apiserver, the version of oracle/go.mod) say of cases.yaml. Needs Go and Node 24.
set -eu
cd "$(dirname "$0")"
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cp oracle/main.go oracle/go.mod "$build"
(cd "$build" && GOFLAGS=-mod=mod go mod tidy && go build -o oracle .)
node read-cases.ts cases.yaml | "$build/oracle" > answers.json
