#!/bin/sh
# Builds the bundles of the tests from the sources beside this script: needs opa (go install github.com/open-policy-agent/opa@v1.22.2).
set -eu
cd "$(dirname "$0")"
build() {
  name=$1
  shift
  # Sources are no part of what is read; without them and with one order of files the same bundle comes out each time.
  folder=$(mktemp -d)
  opa build -t wasm -o "$folder/bundle.tar.gz" "$@"
  (cd "$folder" && tar xzf bundle.tar.gz --exclude='*.rego' && rm bundle.tar.gz)
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$folder" -cf - . | gzip -9n >"$name.tar.gz"
  rm -r "$folder"
}
build conftest -e main -e combined/deny conftest
build gatekeeper --v0-compatible -e k8srequiredlabels/violation -e k8suniquehost/violation -e k8scontainerlimits/violation gatekeeper
build faults -e faults/fetches -e faults/endless -e faults/greedy -e faults/deny -e faults/well faults
