#!/bin/sh
# What Kubernetes' own YAML parser makes of the texts of texts.txt (a JSON string a line): ./make.sh, with Go.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/main.go" "$work/"
cd "$work"
go mod init facts >/dev/null 2>&1
go get sigs.k8s.io/yaml@v1.6.0 k8s.io/apimachinery/pkg/util/json@v0.37.2 >/dev/null 2>&1
go run . <"$here/texts.txt" >"$here/kubernetes.json"
