import { MiB, type XmlElement, childText, folderOf, parseXml } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, Part } from '../contract.ts'
import { nuget } from './nuget.ts'

type Reference = { readonly name: string; readonly version: string; readonly isUpdate: boolean }

/** What one MSBuild file says of packages, its `$(…)` not yet put in. Serialisable. */
type ProjectPart = {
  readonly properties: ReadonlyMap<string, string>
  /** PackageReference: what the project uses. */
  readonly used: readonly Reference[]
  /** PackageVersion: versions for all projects below (central package management). */
  readonly central: readonly Reference[]
}

/** Elements of one name anywhere below. */
function* elementsNamed(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child
    yield* elementsNamed(child, name)
  }
}

const LONGEST = 500
const attribute = (element: XmlElement, name: string): string | undefined =>
  (element.attributes.get(name) ?? childText(element, name))?.slice(0, LONGEST)

/** What only helps to build, such as analyzers. */
const isForBuilding = (element: XmlElement): boolean =>
  attribute(element, 'developmentDependency') === 'true' ||
  attribute(element, 'PrivateAssets')?.toLowerCase() === 'all' ||
  attribute(element, 'ExcludeAssets')?.toLowerCase() === 'all'

function referencesIn(root: XmlElement, names: readonly string[]): Reference[] {
  const elements = names.flatMap((name) => [...elementsNamed(root, name)]).filter((element) => !isForBuilding(element))
  return elements.flatMap((element) => {
    const included = attribute(element, 'Include') ?? attribute(element, 'id')
    const list = (included ?? attribute(element, 'Update') ?? '').split(';').map((one) => one.trim())
    const version = attribute(element, 'VersionOverride') ?? attribute(element, 'Version') ?? attribute(element, 'version') ?? ''
    return list.filter(Boolean).map((name) => ({ name, version, isUpdate: included === undefined }))
  })
}

/** `[1.2.3]` names a version, `1.*` and `[1.0,2.0)` name none; `1.2.3` is the least that is allowed and what restoring gives. */
const versionIn = (text: string): string => /^\[?([0-9][\w.+-]{0,100})\]?$/.exec(text.trim())?.[1] ?? ''

function* parse(file: FoundFile): Generator<Found> {
  const root = parseXml(file.bytes)
  // packages.config is older than MSBuild's references and knows no properties.
  if (root.name === 'packages') {
    for (const { name, version } of referencesIn(root, ['package'])) if (versionIn(version) !== '') yield nuget(name, versionIn(version))
    return
  }
  const groups = root.children.filter(({ name }) => name === 'PropertyGroup').flatMap(({ children }) => children)
  yield {
    kind: 'part',
    part: {
      properties: new Map(groups.map(({ name, text }) => [name.toLowerCase(), text.slice(0, LONGEST)])),
      used: referencesIn(root, ['PackageReference', 'GlobalPackageReference']),
      central: referencesIn(root, ['PackageVersion']),
    } satisfies ProjectPart,
  }
}

const STEPS = 8
const isShared = (path: string): boolean => /\.(?:props|targets)$/i.test(path)

/** The files above a project that MSBuild reads with it: the nearest of each name. */
function sharedFor(path: string, byPath: ReadonlyMap<string, ProjectPart>): ProjectPart[] {
  const names = ['Directory.Build.props', 'Directory.Packages.props', 'Directory.Build.targets']
  return names.flatMap((name) => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const part = byPath.get(folder === '' ? name : `${folder}/${name}`)
      if (part) return [part]
      if (folder === '') return []
    }
  })
}

type Resolve = (text: string) => string

function resolverOf(parts: readonly ProjectPart[]): Resolve {
  const properties = new Map(parts.flatMap((part) => [...part.properties]))
  return (given) => {
    let text = given
    for (let step = 0; step < STEPS && text.includes('$('); step++)
      text = text.replace(/\$\(([\w.-]{1,100})\)/g, (whole, name: string) => properties.get(name.toLowerCase()) ?? whole).slice(0, LONGEST)
    return versionIn(text)
  }
}

/** Versions by name in lower case: a later file and an `Update` win over an earlier one. */
const versionsOf = (references: readonly Reference[], resolve: Resolve): Map<string, string> =>
  new Map(references.flatMap(({ name, version }) => (version === '' ? [] : [[name.toLowerCase(), resolve(version)] as const])))

/** References of all projects of one tree together; more is a bomb made of shared files. */
const LIMIT = 500_000

/** Packages of one project with what the files above it say; of a shared file its central versions. */
function* packagesOf(path: string, project: ProjectPart, files: readonly ProjectPart[]): Generator<Found> {
  const resolve = resolverOf(files)
  const central = versionsOf(
    files.flatMap((one) => one.central),
    resolve,
  )
  const own = versionsOf(
    files.flatMap((one) => one.used),
    resolve,
  )
  const used = isShared(path) ? project.central : files.flatMap((one) => one.used.filter(({ isUpdate }) => !isUpdate))
  for (const [key, name] of new Map(used.map(({ name }) => [name.toLowerCase(), name]))) {
    // A version that only restoring finds out (a range, a file from elsewhere) is known to the lock file alone.
    const version = own.get(key) ?? central.get(key) ?? ''
    if (version !== '') yield nuget(name, version)
  }
}

function* complete(parts: readonly Part[]): Generator<{ readonly path: string; readonly found: Found }> {
  const byPath = new Map(parts.map(({ path, part }) => [path, part as ProjectPart]))
  let count = 0
  for (const [path, project] of byPath) {
    const files = [...sharedFor(path, byPath).filter((one) => one !== project), project]
    count += files.reduce((sum, { used, central }) => sum + used.length + central.length, 0)
    if (count > LIMIT) {
      yield { path, found: { kind: 'unknown', reason: `the projects of this tree name more than ${LIMIT} packages: not read on` } }
      return
    }
    for (const found of packagesOf(path, project, files)) yield { path, found }
  }
}

export const dotnetProject = {
  id: 'dotnet-project',
  revision: 2,
  paths: ['**/*.{csproj,fsproj,vbproj}', '**/Directory.{Packages,Build}.props', '**/Directory.Build.targets', '**/packages.config'],
  limit: 32 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'Packages that projects name, with properties and central versions of the files above them; conditions are not evaluated, ranges name no version, and what packages need in turn is known to lock files alone.',
  parse,
  complete,
} satisfies Cataloger
