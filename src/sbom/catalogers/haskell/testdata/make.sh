#!/bin/sh
# A project of two packages, built by cabal from what GHC brings along; its freeze and plan, and two of GHC's registrations. Needs ghc and
# cabal-install, no network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME="$work" CABAL_DIR="$work/.cabal"
mkdir -p .cabal shop && echo 'offline: True' >.cabal/config
printf 'cabal-version: 2.4\nname: shop\nversion: 0.1\nbuild-type: Simple\nlibrary\n  exposed-modules: Shop\n  build-depends: base, text, containers\n  default-language: Haskell2010\n' >shop/shop.cabal
echo 'module Shop where' >shop/Shop.hs
echo 'packages: shop' >cabal.project
cabal build --dry-run all >/dev/null 2>&1
cabal freeze >/dev/null 2>&1
cp cabal.project.freeze dist-newstyle/cache/plan.json "$here"
sed -i "s#$work#/src#g" "$here/plan.json"
for name in text-1 rts; do
  file=$(ls "$(ghc --print-global-package-db)/$name"*.conf)
  # Lists of modules are most of it.
  sed '/^exposed-modules:/,/^hidden-modules:/{/^ /d}' "$file" >"$here/$(basename "$file")"
done
