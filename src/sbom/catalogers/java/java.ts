import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'
import { javaArchive } from './archive.ts'
import { mavenPom } from './pom-tree.ts'

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
