import { type XmlElement, childOf, childText, parseXml } from '#base/index.ts'
import type { Stated } from './licences.ts'

/** Where a pom's parent is: its name, and its place beside the pom (`../pom.xml` unless it says otherwise). */
export type PomParent = { readonly group: string; readonly artifact: string; readonly version: string; readonly relativePath: string }

export type ModelDependency = {
  readonly group: string
  readonly artifact: string
  readonly version: string
  readonly scope: string
  readonly type: string
  readonly classifier: string
  readonly optional: string
}

/** A pom.xml as it stands, with its `${…}` (Maven's POM 4.0.0): empty where it says nothing. Serialisable. */
export type PomModel = {
  readonly group: string
  readonly artifact: string
  readonly version: string
  readonly parent?: PomParent
  readonly properties: ReadonlyMap<string, string>
  readonly managed: readonly ModelDependency[]
  readonly dependencies: readonly ModelDependency[]
  readonly licences: readonly Stated[]
}

const LONGEST = 1024
const textIn = (element: XmlElement | undefined, name: string): string => (childText(element, name) ?? '').slice(0, LONGEST)

const childrenOf = (element: XmlElement | undefined, list: string, name: string): readonly XmlElement[] =>
  (childOf(element, list)?.children ?? []).filter((child) => child.name === name)

const dependenciesIn = (element: XmlElement | undefined): ModelDependency[] =>
  childrenOf(element, 'dependencies', 'dependency').map((one) => ({
    group: textIn(one, 'groupId'),
    artifact: textIn(one, 'artifactId'),
    version: textIn(one, 'version'),
    scope: textIn(one, 'scope'),
    type: textIn(one, 'type'),
    classifier: textIn(one, 'classifier'),
    optional: textIn(one, 'optional'),
  }))

function parentOf(project: XmlElement): PomParent | undefined {
  const parent = childOf(project, 'parent')
  if (!parent) return undefined
  const relativePath = childOf(parent, 'relativePath') ? textIn(parent, 'relativePath') : '../pom.xml'
  return { group: textIn(parent, 'groupId'), artifact: textIn(parent, 'artifactId'), version: textIn(parent, 'version'), relativePath }
}

/** The project and those of its profiles that are active when nobody chooses. */
function layersOf(project: XmlElement): readonly XmlElement[] {
  const profiles = childrenOf(project, 'profiles', 'profile')
  return [project, ...profiles.filter((profile) => textIn(childOf(profile, 'activation'), 'activeByDefault') === 'true')]
}

/** @throws ParseError when it is no XML */
export function readModel(content: Uint8Array): PomModel {
  const project = parseXml(content)
  const layers = layersOf(project)
  const parent = parentOf(project)
  const properties = layers.flatMap((layer) => childOf(layer, 'properties')?.children ?? [])
  return {
    group: textIn(project, 'groupId'),
    artifact: textIn(project, 'artifactId'),
    version: textIn(project, 'version'),
    ...(parent ? { parent } : {}),
    properties: new Map(properties.map(({ name, text }) => [name, text.slice(0, LONGEST)])),
    managed: layers.flatMap((layer) => dependenciesIn(childOf(layer, 'dependencyManagement'))),
    dependencies: layers.flatMap(dependenciesIn),
    licences: childrenOf(project, 'licenses', 'license').map((one) => ({ name: textIn(one, 'name'), url: textIn(one, 'url') })),
  }
}
