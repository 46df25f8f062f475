#!/bin/sh
# Makes the record beside this script: what rattler (the library of pixi and of conda's newer solver) writes into conda-meta for a package
# that it installs from a channel on disk. Needs python3 with venv, and the package index.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/tools"
"$work/tools/bin/pip" -q install py-rattler==0.28.0
cd "$work"
cat >make.py <<'EOF'
import asyncio, hashlib, io, json, tarfile, pathlib
import rattler
channel = pathlib.Path("channel").absolute()
def package(name, version, build, subdir, depends, files, **more):
    index = dict(name=name, version=version, build=build, build_number=0, depends=depends, subdir=subdir, timestamp=1700000000000, **more)
    paths = dict(paths_version=1, paths=[dict(_path=p, path_type="hardlink", sha256=hashlib.sha256(c).hexdigest(), size_in_bytes=len(c)) for p, c in files.items()])
    members = {"info/index.json": json.dumps(index).encode(), "info/paths.json": json.dumps(paths).encode(), "info/files": "\n".join(files).encode(), **files}
    target = channel / subdir / f"{name}-{version}-{build}.tar.bz2"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(target, "w:bz2") as archive:
        for path, content in members.items():
            info = tarfile.TarInfo(path); info.size = len(content); archive.addfile(info, io.BytesIO(content))
    return index, target
made = [
    package("zlib", "1.2.13", "h5eee18b_0", "linux-64", ["libgcc-ng >=11.2.0", "__glibc >=2.17"], {"lib/libz.so.1": b"x"}, license="Zlib"),
    package("shop", "0.3", "py311_0", "linux-64", ["zlib >=1.2.13,<1.3.0a0"], {
        "lib/python3.11/site-packages/shop.py": b"",
        "lib/python3.11/site-packages/shop-0.3.dist-info/METADATA": b"Metadata-Version: 2.1\nName: shop\nVersion: 0.3\n"}, license="BSD-3-Clause AND MIT", license_family="BSD"),
]
async def main():
    records = []
    for index, path in made:
        pathlib.Path("index.json").write_text(json.dumps(index))
        record = rattler.PackageRecord.from_index_json("index.json", size=path.stat().st_size, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        records.append(rattler.RepoDataRecord(record, path.name, path.as_uri(), "https://conda.anaconda.org/example"))
    await rattler.install(records, target_prefix="prefix", cache_dir="cache")
asyncio.run(main())
EOF
tools/bin/python make.py
for file in prefix/conda-meta/*.json; do sed "s|$work|/srv|g" "$file" >"$here/$(basename "$file")"; done
