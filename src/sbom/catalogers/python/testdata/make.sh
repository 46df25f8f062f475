#!/bin/sh
# Makes the lock files beside this script with the tools that write them, at several versions, and shelf-*.txt.gz: what pip of two ages
# left in site-packages, with what `pip list` and pipdeptree say of it. Needs git, the package index, Python 3.11 as python3 and 2.7 as
# PYTHON2.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# Pipenv writes addresses in lower case: no capitals in the path.
work=${TMPDIR:-/tmp}/shop.$$
mkdir "$work"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tools" "$work/hosted" "$work/shop/member" "$work/shop/beside"

tool() { # name requirement…: the folder with its programs
  name=$1 && shift
  # A folder with tools that an earlier run made, to save an hour.
  if [ -x "${TOOLS:-$work/tools}/$name/bin/python" ]; then echo "${TOOLS:-$work/tools}/$name/bin" && return; fi
  python3 -m venv "$work/tools/$name"
  "$work/tools/$name/bin/pip" -q install "$@" >&2
  echo "$work/tools/$name/bin"
}
# The folder of this run is nobody's business, and no two runs have the same.
keep() { sed -e "s|$work|/srv|g" "$1" >"$here/$2"; }
fresh() { rm -rf "$work/app" && mkdir "$work/app" && cd "$work/app"; }

# A distribution in a Git repository, one that the project holds beside itself, and one in its workspace.
distribution() { # name requirement
  printf '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "%s"\nversion = "0.3"\ndependencies = [%s]\n[tool.setuptools]\npy-modules = []\n' "$1" "$2"
}
cd "$work/hosted" && git init -q . && git config user.email x@example.org && git config user.name x
distribution hosted '"idna"' >pyproject.toml
git add . && GIT_AUTHOR_DATE=2024-01-01T00:00:00Z GIT_COMMITTER_DATE=2024-01-01T00:00:00Z git commit -qm x
commit=$(git rev-parse HEAD)

# PDM takes file:// for a path on another machine: without Git there.
needs='"requests[socks]==2.25.0", "click==8.1.7", "attrs==22.2.0 ; python_version < '"'3.10'"'", "attrs==23.1.0 ; python_version >= '"'3.10'"'"'
hosted='"hosted @ git+file://'$work'/hosted@'$commit'"'
project() { # groups of the tool, a further requirement
  printf '[project]\nname = "shop"\nversion = "0.1.0"\nrequires-python = ">=3.8,<4"\ndependencies = [%s]\n[project.optional-dependencies]\ncli = ["tomli==2.0.1"]\n%s\n' "$needs${2:+, $2}" "$1"
}

for poetry in 1.1.15 1.4.2 1.8.5 2.1.4; do
  bin=$(tool "poetry-$poetry" "poetry==$poetry") && fresh
  case $poetry in 1.1.*) group='[tool.poetry.dev-dependencies]' ;; *) group='[tool.poetry.group.dev.dependencies]' ;; esac
  cat >pyproject.toml <<EOF
[tool.poetry]
name = "shop"
version = "0.1.0"
description = ""
authors = []
[tool.poetry.dependencies]
python = ">=3.8,<4"
requests = { version = "2.25.0", extras = ["socks"] }
click = "8.1.7"
attrs = [{ version = "22.2.0", python = "<3.10" }, { version = "23.1.0", python = ">=3.10" }]
hosted = { git = "file://$work/hosted" }
tomli = { version = "2.0.1", optional = true }
[tool.poetry.extras]
cli = ["tomli"]
$group
iniconfig = "2.0.0"
[[tool.poetry.source]]
name = "index"
url = "https://pypi.org/simple"
EOF
  "$bin/poetry" lock -n -q
  keep poetry.lock "poetry-$poetry.lock"
done

for uv in 0.4.30 0.8.17 0.13.9; do
  bin=$(tool "uv-$uv" "uv==$uv") && fresh && mkdir member beside
  distribution member '"click", "beside"' >member/pyproject.toml
  distribution beside '"idna"' >beside/pyproject.toml
  printf '[tool.uv.sources]\nbeside = { path = "../beside", editable = true }\n' >>member/pyproject.toml
  project '[dependency-groups]
dev = ["iniconfig==2.0.0"]
[tool.uv.workspace]
members = ["member"]' "$hosted" >pyproject.toml
  "$bin/uv" lock -q
  keep uv.lock "uv-$uv.lock"
done
"$bin/uv" export -q --format pylock.toml --no-dev --no-emit-project --no-header --all-packages --no-emit-workspace -o pylock.toml
keep pylock.toml "uv-$uv.pylock.toml"
"$bin/uv" export -q --no-dev --no-emit-project --no-header --all-packages --no-emit-workspace -o requirements.txt
keep requirements.txt "uv-$uv.requirements.txt"

# Later ones need a library that has changed under them since.
for pdm in 2.1.5 2.10.4; do
  bin=$(tool "pdm-$pdm" "pdm==$pdm") && fresh
  project '[tool.pdm.dev-dependencies]
dev = ["iniconfig==2.0.0"]' >pyproject.toml
  case $pdm in 2.1.*) "$bin/pdm" lock >/dev/null 2>&1 ;; *) "$bin/pdm" lock -q -G :all ;; esac
  keep pdm.lock "pdm-$pdm.lock"
done

for pipenv in 2024.4.1; do
  bin=$(tool "pipenv-$pipenv" "pipenv==$pipenv" 'setuptools<60') && fresh
  printf '[[source]]\nurl = "https://pypi.org/simple"\nverify_ssl = true\nname = "pypi"\n[packages]\nrequests = { version = "==2.25.0", extras = ["socks"] }\nclick = "==8.1.7"\nhosted = { git = "file://%s/hosted" }\n[dev-packages]\niniconfig = "==2.0.0"\n' "$work" >Pipfile
  PIPENV_IGNORE_VIRTUALENVS=1 PIPENV_VENV_IN_PROJECT=1 "$bin/pipenv" lock >/dev/null 2>&1
  keep Pipfile.lock "pipenv-$pipenv.Pipfile.lock"
done

bin=$(tool pip-tools-7.4.1 pip-tools==7.4.1 'pip<25') && fresh
printf 'requests[socks]==2.25.0\nclick==8.1.7\ngit+file://%s/hosted@%s#egg=hosted\n' "$work" "$commit" >requirements.in
"$bin/pip-compile" -q --no-header --no-emit-find-links --generate-hashes requirements.in
keep requirements.txt pip-compile-7.4.1.requirements.txt
"$bin/pip-compile" -q --no-header --no-emit-find-links --annotation-style line -o line.txt requirements.in
keep line.txt pip-compile-7.4.1-line.requirements.txt

bin=$(tool pip-25.1 pip==25.1) && fresh
"$bin/pip" lock -q -o pylock.toml 'requests[socks]==2.25.0' click==8.1.7 "git+file://$work/hosted@$commit#egg=hosted" && keep pylock.toml pip-25.1.pylock.toml

# A head of METADATA is enough: descriptions are long. Paths as they would be below the root of a system.
shelf() { rawShelf "$@" | sed -e "s|$work|/srv|g"; }
rawShelf() { # environment, its folder in the system, pipdeptree's program
  cd "$1"
  find . \( -name METADATA -o -name PKG-INFO -o -name '*.egg-info' -o -name direct_url.json -o -name requires.txt -o -name '*.egg-link' -o -name pyvenv.cfg \) -type f -not -path './lib/*/site-packages/*/_vendor/*' | sort | while read -r file; do
    echo "=== $2/${file#./}"
    case $file in *METADATA | *PKG-INFO | *.egg-info) sed '/^\r*$/q' "$file" ;; *) cat "$file" && echo ;; esac
  done
  echo '=== pip list'
  "$1/bin/pip" list --format=json 2>/dev/null
  echo '=== pipdeptree'
  "$3" --json --python "$1/bin/python" 2>/dev/null || "$3" --json
}
distribution beside '"idna", "six ; python_version < '"'3'"'"' >"$work/shop/beside/pyproject.toml"
python3 -m venv "$work/new"
"$work/new/bin/pip" -q install 'requests[socks]==2.25.0' docopt==0.6.2 importlib-metadata==4.0.0 zope.interface==6.0 attrs==23.1.0 python-dateutil==2.8.2 "git+file://$work/hosted@$commit#egg=hosted" certifi==2023.5.7 >&2
"$work/new/bin/pip" -q install -e "$work/shop/beside" six==1.16.0 typing-extensions==4.0.0 >&2
shelf "$work/new" opt/new "$(tool pipdeptree pipdeptree)/pipdeptree" | gzip -9n >"$here/shelf-pip-23.txt.gz"

if [ -n "${PYTHON2:-}" ]; then
  "$PYTHON2" -m pip -q install --target "$work/virtualenv" 'virtualenv<20' 2>/dev/null
  PYTHONPATH=$work/virtualenv "$PYTHON2" -m virtualenv -q --no-download "$work/old"
  "$work/old/bin/pip" -q install --no-binary :all: 'Jinja2==2.10' docopt==0.6.2 >&2
  "$work/old/bin/pip" -q install pipdeptree==1.0.0 >&2
  mkdir "$work/linked" "$work/zipped" && cd "$work/linked"
  printf 'from setuptools import setup\nsetup(name="linked", version="0.3", license="Apache License 2.0", install_requires=["Jinja2", "enum34; python_version < \\"3\\"", "docopt; sys_platform == \\"win32\\""], extras_require={"x": ["MarkupSafe"]}, py_modules=[])\n' >setup.py
  "$work/old/bin/python" setup.py -q develop --no-deps >&2
  cd "$work/zipped" && sed 's/linked/zipped/' ../linked/setup.py >setup.py
  "$work/old/bin/python" setup.py -q bdist_egg >&2 && cp dist/*.egg "$here/" && "$work/old/bin/easy_install" -q -N dist/*.egg >&2
  (shelf "$work/old" opt/old "$work/old/bin/pipdeptree" && cd "$work/linked" && echo '=== srv/linked/linked.egg-info/PKG-INFO' && cat linked.egg-info/PKG-INFO && echo '=== srv/linked/linked.egg-info/requires.txt' && cat linked.egg-info/requires.txt) | gzip -9n >"$here/shelf-pip-20.txt.gz"
fi
