#!/bin/sh
# Real .NET files from wheels that carry them: pythonnet's list, a shared runtime of .NET Core 3.1 (its list without most files), assemblies.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download --quiet --no-deps --dest "$work" pythonnet==3.2.1 clr-loader==0.3.1
python3 -m pip download --quiet --no-deps --dest "$work" --platform manylinux1_x86_64 --only-binary :all: dotnetcore2==3.1.23
for wheel in "$work"/*.whl; do unzip -qo "$wheel" -d "$work/files"; done
runtime="$work/files/dotnetcore2/bin/shared/Microsoft.NETCore.App/3.1.23"
cp "$work/files/pythonnet/runtime/Python.Runtime.deps.json" .
cp "$work/files/clr_loader/ffi/dlls/amd64/ClrLoader.dll" .
cp "$runtime/Microsoft.VisualBasic.dll" .
python3 - "$runtime/Microsoft.NETCore.App.deps.json" > Microsoft.NETCore.App.deps.json <<'END'
import json, sys
document = json.load(open(sys.argv[1]))
for target in document['targets'].values():
    for library in target.values():
        for kind in ('runtime', 'native'):
            if kind in library: library[kind] = {path: {} for path in sorted(library[kind])[:150:50] + ['runtimes/linux-x64/lib/netcoreapp3.1/Microsoft.VisualBasic.dll']}
document.pop('runtimes', None)
print(json.dumps(document, indent=1))
END
