#!/bin/sh
# Installs a rock from disk and keeps the rockspec that LuaRocks leaves. Needs luarocks.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir money cart
echo 'return {}' >money/money.lua
echo 'return {}' >cart/cart.lua
printf 'package = "money"\nversion = "2.0-1"\nsource = { url = "." }\ndescription = { license = "MIT" }\ndependencies = { "lua >= 5.1" }\nbuild = { type = "builtin", modules = { money = "money.lua" } }\n' >money/money-2.0-1.rockspec
printf 'package = "cart"\nversion = "0.3-2"\nsource = { url = "." }\ndescription = { license = "MIT/X11" }\ndependencies = { "lua >= 5.1", "money >= 2.0" }\nbuild = { type = "builtin", modules = { cart = "cart.lua" } }\n' >cart/cart-0.3-2.rockspec
for name in money cart; do (cd $name && luarocks make --tree "$work/tree" ./*.rockspec >/dev/null); done
find tree -name '*.rockspec' -exec cp {} "$here" \;
