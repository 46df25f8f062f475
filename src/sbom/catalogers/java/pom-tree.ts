import { MiB, folderOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile, Part } from '../contract.ts'
import { type Pom, effectivePom, isNeeded } from './pom.ts'
import { type PomModel, readModel } from './pom-model.ts'

/** `a/b/../pom.xml` without its dots; undefined when it leads out of the tree. */
function joined(folder: string, relative: string): string | undefined {
  const parts: string[] = []
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** Dependencies of all poms of one tree together; more is a bomb made of inheritance. */
const LIMIT = 500_000

const nameOf = (model: PomModel): string => `${model.group || (model.parent?.group ?? '')}:${model.artifact}`

function* packagesOf(pom: Pom): Generator<Found> {
  const needed = pom.dependencies.filter(isNeeded).filter(({ name }) => /^[^:]+:[^:]+$/.test(name))
  if (pom.group !== '' && pom.artifact !== '')
    yield {
      kind: 'package',
      type: 'maven',
      name: `${pom.group}:${pom.artifact}`,
      version: pom.version,
      licences: pom.licence === undefined ? [] : [pom.licence],
      requires: needed.map(({ name }) => name),
    }
  for (const { name, version } of needed) yield { kind: 'package', type: 'maven', name, version }
}

/** Each pom with its parents and lists of versions, as far as they lie in the same tree. */
function* complete(parts: readonly Part[]): Generator<{ readonly path: string; readonly found: Found }> {
  const models = parts.map(({ path, part }) => ({ path, model: part as PomModel }))
  const byPath = new Map(models.map(({ path, model }) => [path, model]))
  const pathOf = new Map(models.map(({ path, model }) => [model, path]))
  const byName = Map.groupBy(models, ({ model }) => nameOf(model))
  const named = (group: string, artifact: string, version: string): PomModel | undefined => {
    const all = byName.get(`${group}:${artifact}`) ?? []
    const isThat = ({ model }: { model: PomModel }): boolean => (model.version || model.parent?.version) === version
    // A version that is a property (`${revision}`) is known to the parent alone.
    return (all.find(isThat) ?? (all.length === 1 && /\$\{/.test(all[0]!.model.version + version) ? all[0] : undefined))?.model
  }
  const parentOf = (model: PomModel): PomModel | undefined => {
    const { parent } = model
    if (!parent) return undefined
    const place = parent.relativePath === '' ? undefined : joined(folderOf(pathOf.get(model) ?? ''), parent.relativePath)
    const beside = place === undefined ? undefined : (byPath.get(place) ?? byPath.get(place === '' ? 'pom.xml' : `${place}/pom.xml`))
    if (beside && nameOf(beside) === `${parent.group}:${parent.artifact}`) return beside
    return named(parent.group, parent.artifact, parent.version)
  }
  let count = 0
  for (const { path, model } of models) {
    const pom = effectivePom(model, { parentOf, named })
    count += pom.dependencies.length
    if (count > LIMIT) {
      yield { path, found: { kind: 'unknown', reason: `the poms of this tree inherit more than ${LIMIT} dependencies: not read on` } }
      return
    }
    for (const found of packagesOf(pom)) yield { path, found }
  }
}

export const mavenPom = {
  id: 'maven-pom',
  revision: 2,
  paths: ['**/pom.xml'],
  limit: 4 * MiB,
  evidence: 'declared',
  links: 'file',
  about:
    'What a pom names for running, with properties, parents, dependency management and imported lists of versions as far as these lie in the same tree; a version that only a repository knows stays empty, and what dependencies need in turn is not seen.',
  parse: (file: FoundFile): Iterable<Found> => [{ kind: 'part', part: readModel(file.bytes) }],
  complete,
} satisfies Cataloger
