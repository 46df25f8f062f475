#!/bin/sh
# Makes the lock files and gem specifications beside this script with RubyGems and several versions of Bundler, from gems that lie on
# disk. Needs ruby 3.2 or later, git, and in BUNDLERS folders with gems/bundler-VERSION below them: what dpkg -x makes of Debian's
# ruby-bundler packages. Seen with 2.2.5 (bullseye), 2.3.15 (bookworm), 2.6.7 (trixie) and 4.0.22 (sid); 1.17 is in no suite any more.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/source/gems" "$work/app/own"
build() { # name version more
  cd "$work/source/gems"
  printf "Gem::Specification.new { |s| s.name = '%s'; s.version = '%s'; s.summary = 'x'; s.authors = ['x']; s.licenses = ['MIT', 'Ruby']; %s }\n" "$1" "$2" "$3" >x.gemspec
  gem build -q x.gemspec >/dev/null
  rm x.gemspec
}
build cart 1.2.3 "s.add_dependency 'money', '~> 2.0'; s.add_development_dependency 'rake', '> 0'"
build money 2.0.1 ''
build money 3.1.0.pre.2 ''
build native 1.15.0 "s.add_dependency 'money', '>= 1', '< 4'"
build native 1.15.0 "s.add_dependency 'money', '>= 1', '< 4'; s.platform = 'x86_64-linux'"
build native 1.15.0 "s.platform = 'java'"
build native 1.15.0 "s.platform = 'arm64-darwin'"
cd "$work/source" && mkdir -p quick/Marshal.4.8
# The index that a gem server has: RubyGems makes it by an add-on from 3.6 on.
ruby -rzlib -rrubygems/package -e '
specs = Dir["gems/*.gem"].map { |f| Gem::Package.new(f).spec }
specs.each { |s| File.binwrite("quick/Marshal.4.8/#{s.full_name}.gemspec.rz", Zlib::Deflate.deflate(Marshal.dump(s))) }
rows = ->(list) { Zlib.gzip(Marshal.dump(list.map { |s| [s.name, s.version, s.original_platform] })) }
pre, plain = specs.partition { |s| s.version.prerelease? }
{ "specs" => plain, "latest_specs" => plain, "prerelease_specs" => pre }.each { |n, l| File.binwrite("#{n}.4.8.gz", rows.(l)) }'
mkdir "$work/hosted" && cd "$work/hosted"
git init -q . && git config user.email x@example.org && git config user.name x
echo "Gem::Specification.new { |s| s.name = 'hosted'; s.version = '0.3'; s.summary = 'x'; s.authors = ['x']; s.files = \`git ls-files\`.split; s.add_dependency 'cart' }" >hosted.gemspec
git add . && GIT_AUTHOR_DATE=2024-01-01T00:00:00Z GIT_COMMITTER_DATE=2024-01-01T00:00:00Z git commit -qm x
cd "$work/app"
echo "Gem::Specification.new { |s| s.name = 'own'; s.version = '0.1'; s.summary = 'x'; s.authors = ['x']; s.add_dependency 'money', '> 1' }" >own/own.gemspec
cat >Gemfile <<EOF
source 'file://$work/source'
gem 'own', path: 'own'
gem 'cart'
gem 'native'
gem 'hosted', git: 'file://$work/hosted'
group(:development) { gem 'money' }
EOF
for folder in $BUNDLERS; do
  exe=$(find "$folder" -path '*/exe/bundle' | head -1)
  version=$(basename "$(dirname "$(dirname "$exe")")")
  bundle() { ruby -I "${exe%/exe/bundle}/lib" "$exe" "$@"; }
  rm -rf Gemfile.lock .bundle vendor
  bundle config set --local path vendor >/dev/null
  bundle lock --add-platform x86_64-linux java arm64-darwin >/dev/null
  case $version in bundler-2.6* | bundler-4*) bundle lock --add-checksums >/dev/null ;; esac
  bundle install --quiet
  sed "s|$work|/srv|" Gemfile.lock >"$here/$version.Gemfile.lock"
done
rubygems=rubygems-$(gem --version)
cp vendor/ruby/*/specifications/cart-1.2.3.gemspec "$here/$rubygems-cart.gemspec"
cp vendor/ruby/*/specifications/native-1.15.0-x86_64-linux.gemspec "$here/$rubygems-native.gemspec"
cp vendor/ruby/*/bundler/gems/hosted-*/hosted.gemspec "$here/$rubygems-hosted.gemspec"
# Run where `gem` is 3.3.15 (bookworm) with the one line below, it makes the form of RubyGems before 3.5: rubygems-3.3.15-cart.gemspec.
#   gem install --local --ignore-dependencies -i "$work/other" "$work/source/gems/cart-1.2.3.gem"
