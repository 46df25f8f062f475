#!/bin/sh
# Writes what k8s.io/apiserver 0.37.2 makes of the expressions of apiserver.json into it: ./make.sh, with Go and Node 24.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/*.go "$work/"
cd "$work"
go mod init facts >/dev/null 2>&1
go get k8s.io/apiserver@v0.37.2 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
bindings=$(node --input-type=module -e "const {BINDINGS} = await import('$here/../../../../testing/cel/answer.ts'); console.log(JSON.stringify(BINDINGS))")
node -e 'for (const {expression, minor} of require(process.argv[1])) console.log(JSON.stringify({expression, minor}))' "$here/apiserver.json" >asked
go run . "$bindings" <asked >answered
node -e 'const lines = require("fs").readFileSync("answered", "utf8").trim().split("\n"); console.log(`[\n${lines.join(",\n")}\n]`)' >"$here/apiserver.json"
