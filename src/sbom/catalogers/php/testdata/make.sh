#!/usr/bin/env bash
# Makes the files beside this script: Composer's from packages that lie on disk, PEAR's from Debian's php-pear. Needs composer, php, git, php-pear.
# Composer 1 cannot be had from a registry: it wrote the list of installed.json alone, which the tests take from Composer 2's.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work/home GIT_CONFIG_NOSYSTEM=1 COMPOSER_ALLOW_SUPERUSER=1
mkdir -p "$HOME" && cd "$work"
# What a real Git server would hold lies on disk; the files name the server.
git config --global url."file://$work/git/".insteadOf https://git.example.org/
git config --global protocol.file.allow always
git config --global user.email maker@example.org
git config --global user.name maker

package() { # folder, version, licence, members
  mkdir -p "$work/$1"
  printf '{"name": "Acme/%s", "version": "%s", "license": %s%s}\n' "$1" "$2" "$3" "$4" >"$work/$1/composer.json"
}
package cart v1.2.3 '["MIT"]' ', "require": {"php": ">=7.4", "Acme/Money": "^2.0", "psr/log-implementation": "1.0", "acme/old-name": "*"}'
package money 2.0.1 '["MIT", "GPL-3.0-or-later"]' ', "require": {"ext-json": "*"}'
package logger 3.1.0-beta2 '"proprietary"' ', "provide": {"psr/log-implementation": "1.0"}, "replace": {"acme/old-name": "*"}'
package tests 0.9.0 '"BSD-3-Clause"' ''
mkdir -p git/acme/trim.git && (cd git/acme/trim.git && git init -q -b main && echo '{"name": "acme/trim", "license": "ISC", "require": {"acme/money": "*"}}' >composer.json &&
  git add . && GIT_AUTHOR_DATE=2024-01-01T00:00:00Z GIT_COMMITTER_DATE=2024-01-01T00:00:00Z git commit -qm one)
mkdir app && cd app
cat >composer.json <<'JSON'
{
  "name": "shop/shop", "require": {"acme/cart": "1.2.3", "acme/logger": "@beta", "acme/trim": "dev-main"}, "require-dev": {"acme/tests": "*"},
  "repositories": [{"packagist.org": false}, {"type": "vcs", "url": "https://git.example.org/acme/trim.git"},
    {"type": "path", "url": "../cart"}, {"type": "path", "url": "../money"}, {"type": "path", "url": "../logger"}, {"type": "path", "url": "../tests"}]
}
JSON
composer -q install --no-interaction
cp composer.lock "$here/composer.lock"
cp vendor/composer/installed.json "$here/installed-dev.json"
composer -q install --no-interaction --no-dev
cp vendor/composer/installed.json "$here/installed.json"
gzip -9nc /usr/share/php/.registry/xml_util.reg >"$here/xml_util.reg.gz"
gzip -9nc /usr/share/php/.registry/pear.reg >"$here/pear.reg.gz"
