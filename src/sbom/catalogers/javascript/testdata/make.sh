#!/usr/bin/env bash
# Makes the files beside this script with the real package managers, each at several versions. Needs node, npm, git and the npm registry.
set -uo pipefail
here=${OUT:-$(cd "$(dirname "$0")" && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
export DENO_TLS_CA_STORE=system YARN_ENABLE_TELEMETRY=0 YARN_ENABLE_GLOBAL_CACHE=0 YARN_ENABLE_IMMUTABLE_INSTALLS=0 YARN_ENABLE_SCRIPTS=0 CI=
# What a real Git server would hold lies on disk; the files name the server.
export HOME=$work/home GIT_CONFIG_NOSYSTEM=1
mkdir -p "$HOME"
git config --global url."file://$work/git/".insteadOf https://git.example.org/
git config --global --add url."file://$work/git/".insteadOf ssh://git@git.example.org/
git config --global protocol.file.allow always
git config --global user.email maker@example.org
git config --global user.name maker
git config --global init.defaultBranch main

mkdir -p "$work/git/acme" "$work/pack/pad" "$work/pack/bundle/node_modules/ms"
(cd "$work/pack/pad" && echo '{"name":"@acme/pad","version":"1.4.0","license":"ISC","dependencies":{"ms":"0.7.1"}}' > package.json && npm pack --silent >/dev/null)
(cd "$work/pack/bundle" && echo '{"name":"@acme/bundle","version":"2.0.0","licenses":[{"type":"MIT"},{"type":"Apache 2"}],"dependencies":{"ms":"1.0.0"},"bundledDependencies":["ms"]}' > package.json &&
  echo '{"name":"ms","version":"1.0.0"}' > node_modules/ms/package.json && echo > node_modules/ms/index.js && npm pack --silent >/dev/null)
(git init -q "$work/git/acme/trim.git" && cd "$work/git/acme/trim.git" && echo '{"name":"trim","version":"0.0.1","dependencies":{"ms":"2.0.0"}}' > package.json &&
  git add . && GIT_AUTHOR_DATE=2024-01-01T00:00:00Z GIT_COMMITTER_DATE=2024-01-01T00:00:00Z git commit -qm one && git tag v0.0.1)

# The project, told what this package manager calls a dependency on a workspace, and what else it wants to be told.
project() { # name, range of a workspace, further members of package.json
  rm -rf "${work:?}/$1" && mkdir -p "$work/$1/lib" "$work/$1/packages/ui" "$work/$1/packages/core" "$work/$1/files" && cd "$work/$1" || exit 1
  cp "$work"/pack/*/*.tgz files
  printf 'diff --git a/index.js b/index.js\n--- a/index.js\n+++ b/index.js\n@@ -1,3 +1,4 @@\n+// patched\n /**\n  * Helpers.\n  */\n' > files/ms.patch
  echo '{"name":"local-lib","version":"0.1.0","dependencies":{"ms":"2.0.0"}}' > lib/package.json
  echo "{\"name\":\"@shop/ui\",\"version\":\"0.3.0\",\"dependencies\":{\"@shop/core\":\"$2\",\"debug\":\"2.6.9\"},\"devDependencies\":{\"isarray\":\"2.0.5\"}}" > packages/ui/package.json
  echo "{\"name\":\"@shop/core\",\"version\":\"0.2.0\",\"dependencies\":{\"@shop/ui\":\"$2\",\"ms\":\"2.0.0\"}}" > packages/core/package.json
  cat > package.json <<JSON
{
  "name": "shop", "version": "1.2.3", "private": true, "license": "MIT", "workspaces": ["packages/*"],
  "dependencies": {
    "@acme/bundle": "file:./files/acme-bundle-2.0.0.tgz", "@acme/pad": "file:./files/acme-pad-1.4.0.tgz",
    "@sindresorhus/is": "4.0.0", "JSONStream": "1.3.5", "ajv": "6.12.6", "ajv-keywords": "3.5.2", "ms": "2.1.3",
    "left-pad": "https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz", "local-lib": "file:./lib",
    "old-ms": "npm:ms@0.7.1", "trim": "git+https://git.example.org/acme/trim.git#v0.0.1"
  },
  "optionalDependencies": { "${OPTIONAL:-@esbuild/darwin-arm64}": "${OPTIONAL_VERSION:-0.28.2}" },
  "devDependencies": { "is-odd": "3.0.1", "through": "2.3.8" }${3:-}
}
JSON
}
log=${LOG:-/dev/null}
run() { echo "== $*" >> "$log"; timeout 300 "$@" >> "$log" 2>&1; }
# The two largest are kept packed.
packed() { keep "$1" "$2" && gzip -9nf "$here/$2"; }
keep() { if [ -s "$1" ]; then cp "$1" "$here/$2"; else echo "missing $2" >&2; fi; }
# What lies in the tree of a real install: manifests and links.
tree() { # name, folders
  find "${@:2}" \( -name package.json -o -name .package-lock.json -o -type l \) -not -path '*/.bin/*' -not -path '*/.pnpm/node_modules/*' | LC_ALL=C sort |
    tar --no-recursion --owner=0 --group=0 --mtime=@0 -cf - -T - | gzip -9n > "$here/$1.tree.tar.gz"
}
OVERRIDES=', "overrides": { "punycode": "2.1.0" }'

# Old package managers fail on new runtimes and new ones on old.
with() { local runtime=$1; shift; run npx --yes -p "node@$runtime" "$@"; }
for version in ${NPM:-6 7 12}; do
  project "npm$version" '*' "$OVERRIDES"
  case $version in
    12) with 24 -p "npm@$version" npm install --ignore-scripts --allow-remote=all --allow-git=all --allow-file=all --allow-directory=all ;;
    *) run npx --yes "npm@$version" install --ignore-scripts ;;
  esac
  case $version in
    7) packed package-lock.json npm-7.package-lock.json ;;
    *) keep package-lock.json "npm-$version.package-lock.json" ;;
  esac
  case $version in
    6) tree npm-6 node_modules/trim node_modules/ms node_modules/JSONStream node_modules/@acme ;;
    12)
      tree npm-12 .
      # What npm itself says is needed to run, and by whom.
      npm ls --all --omit=dev --json 2>>"$log" | node -e 'const keep=(t)=>({name:t.name,version:t.version,dependencies:t.dependencies&&Object.fromEntries(Object.entries(t.dependencies).map(([k,v])=>[k,keep(v)]))});process.stdout.write(JSON.stringify(keep(JSON.parse(require("fs").readFileSync(0))),null,1))' > "$work/ls.json"
      keep "$work/ls.json" npm.ls.json
      ;;
  esac
done

RESOLUTIONS=', "resolutions": { "punycode": "2.1.0" }'
BERRY=', "resolutions": { "punycode": "2.1.0", "ms@2.1.3": "patch:ms@npm%3A2.1.3#./files/ms.patch" }'
for version in ${YARN:-1}; do
  project yarn1 '*' "$RESOLUTIONS"
  run npx --yes yarn@1 install --ignore-scripts --ignore-optional
  keep yarn.lock yarn-1.yarn.lock
done
for version in ${BERRIES:-3 4}; do
  # Yarn patches some packages by itself.
  [ "$version" = 3 ] && OPTIONAL=resolve OPTIONAL_VERSION=1.17.0
  project "yarn$version" 'workspace:*' "$BERRY" && touch yarn.lock
  unset OPTIONAL OPTIONAL_VERSION
  [ "$version" -ge 4 ] && printf 'approvedGitRepositories: ["**"]\nnpmMinimalAgeGate: 0\n' > .yarnrc.yml
  run npx --yes -p "@yarnpkg/cli-dist@$version" yarn install
  keep yarn.lock "yarn-$version.yarn.lock"
  [ "$version" -ge 4 ] || continue
  # The loader's program follows the data: 400 KB that say nothing of the project.
  sed "/^}';$/q" .pnp.cjs > pnp.cut && packed pnp.cut yarn-4.pnp.cjs
  keep "$(echo .yarn/cache/@acme-bundle-*.zip)" yarn-4.acme-bundle.zip
  keep "$(echo .yarn/cache/ms-npm-2.0.0-*.zip)" yarn-4.ms.zip
done

for version in ${PNPM:-5 7 8 12}; do
  patched='"patchedDependencies": { "ms@2.1.3": "files/ms.patch" }'
  [ "$version" -lt 7 ] && patched='"overrides": {}'
  project "pnpm$version" 'workspace:*' ", \"pnpm\": { \"overrides\": { \"punycode\": \"2.1.0\" }, $patched }"
  printf 'packages:\n  - packages/*\n' > pnpm-workspace.yaml
  # Calls itself without end to find Git.
  [ "$version" = 5 ] && sed -i '/"old-ms"/s/,[^,]*$//' package.json
  if [ "$version" -ge 10 ]; then
    printf 'overrides:\n  punycode: 2.1.0\npatchedDependencies:\n  ms@2.1.3: files/ms.patch\ncatalog:\n  jsonparse: 1.3.1\ncatalogs:\n  old:\n    isarray: 1.0.0\nminimumReleaseAge: 0\nblockExoticSubdeps: false\n' >> pnpm-workspace.yaml
    node -e 'const f=require("fs"),p=JSON.parse(f.readFileSync("package.json"));p.dependencies.jsonparse="catalog:";p.dependencies.isarray="catalog:old";f.writeFileSync("package.json",JSON.stringify(p))'
  fi
  case $version in
    5) with 14 -p "pnpm@$version" pnpm install --ignore-scripts --no-frozen-lockfile ;;
    [67]) with 16 -p "pnpm@$version" pnpm install --ignore-scripts --no-frozen-lockfile ;;
    *) with 24 -p "pnpm@$version" pnpm install --ignore-scripts --no-frozen-lockfile ;;
  esac
  keep pnpm-lock.yaml "pnpm-$version.pnpm-lock.yaml"
  [ "$version" -ge 12 ] && tree "pnpm-$version" .
done

for version in ${BUN:-1.0 1.4}; do
  project "bun$version" 'workspace:*' ', "overrides": { "punycode": "2.1.0" }, "patchedDependencies": { "ms@2.1.3": "files/ms.patch" }'
  run npx --yes "bun@$version" install --ignore-scripts
  case $version in
    1.[01]) keep bun.lockb "bun-$version.lockb" ;;
    *) keep bun.lock "bun-$version.bun.lock" ;;
  esac
done

for version in ${DENO:-2.0 2.9}; do
  rm -rf "$work/deno" && mkdir "$work/deno" && cd "$work/deno" || exit 1
  echo '{"imports":{"ajv":"npm:ajv@6.12.6","ajv-keywords":"npm:ajv-keywords@3.5.2","ms":"npm:ms@2.1.3","debug":"npm:debug@2.6.9","JSONStream":"npm:JSONStream@1.3.5","@esbuild/darwin-arm64":"npm:@esbuild/darwin-arm64@0.28.2"}}' > deno.json
  run npx --yes "deno@$version" install
  keep deno.lock "deno-$version.deno.lock"
done
