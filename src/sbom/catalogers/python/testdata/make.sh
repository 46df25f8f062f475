#!/bin/sh
# Makes the lock files beside this script with uv, and the list of what pip installs. Needs python3 with venv and the package index.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv tools
tools/bin/pip -q install uv==0.8.17
PATH=$work/tools/bin:$PATH
echo '[project]
name = "shop"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["flask==2.0.0", "requests==2.25.0"]
[dependency-groups]
dev = ["iniconfig==2.0.0"]' >pyproject.toml
uv lock -q
cp uv.lock "$here/uv.lock"
uv export -q --format pylock.toml --no-dev --no-emit-project --no-header -o "$here/pylock.toml"
uv export -q --no-dev --no-emit-project --no-header -o "$here/requirements.txt"
