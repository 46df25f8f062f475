import { type XmlElement, childOf, childText, parseXml } from '#base/index.ts'

/** A dependency that a pom names; properties are put in as far as the pom itself knows them. */
export type PomDependency = { readonly name: string; readonly version: string; readonly scope: string; readonly optional: boolean }

export type Pom = {
  readonly group: string
  readonly artifact: string
  readonly version: string
  readonly licences: readonly string[]
  readonly dependencies: readonly PomDependency[]
}

/** Properties that refer to properties; more steps are a loop. */
const STEPS = 8
const LONGEST = 1024

type Resolve = (text: string | undefined) => string

/** Puts `${name}` in; what the pom does not know (a parent's property) leaves the whole empty. */
function resolverOf(properties: ReadonlyMap<string, string>): Resolve {
  return (given) => {
    let text = given ?? ''
    for (let step = 0; step < STEPS && text.includes('${'); step++)
      text = text.replace(/\$\{([^${}]{1,200})\}/g, (whole, name: string) => properties.get(name) ?? whole).slice(0, LONGEST)
    return text.includes('${') ? '' : text.trim()
  }
}

function propertiesOf(project: XmlElement, own: { group: string; artifact: string; version: string }): Map<string, string> {
  const parent = childOf(project, 'parent')
  const properties = new Map((childOf(project, 'properties')?.children ?? []).map(({ name, text }) => [name, text]))
  for (const prefix of ['project.', 'pom.', '']) {
    properties.set(`${prefix}groupId`, own.group)
    properties.set(`${prefix}artifactId`, own.artifact)
    properties.set(`${prefix}version`, own.version)
  }
  properties.set('project.parent.version', childText(parent, 'version') ?? '')
  properties.set('project.parent.groupId', childText(parent, 'groupId') ?? '')
  return properties
}

const listOf = (element: XmlElement | undefined): readonly XmlElement[] =>
  (childOf(element, 'dependencies')?.children ?? []).filter(({ name }) => name === 'dependency')

function dependencyOf(element: XmlElement, resolve: Resolve): PomDependency {
  return {
    name: `${resolve(childText(element, 'groupId'))}:${resolve(childText(element, 'artifactId'))}`,
    version: resolve(childText(element, 'version')),
    scope: childText(element, 'scope') ?? '',
    optional: childText(element, 'optional') === 'true',
  }
}

/** A version range `[1.0,2.0)` names no version; `[1.0]` names one. */
const plainVersion = (text: string): string => (/^\[[^,()[\]]+\]$/.test(text) ? text.slice(1, -1) : /^[[(]/.test(text) ? '' : text)

/** @throws ParseError when it is no XML */
export function readPom(content: Uint8Array): Pom {
  const project = parseXml(content)
  const parent = childOf(project, 'parent')
  const plain = (name: string): string => childText(project, name) ?? childText(parent, name) ?? ''
  const own = { group: plain('groupId'), artifact: childText(project, 'artifactId') ?? '', version: plain('version') }
  const resolve = resolverOf(propertiesOf(project, own))
  const managed = new Map(
    listOf(childOf(project, 'dependencyManagement'))
      .map((one) => dependencyOf(one, resolve))
      .map((one) => [one.name, one]),
  )
  const dependencies = listOf(project).map((element) => {
    const { name, version, scope, optional } = dependencyOf(element, resolve)
    const known = managed.get(name)
    return { name, version: plainVersion(version || (known?.version ?? '')), scope: scope || known?.scope || 'compile', optional }
  })
  const licences = (childOf(project, 'licenses')?.children ?? []).flatMap((one) => childText(one, 'name') ?? childText(one, 'url') ?? [])
  return { group: resolve(own.group), artifact: resolve(own.artifact), version: resolve(own.version), licences, dependencies }
}

/** What the program needs to run. */
export const isNeeded = ({ scope, optional }: PomDependency): boolean =>
  !optional && !['test', 'provided', 'system', 'import'].includes(scope)
