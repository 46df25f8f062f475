#!/bin/sh
# Makes one workspace's lock file with four generations of cargo, and its program with cargo auditable in several ways; of each program
# only the section that the cataloger reads is kept. Needs rustup with 1.40.0, 1.45.0, 1.60.0 and stable, the musl target, cargo-auditable,
# git, binutils and python3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

git init -q -b main beacon
mkdir -p beacon/src shop/app/src shop/shelf/src shop/.cargo
printf '[package]\nname = "beacon"\nversion = "0.3.0"\nedition = "2018"\n' >beacon/Cargo.toml
echo 'pub fn f() -> u8 { 1 }' >beacon/src/lib.rs
git -C beacon add -A
git -C beacon -c user.name=x -c user.email=x@example.com commit -qm one --date=2024-01-01T00:00:00Z

cd shop
printf '[workspace]\nmembers = ["app", "shelf"]\n' >Cargo.toml
cat >app/Cargo.toml <<EOF
[package]
name = "app"
version = "0.1.0"
edition = "2018"

[dependencies]
shelf = { path = "../shelf" }
itoa = "=1.0.9"
old = { package = "cfg-if", version = "=0.1.10" }
cfg-if = "=1.0.0"
beacon = { git = "file://$work/beacon", branch = "main" }

[build-dependencies]
version_check = "=0.9.4"

[dev-dependencies]
hex = "=0.4.3"

[target.'cfg(windows)'.dependencies]
lazy_static = "=1.4.0"
EOF
echo 'fn main() { let _ = version_check::Version::read(); }' >app/build.rs
echo 'fn main() { println!("{} {} {}", itoa::Buffer::new().format(3), shelf::f(), beacon::f()); old::cfg_if! { if #[cfg(unix)] { println!("u") } } }' >app/src/main.rs
printf '[package]\nname = "shelf"\nversion = "0.2.0"\nedition = "2018"\n\n[lib]\ncrate-type = ["rlib", "cdylib"]\n\n[dependencies]\nmemchr = "=2.5.0"\n' >shelf/Cargo.toml
echo 'pub fn f() -> usize { memchr::memchr(b"a"[0], b"a").unwrap() }' >shelf/src/lib.rs

public() { sed "s#file://$work/#https://git.example/#" "$1"; }
cargo generate-lockfile
public Cargo.lock >"$here/v4.Cargo.lock"
# Each edge of the resolved graph, whatever it is for.
cargo metadata --format-version 1 | python3 -c '
import json, sys
data = json.load(sys.stdin)
names = {p["id"]: p["name"] + " " + p["version"] for p in data["packages"]}
for node in sorted(data["resolve"]["nodes"], key=lambda n: names[n["id"]]):
    for one in sorted(names[d["pkg"]] for d in node["deps"]): print(names[node["id"]], "->", one)' >"$here/edges.txt"
cp Cargo.lock ../new.lock

cargo auditable build --release
cp target/release/app ../plain
cp target/release/app ../stripped
strip -s ../stripped
cp target/release/libshelf.so ../library
cargo auditable build --release --target x86_64-unknown-linux-musl
cp target/x86_64-unknown-linux-musl/release/app ../musl
for name in plain stripped library musl; do
  objcopy --only-section=.dep-v0 "../$name" "../$name.cut"
  gzip -9nc "../$name.cut" >"$here/$name.elf.gz"
done

# Old cargo does not know the registry of today: it takes crates from a folder.
cargo vendor ../vendor >/dev/null 2>&1
rm -rf ../vendor/beacon
sed -i '/^readme = false/d; /^resolver = /d' ../vendor/*/Cargo.toml
printf '[source.crates-io]\nreplace-with = "folder"\n[source.folder]\ndirectory = "%s/vendor"\n' "$work" >.cargo/config
for pair in 1.40.0:v1 1.45.0:v2 1.60.0:v3; do
  rm Cargo.lock
  cargo "+${pair%:*}" generate-lockfile
  public Cargo.lock >"$here/${pair#*:}.Cargo.lock"
done
