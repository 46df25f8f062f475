import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { javaArchive } from './archive.ts'
import { isNeeded, readPom } from './pom.ts'

function* parsePom(file: FoundFile): Generator<Found> {
  const pom = readPom(file.bytes)
  const needed = pom.dependencies.filter(isNeeded).filter(({ name }) => /^[^:]+:[^:]+$/.test(name))
  if (pom.group !== '' && pom.artifact !== '')
    yield {
      kind: 'package',
      type: 'maven',
      name: `${pom.group}:${pom.artifact}`,
      version: pom.version,
      licences: pom.licences,
      requires: needed.map(({ name }) => name),
    }
  for (const { name, version } of needed) yield { kind: 'package', type: 'maven', name, version }
}

const mavenPom = {
  id: 'maven-pom',
  revision: 1,
  paths: ['**/pom.xml'],
  limit: 4 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'What a pom names for running, with its own properties and dependency management; a version that only a parent knows stays empty.',
  parse: parsePom,
} satisfies Cataloger

/** `group:artifact:version=configurations`; what only tests use is left out. */
function* parseGradleLock(file: FoundFile): Generator<Found> {
  for (const line of textOf(file.bytes).split('\n')) {
    const match = /^([^:#=\s]{1,200}):([^:=\s]{1,200}):([^:=\s]{1,100})(?:=(.*))?$/.exec(line.trim())
    if (!match) continue
    const configurations = (match[4] ?? '').split(',').filter(Boolean)
    if (configurations.length > 0 && configurations.every((name) => /test/i.test(name))) continue
    yield { kind: 'package', type: 'maven', name: `${match[1]}:${match[2]}`, version: match[3]! }
  }
}

const gradleLock = {
  id: 'gradle-lock',
  revision: 1,
  paths: ['**/gradle.lockfile', '**/*.gradle.lockfile', '**/gradle/dependency-locks/*.lockfile'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Locked dependencies of Gradle builds, those of test configurations left out; the form has no edges.',
  parse: parseGradleLock,
} satisfies Cataloger

export const javaCatalogers: readonly Cataloger[] = [gradleLock, javaArchive, mavenPom]
