import * as z from 'zod'
import { parseJson } from '#base/index.ts'
import type { FoundPackage } from '../contract.ts'
import { nuget } from './nuget.ts'

const Assets = z.record(z.string(), z.unknown()).optional()
const Target = z.object({
  dependencies: z.record(z.string(), z.unknown()).optional(),
  runtime: Assets,
  resources: Assets,
  native: Assets,
  runtimeTargets: Assets,
})
const Deps = z.object({
  libraries: z.record(z.string(), z.object({ type: z.string().optional() })),
  targets: z.record(z.string(), z.record(z.string(), Target)).default({}),
})

type Library = { readonly key: string; readonly needs: Set<string>; readonly files: Set<string> }

/** Programs that merge assemblies into one: then packages without files of their own are in the application all the same. */
const MERGERS = /^(?:ilrepack(?:\..+)?|ilmerge|costura\.fody|jetbrains\.build\.ilrepack|postsharp\.community\.packer)$/i

/** `Newtonsoft.Json/13.0.1` in two. */
const splitKey = (key: string): readonly [string, string] => {
  const slash = key.lastIndexOf('/')
  return slash < 0 ? [key, ''] : [key.slice(0, slash), key.slice(slash + 1)]
}

/** What the targets say of each library, all targets together. */
function librariesIn(targets: z.output<typeof Deps>['targets']): Map<string, Library> {
  const libraries = new Map<string, Library>()
  for (const [key, target] of Object.values(targets).flatMap((one) => Object.entries(one))) {
    const library: Library = libraries.get(key) ?? { key, needs: new Set(), files: new Set() }
    libraries.set(key, library)
    for (const [name, version] of Object.entries(target.dependencies ?? {})) library.needs.add(`${name}/${String(version)}`)
    for (const assets of [target.runtime, target.resources, target.native, target.runtimeTargets])
      for (const path of Object.keys(assets ?? {})) library.files.add(path)
  }
  return libraries
}

/** Libraries that bring files, by themselves or by what they need; the others only helped to build. */
function deployed(libraries: ReadonlyMap<string, Library>): Set<string> {
  const neededBy = new Map<string, string[]>()
  for (const { key, needs } of libraries.values())
    for (const need of needs) {
      const users = neededBy.get(need)
      if (users) users.push(key)
      else neededBy.set(need, [key])
    }
  const found = new Set([...libraries.values()].filter(({ files }) => files.size > 0).map(({ key }) => key))
  for (const key of found) for (const user of neededBy.get(key) ?? []) found.add(user)
  return found
}

/** .NET Core 3's own list names its runtime otherwise than the package that advisories are about. */
const RUNTIME = /^runtime\.([\w-]+(?:\.[\w-]+)?)\.(Microsoft\.(?:NETCore|AspNetCore)\.App)$/

/** Packages of a .deps.json, and the names of the files that it accounts for. Projects are the application itself. */
export function readDeps(content: Uint8Array): { readonly packages: readonly FoundPackage[]; readonly files: readonly string[] } {
  const { libraries, targets } = parseJson(Deps, content)
  const known = librariesIn(targets)
  const isMerged = Object.keys(libraries).some((key) => MERGERS.test(splitKey(key)[0]))
  const kept = deployed(known)
  const packages = Object.entries(libraries).flatMap(([key, { type }]) => {
    const [name, version] = splitKey(key)
    if ((type !== 'package' && type !== 'runtimepack') || version === '') return []
    if (type === 'package' && known.has(key) && !kept.has(key) && !isMerged) return []
    const needs = [...(known.get(key)?.needs ?? [])].map((need) => splitKey(need)[0])
    return [nuget(name.replace(/^runtimepack\./, '').replace(RUNTIME, '$2.Runtime.$1'), version, needs)]
  })
  const names = [...known.values()].flatMap(({ files }) => [...files].map((path) => path.slice(path.lastIndexOf('/') + 1)))
  return { packages, files: [...new Set(names)] }
}
