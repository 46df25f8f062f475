#!/bin/sh
# Builds one program with several Go toolchains, for several systems and in several ways, and writes down what `go version -m` says of it.
# Of each program only headers and build information are kept, the rest is zeroed (cut.py). Needs go 1.21 or later, git, gcc and python3;
# the go command fetches the older toolchains itself.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
mkdir "$work/shop" && cd "$work/shop"
export GOENV=off GOFLAGS=-mod=mod GOTOOLCHAIN=local GOPATH="${GOPATH:-$(go env GOPATH)}"

cat >main.go <<'EOF'
package main

import (
	"fmt"

	"golang.org/x/text/language"
)

var version = "none"

func main() { fmt.Println(language.English, version) }
EOF
module() { printf "module example.com/shop\n\n$1require golang.org/x/text v0.3.7\n" >go.mod; }

# NAME [flags]: builds, keeps the cut and the list.
build() {
  name=$1
  shift
  go build -p 1 -o "$work/$name" "$@" .
  GOTOOLCHAIN=local go version -m "$work/$name" | sed 's/^[^ \t]*: //' | grep -v 'DefaultGODEBUG\|CGO_' >"$here/$name.txt"
  python3 "$here/cut.py" "$work/$name" | gzip -9nc >"$here/$name.gz"
}

for toolchain in go1.13.15 go1.17.13; do
  module ''
  GOFLAGS= GOTOOLCHAIN=$toolchain build "$toolchain"
  GOFLAGS= GOTOOLCHAIN=$toolchain CGO_ENABLED=0 GOARCH=s390x build "$toolchain-s390x" '-ldflags=-s -w'
done
module 'go 1.18\n\n'
GOTOOLCHAIN=go1.18.10 build go1.18.10 -buildvcs=false
GOTOOLCHAIN=go1.21.13 build go1.21.13 -buildvcs=false

build plain
build stripped '-ldflags=-s -w -X main.version=1.4.2'
build pie -buildmode=pie
CGO_ENABLED=0 GOOS=windows build windows.exe
CGO_ENABLED=0 GOOS=darwin GOARCH=arm64 build darwin

git init -q . && git add -A && git -c user.name=x -c user.email=x@example.com commit -qm one
build untagged
git tag v1.5.0
build tagged
rm -rf .git

printf 'package main\n\nimport "C"\nimport "golang.org/x/text/language"\n\n//export Tag\nfunc Tag() *C.char { return C.CString(language.English.String()) }\nfunc main() {}\n' >main.go
build shared.so -buildmode=c-shared
printf 'package main\n\nimport "golang.org/x/text/language"\n\nfunc main() { println(language.English.String()) }\n' >main.go

cp -r "$GOPATH/pkg/mod/golang.org/x/text@v0.3.7" text && chmod -R u+w text
go mod edit -replace golang.org/x/text=./text
build folder
go mod edit -replace golang.org/x/text=golang.org/x/text@v0.3.8
build replaced
go mod vendor
cp vendor/modules.txt "$here/modules.txt"
cp go.mod "$here/replaced.go.mod"
go list -m all >"$here/replaced.list"
