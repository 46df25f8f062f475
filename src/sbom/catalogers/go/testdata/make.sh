#!/bin/sh
# Builds Go programs and keeps of each only the section that the cataloger reads. Needs go and binutils.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >go.mod <<'EOF'
module example.com/shop

go 1.21

require golang.org/x/text v0.3.7
EOF
cat >main.go <<'EOF'
package main

import (
	"fmt"
	"golang.org/x/text/language"
)

func main() { fmt.Println(language.English) }
EOF
go mod tidy
go build -o plain .
go build -ldflags '-s -w -X main.version=1.4.2' -o stripped .
go build -buildmode=pie -o pie .
for name in plain stripped pie; do
  go version -m "$name" | sed 's/^[^:]*: //' >"$here/$name.txt"
  objcopy --only-section=.go.buildinfo "$name" "$name.cut"
  gzip -9nc "$name.cut" >"$here/$name.elf.gz"
done
