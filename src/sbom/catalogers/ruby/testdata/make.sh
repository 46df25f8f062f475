#!/bin/sh
# Makes the lock file and the gem specification beside this script with Bundler, from gems that lie on disk. Needs ruby and bundler.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/source/gems" "$work/app/own"
build() {
  cd "$work/source/gems"
  printf "Gem::Specification.new { |s| s.name = '%s'; s.version = '%s'; s.summary = 'x'; s.authors = ['x']; s.licenses = ['MIT', 'Ruby']; %s }\n" "$1" "$2" "$3" >x.gemspec
  gem build -q x.gemspec >/dev/null
  rm x.gemspec
}
build cart 1.2.3 "s.add_dependency 'money', '~> 2.0'; s.add_development_dependency 'rake', '> 0'"
build money 2.0.1 ''
cd "$work/source" && gem generate_index >/dev/null
cd "$work/app"
echo "Gem::Specification.new { |s| s.name = 'own'; s.version = '0.1'; s.summary = 'x'; s.authors = ['x']; s.add_dependency 'money', '> 1' }" >own/own.gemspec
printf "source 'file://%s/source'\ngem 'own', path: 'own'\ngem 'cart'\n" "$work" >Gemfile
bundle config set --local path vendor >/dev/null
bundle install --quiet
sed "s|$work|/srv|" Gemfile.lock >"$here/Gemfile.lock"
cp vendor/ruby/*/specifications/cart-1.2.3.gemspec "$here/cart-1.2.3.gemspec"
