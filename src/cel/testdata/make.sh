#!/bin/sh
# What cel-go 0.32 makes of the expressions of cel-go.json, for the outcomes that stand there: ./make.sh, with Go.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/main.go" "$work/"
cd "$work"
go mod init facts >/dev/null 2>&1
go mod edit -require cel.dev/cel-go@v0.32.0
go mod tidy >/dev/null 2>&1
node -e 'const f=require(process.argv[1]);for(const {expression} of [...f.runs,...f.checks])console.log(JSON.stringify(expression))' "$here/cel-go.json" >expressions
go run . "$(node -e 'console.log(JSON.stringify(require(process.argv[1]).object))' "$here/cel-go.json")" <expressions
