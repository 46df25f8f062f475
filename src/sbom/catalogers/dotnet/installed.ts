import { MiB, folderOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, Part } from '../contract.ts'
import { readAssembly } from './assembly.ts'
import { readDeps } from './deps-json.ts'
import { nuget } from './nuget.ts'
import { runtimeOf } from './runtime.ts'

/** A .deps.json accounts for the files of these names in its folder and below; an assembly waits to hear whether one does. */
type DotnetPart = { readonly files: readonly string[] } | { readonly assembly: string; readonly version: string; readonly machine: number }

function* parse(file: FoundFile): Generator<Found> {
  if (file.path.endsWith('.json')) {
    const { packages, files } = readDeps(file.bytes)
    yield* packages
    yield { kind: 'part', part: { files } satisfies DotnetPart }
    return
  }
  // Many a .dll is a text or a program for other systems: no assembly, and nothing that was left unread.
  if (file.bytes.length < 64 || file.bytes[0] !== 0x4d || file.bytes[1] !== 0x5a) return
  const assembly = readAssembly(file.bytes, file.path)
  if (assembly)
    yield { kind: 'part', part: { assembly: assembly.name, version: assembly.version, machine: assembly.machine } satisfies DotnetPart }
}

/** Assemblies that no .deps.json beside or above them accounts for. */
function* complete(parts: readonly Part[]): Generator<{ readonly path: string; readonly found: Found }> {
  const listed = new Map<string, Set<string>>()
  for (const { path, part } of parts as readonly { path: string; part: DotnetPart }[])
    if ('files' in part) {
      const names = listed.get(folderOf(path)) ?? new Set()
      listed.set(folderOf(path), names)
      for (const name of part.files) names.add(name.toLowerCase())
    }
  const isListed = (path: string): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (listed.get(folder)?.has(name)) return true
      if (folder === '') return false
    }
  }
  const runtimes = new Set<string>()
  for (const { path, part } of parts as readonly { path: string; part: DotnetPart }[]) {
    if (!('assembly' in part) || isListed(path)) continue
    const runtime = runtimeOf(path, part.machine)
    // A shared runtime without its list is one package, not two hundred.
    if (!runtime) yield { path, found: nuget(part.assembly, part.version) }
    else if (!runtimes.has(folderOf(path))) {
      runtimes.add(folderOf(path))
      yield { path, found: nuget(runtime.name, runtime.version) }
    }
  }
}

export const dotnetInstalled = {
  id: 'dotnet-deps',
  revision: 2,
  paths: ['**/*.deps.json', '**/*.{dll,exe}'],
  limit: 128 * MiB,
  evidence: 'installed',
  links: 'file',
  about:
    'What a published application and a shared runtime say they are made of, with edges, without what only helped to build; .NET assemblies that no .deps.json lists, by their version resources. Windows applications published as a single file hold their parts where this does not look.',
  parse,
  complete,
} satisfies Cataloger
