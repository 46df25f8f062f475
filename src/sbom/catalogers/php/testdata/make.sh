#!/bin/sh
# Makes the files beside this script with Composer, from packages that lie on disk. Needs composer and php.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
package() {
  mkdir -p "$work/$1"
  printf '{"name": "acme/%s", "version": "%s", "license": %s, "require": {%s}}\n' "$1" "$2" "$3" "$4" >"$work/$1/composer.json"
}
package cart v1.2.3 '["MIT"]' '"php": ">=7.4", "acme/money": "^2.0"'
package money 2.0.1 '["MIT", "GPL-3.0-or-later"]' '"ext-json": "*"'
package tests 0.9.0 '"BSD-3-Clause"' ''
mkdir app && cd app
cat >composer.json <<'EOF'
{
  "name": "shop/shop", "require": {"acme/cart": "1.2.3"}, "require-dev": {"acme/tests": "*"},
  "repositories": [{"packagist.org": false}, {"type": "path", "url": "../cart"}, {"type": "path", "url": "../money"}, {"type": "path", "url": "../tests"}]
}
EOF
export COMPOSER_ALLOW_SUPERUSER=1
composer -q install --no-interaction
composer -q install --no-interaction --no-dev
cp composer.lock "$here/composer.lock"
cp vendor/composer/installed.json "$here/installed.json"
