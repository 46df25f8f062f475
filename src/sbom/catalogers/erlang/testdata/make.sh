#!/bin/sh
# Locks of mix and rebar3 for projects that need one from Git, and the .app file of a built one. Needs elixir, rebar3 and git; no network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME="$work" GIT_AUTHOR_DATE=2024-01-01T00:00:00Z GIT_COMMITTER_DATE=2024-01-01T00:00:00Z
git config --global user.email x@example.org && git config --global user.name x
mkdir -p money/src && cd money
printf '{application,money,[{description,"x"},{vsn,"2.0.1"},{registered,[]},{applications,[kernel,stdlib]}]}.\n' >src/money.app.src
printf -- '-module(money).\n' >src/money.erl
echo '{deps,[]}.' >rebar.config
git init -q . && git add . && git commit -qm x
cd .. && mkdir -p shop/src mixed/lib
cd shop
printf '{application,shop,[{description,"A shop"},{vsn,"0.3.0"},{registered,[]},{applications,[kernel,stdlib,crypto,money]}]}.\n' >src/shop.app.src
printf -- '-module(shop).\n' >src/shop.erl
printf '{deps,[{money,{git,"file://%s/money",{branch,"master"}}}]}.\n' "$work" >rebar.config
rebar3 compile >/dev/null
sed "s#$work#/srv#" rebar.lock >"$here/rebar.lock"
cp _build/default/lib/shop/ebin/shop.app "$here"
cd ../mixed
printf 'defmodule Mixed.MixProject do\n  use Mix.Project\n  def project, do: [app: :mixed, version: "0.1.0", deps: [{:money, git: "file://%s/money", compile: false}]]\nend\n' "$work" >mix.exs
mix deps.get >/dev/null 2>&1
sed "s#$work#/srv#" mix.lock >"$here/mix.lock"
