import { z } from 'zod'
import { MiB, type XmlElement, childText, parseJson, parseXml } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, FoundPackage } from '../contract.ts'

const nuget = (name: string, version: string, requires: readonly string[] = []): FoundPackage => ({
  kind: 'package',
  type: 'nuget',
  name,
  version,
  key: name.toLowerCase(),
  requires: requires.map((one) => one.toLowerCase()),
})

const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

const Deps = z.object({
  libraries: z.record(z.string(), z.object({ type: z.string().optional() })),
  targets: z.record(z.string(), z.record(z.string(), z.object({ dependencies: z.unknown().optional() }))).default({}),
})

/** `Newtonsoft.Json/13.0.1` in two. */
const splitKey = (key: string): readonly [string, string] => {
  const slash = key.lastIndexOf('/')
  return slash < 0 ? [key, ''] : [key.slice(0, slash), key.slice(slash + 1)]
}

/** .deps.json: libraries of kind package; a project is the application itself, a runtimepack the runtime that is shipped with it. */
function* parseDeps(file: FoundFile): Generator<Found> {
  const { libraries, targets } = parseJson(Deps, file.bytes)
  const edges = new Map(Object.values(targets).flatMap((target) => Object.entries(target)))
  for (const [key, { type }] of Object.entries(libraries)) {
    const [name, version] = splitKey(key)
    if (type === 'project' || version === '') continue
    yield nuget(name.replace(/^runtimepack\./, ''), version, keysOf(edges.get(key)?.dependencies))
  }
}

const Locked = z.object({ type: z.string().optional(), resolved: z.string().optional(), dependencies: z.unknown().optional() })
const Lock = z.object({ dependencies: z.record(z.string(), z.record(z.string(), Locked)) })

function* parseLock(file: FoundFile): Generator<Found> {
  for (const framework of Object.values(parseJson(Lock, file.bytes).dependencies))
    for (const [name, { type, resolved, dependencies }] of Object.entries(framework))
      if (type !== 'Project' && resolved) yield nuget(name, resolved, keysOf(dependencies))
}

/** Elements of one name anywhere below. */
function* elementsNamed(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child
    yield* elementsNamed(child, name)
  }
}

const attribute = (element: XmlElement, name: string): string | undefined => element.attributes.get(name) ?? childText(element, name)

/** `[1.2.3]` names a version, `1.*` and `[1.0,2.0)` name none; `1.2.3` is the least that is allowed and what restoring gives. */
const versionIn = (text: string | undefined): string => /^\[?([0-9][\w.+-]{0,100})\]?$/.exec(text?.trim() ?? '')?.[1] ?? ''

function* parseProject(file: FoundFile): Generator<Found> {
  const project = parseXml(file.bytes)
  for (const name of ['PackageReference', 'PackageVersion', 'package'])
    for (const element of elementsNamed(project, name)) {
      const id = attribute(element, 'Include') ?? attribute(element, 'Update') ?? attribute(element, 'id')
      const version = versionIn(attribute(element, 'Version') ?? attribute(element, 'version'))
      const development = attribute(element, 'developmentDependency') === 'true' || attribute(element, 'PrivateAssets') === 'all'
      // Without a version it is another file that says it (Directory.Packages.props).
      if (id && version !== '' && !development) yield nuget(id, version)
    }
}

const member = (
  id: string,
  paths: readonly string[],
  evidence: Cataloger['evidence'],
  about: string,
  parse: Cataloger['parse'],
): Cataloger => ({
  id,
  revision: 1,
  paths,
  limit: 32 * MiB,
  evidence,
  links: 'file',
  about,
  parse,
})

export const dotnetCatalogers: readonly Cataloger[] = [
  member(
    'dotnet-deps',
    ['**/*.deps.json'],
    'installed',
    'What a published application and a shared runtime say they are made of, with edges.',
    parseDeps,
  ),
  member('dotnet-lock', ['**/packages.lock.json'], 'declared', 'Locked packages of every target framework, with edges.', parseLock),
  member(
    'dotnet-project',
    ['**/*.{csproj,fsproj,vbproj}', '**/Directory.Packages.props', '**/packages.config'],
    'declared',
    'Packages that projects name with a version; what those need in turn is known to lock files alone.',
    parseProject,
  ),
]
