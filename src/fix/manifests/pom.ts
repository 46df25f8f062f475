import { posix } from 'node:path'
import { versionScheme } from '#advisories/index.ts'
import { type XmlPlace, elementIn, elementsIn, wordIn, xmlPlaces } from '../places/xml-places.ts'
import type { TextFile } from '../text-file.ts'
import { type Change, type ManifestEditor, type Manifests, type Wanted, absent } from './contract.ts'

/** A pom of the tree. */
type Pom = { readonly path: string; readonly project: XmlPlace }

/** Parents of parents, and properties that refer to properties. */
const ANCESTORS = 30
const STEPS = 8

/** A tree's poms are asked about once for each dependency; an edited file is another object. */
const parsed = new WeakMap<TextFile, XmlPlace>()

function pomAt(path: string, manifests: Manifests): Pom | undefined {
  const file = manifests.get(path)
  if (!file) return undefined
  const project = parsed.get(file) ?? xmlPlaces(file.text)
  parsed.set(file, project)
  return { path, project }
}

const coordinates = (place: XmlPlace | undefined): string => `${wordIn(place, 'groupId')}:${wordIn(place, 'artifactId')}`

/** The pom's own name; the group may be the parent's. */
const nameOf = ({ project }: Pom): string =>
  `${wordIn(project, 'groupId') || wordIn(elementIn(project, 'parent'), 'groupId')}:${wordIn(project, 'artifactId')}`

/** By its place beside the pom (`../pom.xml` unless it says otherwise), where that is the one that it names; else by its name. */
function parentOf(pom: Pom, manifests: Manifests): Pom | undefined {
  const parent = elementIn(pom.project, 'parent')
  if (!parent) return undefined
  const stated = elementIn(parent, 'relativePath')
  const relative = stated ? stated.text : '../pom.xml'
  const place = posix.join(posix.dirname(pom.path), relative)
  const beside = relative === '' ? undefined : (pomAt(place, manifests) ?? pomAt(posix.join(place, 'pom.xml'), manifests))
  if (beside && nameOf(beside) === coordinates(parent)) return beside
  for (const path of manifests.keys()) {
    if (!path.endsWith('pom.xml') || path === pom.path) continue
    const other = pomAt(path, manifests)
    if (other && nameOf(other) === coordinates(parent)) return other
  }
  return undefined
}

/** The pom, its parent, and so on, as far as they lie in the tree. */
function lineageOf(path: string, manifests: Manifests): Pom[] {
  const lineage: Pom[] = []
  for (let at = pomAt(path, manifests); at && lineage.length < ANCESTORS; at = parentOf(at, manifests)) {
    if (lineage.some((one) => one.path === at.path)) break
    lineage.push(at)
  }
  return lineage
}

/** The project and its profiles. */
const layersOf = ({ project }: Pom): XmlPlace[] => [project, ...elementsIn(elementIn(project, 'profiles'), 'profile')]

type Versioned = { readonly pom: Pom; readonly place: XmlPlace; readonly managed: boolean }

/** Entries of a list of dependencies, with the place of their version where they have one. */
function dependenciesOf(pom: Pom): { readonly name: string; readonly version: XmlPlace | undefined; readonly managed: boolean }[] {
  return layersOf(pom).flatMap((layer) =>
    [false, true].flatMap((managed) =>
      elementsIn(elementIn(managed ? elementIn(layer, 'dependencyManagement') : layer, 'dependencies'), 'dependency').map((one) => ({
        name: coordinates(one),
        version: elementIn(one, 'version'),
        managed,
      })),
    ),
  )
}

/** `${name}` alone: the property that a version is. */
const propertyIn = (text: string): string | undefined => /^\$\{([^${}]{1,200})\}$/.exec(text)?.[1]

/** Where the value of a property stands: in the nearest pom, the last of several. */
function propertyPlace(name: string, lineage: readonly Pom[]): Versioned | undefined {
  for (const pom of lineage) {
    const places = layersOf(pom).flatMap((layer) => elementsIn(elementIn(layer, 'properties'), name))
    if (places.length > 0) return { pom, place: places.at(-1)!, managed: false }
  }
  return undefined
}

/** Through properties to the text that is a version; a text of several parts stays what it is. */
function followed(start: Versioned, lineage: readonly Pom[]): Versioned {
  let at = start
  for (let step = 0; step < STEPS; step++) {
    const property = propertyIn(at.place.text)
    const next = property === undefined ? undefined : propertyPlace(property, lineage)
    if (!next) break
    at = next
  }
  return at
}

/** The places that decide the version: the dependency's own, else that of the management that is nearest. */
function decisive(name: string, lineage: readonly Pom[]): Versioned[] {
  const all = lineage.flatMap((pom) =>
    dependenciesOf(pom).flatMap((one): Versioned[] =>
      one.name === name && one.version ? [{ pom, place: one.version, managed: one.managed }] : [],
    ),
  )
  const own = all.filter(({ managed }) => !managed)
  const managing = all.filter(({ managed }) => managed)
  return own.length > 0 ? own : managing.slice(0, 1)
}

const maven = versionScheme('maven')!

function change({ name, from, to }: Wanted, path: string, manifests: Manifests): Change {
  const lineage = lineageOf(path, manifests)
  const files = new Map<string, { start: number; end: number; text: string }[]>()
  let isThere = false
  for (const versioned of decisive(name, lineage)) {
    const { place, pom } = followed(versioned, lineage)
    const text = manifests.get(pom.path)!.text.slice(place.start, place.end)
    if (/[${}]/.test(place.text)) return { kind: 'blocked', reason: `its version is "${place.text}", which no pom of this tree sets` }
    if (/^[[(]/.test(place.text)) return { kind: 'blocked', reason: `its version is the range "${place.text}"` }
    isThere = true
    // Another edit has raised it already, or it is that of another profile.
    if (maven.compare(place.text, from) < 0 || maven.compare(place.text, to) >= 0) continue
    const offset = text.indexOf(place.text)
    if (offset < 0) return { kind: 'blocked', reason: `its version is written in several parts in "${pom.path}"` }
    const start = place.start + offset
    const edits = files.get(pom.path) ?? []
    if (!edits.some((edit) => edit.start === start)) edits.push({ start, end: start + place.text.length, text: to })
    files.set(pom.path, edits)
  }
  if (files.size === 0) return isThere ? { kind: 'admits', range: to } : absentVersion(name, lineage)
  return { kind: 'edited', files: [...files].map(([file, edits]) => ({ path: file, edits })) }
}

/** Named without a version: a parent or list of versions outside of the tree has it. */
function absentVersion(name: string, lineage: readonly Pom[]): Change {
  const isNamed = lineage.some((pom) => dependenciesOf(pom).some((one) => one.name === name))
  return isNamed ? { kind: 'blocked', reason: 'its version comes from a parent or imported list that is not in this tree' } : absent
}

function read(name: string, path: string, manifests: Manifests): string | undefined {
  const lineage = lineageOf(path, manifests)
  const [first] = decisive(name, lineage)
  return first && followed(first, lineage).place.text
}

export const pom = { id: 'pom', type: 'maven', paths: ['**/pom.xml'], change, read } satisfies ManifestEditor
