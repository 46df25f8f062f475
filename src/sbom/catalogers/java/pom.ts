import { choiceOf } from './licences.ts'
import { type ModelDependency, type PomModel, readModel } from './pom-model.ts'

/** A dependency that a pom names; a version that no pom at hand knows is empty. */
export type PomDependency = { readonly name: string; readonly version: string; readonly scope: string; readonly optional: boolean }

/** A pom with what its parents and imported lists of versions give it. */
export type Pom = {
  readonly group: string
  readonly artifact: string
  readonly version: string
  readonly licence: string | undefined
  readonly dependencies: readonly PomDependency[]
}

/** Finds other poms: a parent by its place or name, a list of versions (a BOM) by its name. */
export type Neighbours = {
  readonly parentOf: (model: PomModel) => PomModel | undefined
  readonly named: (group: string, artifact: string, version: string) => PomModel | undefined
}

const ALONE: Neighbours = { parentOf: () => undefined, named: () => undefined }

/** Properties that refer to properties; more steps are a loop. */
const STEPS = 8
const LONGEST = 1024
/** Parents of parents, and lists of versions that import lists. */
const ANCESTORS = 30
const IMPORTS = 8

/** Puts `${name}` in; what no pom knows leaves the whole empty. */
type Resolve = (text: string) => string

function resolverOf(properties: ReadonlyMap<string, string>): Resolve {
  return (given) => {
    let text = given
    for (let step = 0; step < STEPS && text.includes('${'); step++)
      text = text.replace(/\$\{([^${}]{1,200})\}/g, (whole, name: string) => properties.get(name) ?? whole).slice(0, LONGEST)
    return text.includes('${') ? '' : text.trim()
  }
}

/** The pom, its parent, and so on. */
function lineageOf(model: PomModel, { parentOf }: Neighbours): readonly PomModel[] {
  const lineage = [model]
  for (let parent = parentOf(model); parent && !lineage.includes(parent) && lineage.length < ANCESTORS; parent = parentOf(parent))
    lineage.push(parent)
  return lineage
}

/** Inherited properties are read in the pom that inherits: `${project.version}` in a parent is the child's. */
function propertiesOf(lineage: readonly PomModel[]): Map<string, string> {
  const model = lineage[0]!
  const properties = new Map<string, string>()
  for (const one of lineage.toReversed()) for (const [name, value] of one.properties) properties.set(name, value)
  for (const prefix of ['project.', 'pom.', '']) {
    properties.set(`${prefix}groupId`, model.group || (model.parent?.group ?? ''))
    properties.set(`${prefix}artifactId`, model.artifact)
    properties.set(`${prefix}version`, model.version || (model.parent?.version ?? ''))
    properties.set(`${prefix}parent.version`, model.parent?.version ?? '')
    properties.set(`${prefix}parent.groupId`, model.parent?.group ?? '')
  }
  return properties
}

const keyOf = ({ group, artifact, type, classifier }: ModelDependency): string => `${group}:${artifact}:${type || 'jar'}:${classifier}`

const resolved = (one: ModelDependency, resolve: Resolve): ModelDependency => ({
  group: resolve(one.group),
  artifact: resolve(one.artifact),
  version: resolve(one.version),
  scope: resolve(one.scope),
  type: resolve(one.type),
  classifier: resolve(one.classifier),
  optional: resolve(one.optional),
})

type Managed = ReadonlyMap<string, ModelDependency>

/** dependencyManagement: the nearest pom's word counts, what is written before what is imported, the first import before the next. */
function managedOf(lineage: readonly PomModel[], resolve: Resolve, neighbours: Neighbours, depth = 0): Managed {
  const managed = new Map<string, ModelDependency>()
  const imports: ModelDependency[] = []
  for (const one of lineage.flatMap((model) => model.managed).map((dependency) => resolved(dependency, resolve)))
    if (one.scope === 'import') imports.push(one)
    else if (!managed.has(keyOf(one))) managed.set(keyOf(one), one)
  if (depth >= IMPORTS) return managed
  for (const { group, artifact, version } of imports) {
    const bom = neighbours.named(group, artifact, version)
    if (!bom) continue
    const its = lineageOf(bom, neighbours)
    for (const [key, one] of managedOf(its, resolverOf(propertiesOf(its)), neighbours, depth + 1))
      if (!managed.has(key)) managed.set(key, one)
  }
  return managed
}

/** A version range `[1.0,2.0)` and the words LATEST and RELEASE name no version; `[1.0]` names one. */
const plainVersion = (text: string): string =>
  /^\[[^,()[\]]+\]$/.test(text) ? text.slice(1, -1) : /^(?:[[(]|LATEST$|RELEASE$)/.test(text) ? '' : text

/** A pom as Maven sees it, as far as its neighbours are at hand. */
export function effectivePom(model: PomModel, neighbours: Neighbours = ALONE): Pom {
  const lineage = lineageOf(model, neighbours)
  const properties = propertiesOf(lineage)
  const resolve = resolverOf(properties)
  const managed = managedOf(lineage, resolve, neighbours)
  const dependencies = new Map<string, PomDependency>()
  for (const one of lineage.flatMap((each) => each.dependencies).map((dependency) => resolved(dependency, resolve))) {
    const key = keyOf(one)
    if (dependencies.has(key)) continue
    const known = managed.get(key)
    dependencies.set(key, {
      name: `${one.group}:${one.artifact}`,
      version: plainVersion(one.version || (known?.version ?? '')),
      scope: one.scope || known?.scope || 'compile',
      optional: (one.optional || known?.optional) === 'true',
    })
  }
  const licences = lineage.find((each) => each.licences.length > 0)?.licences ?? []
  return {
    group: resolve(properties.get('groupId')!),
    artifact: resolve(model.artifact),
    version: resolve(properties.get('version')!),
    licence: choiceOf(licences),
    dependencies: [...dependencies.values()],
  }
}

/** A pom by itself. @throws ParseError when it is no XML */
export const readPom = (content: Uint8Array): Pom => effectivePom(readModel(content))

/** What the program needs to run. */
export const isNeeded = ({ scope, optional }: PomDependency): boolean =>
  !optional && !['test', 'provided', 'system', 'import'].includes(scope)
