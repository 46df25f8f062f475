#!/bin/sh
# What Kubernetes 1.36 holds of the objects of held.jsonl, each line an object and what becomes of it: ./make.sh, with Go. Its first argument
# `fields` writes how Kubernetes stores each field instead, for tools/kubernetes-types.ts.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=36.3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/main.go" "$work/"
cd "$work"
go mod init held >/dev/null 2>&1
source=$(go mod download -json "k8s.io/kubernetes@v1.$version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
# Kubernetes replaces its own modules by folders that its published module has not: they are published at the same time.
sed -n "s#.*\(k8s.io/[a-z0-9-]*\) => ./staging.*#replace \1 => \1 v0.$version#p" "$source/go.mod" >>go.mod
go get "k8s.io/kubernetes@v1.$version" >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
go build -o held .
if [ "${1:-}" = fields ]; then
  ./held fields
  exit
fi
node -e 'for(const l of require("fs").readFileSync(process.argv[1],"utf8").trim().split("\n"))console.log(JSON.stringify(JSON.parse(l)[0]))' "$here/held.jsonl" >given
./held <given >held.out
node -e 'const [g,h]=[1,2].map(i=>require("fs").readFileSync(process.argv[i],"utf8").trim().split("\n"));g.forEach((l,i)=>console.log(`[${l},${h[i]}]`))' given held.out >"$here/held.jsonl"
