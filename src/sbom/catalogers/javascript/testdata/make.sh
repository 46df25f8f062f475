#!/usr/bin/env bash
# Makes the lock files beside this script with the real package managers, each at several versions. Needs npm and the npm registry.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

project() {
  rm -rf "$work/$1" && mkdir -p "$work/$1/lib" && cd "$work/$1" || exit 1
  echo '{"name":"local-lib","version":"0.1.0","dependencies":{"ms":"2.0.0"}}' > lib/package.json
  cat > package.json <<'JSON'
{
  "name": "shop", "version": "1.2.3", "license": "MIT",
  "dependencies": { "express": "4.16.0", "local-lib": "file:./lib", "old-lodash": "npm:lodash@4.17.11", "@babel/code-frame": "7.12.11" },
  "optionalDependencies": { "fsevents": "2.3.2" },
  "devDependencies": { "is-odd": "3.0.1", "ms": "2.1.3" }
}
JSON
}

npm_lock() { # version, name, flags
  project "npm$1" && npx --yes "npm@$1" install --ignore-scripts --no-audit --no-fund ${3:-} >/dev/null 2>&1
  cp package-lock.json "$here/$2"
}
npm_lock 6 npm-v1.package-lock.json
npm_lock 8 npm-v2.package-lock.json
npm_lock 11 npm-v3.package-lock.json
npm ls --all --json --omit=dev > "$here/npm-v3.ls.json" 2>/dev/null

project yarn1 && npx --yes yarn@1 install --ignore-scripts >/dev/null 2>&1 && cp yarn.lock "$here/classic.yarn.lock"
for version in 3.8.7 4.9.2; do
  project "berry$version" && touch yarn.lock && printf 'enableTelemetry: false\nenableGlobalCache: false\n' > .yarnrc.yml
  npx --yes -p "@yarnpkg/cli-dist@$version" yarn install --mode=update-lockfile >/dev/null 2>&1 ||
    npx --yes -p "@yarnpkg/cli-dist@$version" yarn install >/dev/null 2>&1
  cp yarn.lock "$here/berry-${version%%.*}.yarn.lock"
done
for version in 6 7 8 9 10; do
  project "pnpm$version" && npx --yes "pnpm@$version" install --lockfile-only --ignore-scripts >/dev/null 2>&1
  cp pnpm-lock.yaml "$here/pnpm-$version.pnpm-lock.yaml"
done
project bun && npx --yes bun@1.2 install --lockfile-only --ignore-scripts >/dev/null 2>&1
[ -f bun.lock ] || npx --yes bun@1.2 install --save-text-lockfile >/dev/null 2>&1
cp bun.lock "$here/bun.lock"
