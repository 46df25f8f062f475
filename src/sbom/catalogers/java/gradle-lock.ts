import { MiB, textOf } from '#base/index.ts'
import type { Cataloger, Found, FoundFile } from '../contract.ts'

/** Configurations that tests, compilers and checkers use and the program does not. */
const TOOLS = /test|annotationprocessor|jacoco|checkstyle|pmd|spotbugs|detekt|ktlint|errorprone/i

const LINE = /^([^:#=\s]{1,200}):([^:=\s]{1,200}):([^:=\s]{1,100})(?:=(.*))?$/

/**
 * `group:artifact:version=configurations`, one file for a project (Gradle 7), or lines without configurations in a file for each
 * (`gradle/dependency-locks/runtimeClasspath.lockfile`, Gradle 4.8 to 6).
 */
function* parse(file: FoundFile): Generator<Found> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1)
  const ofFile = file.path.includes('dependency-locks/') ? name.replace(/\.lockfile$/, '') : ''
  for (const line of textOf(file.bytes).split('\n')) {
    const match = LINE.exec(line.trim())
    if (!match) continue
    const configurations = (match[4] ?? ofFile).split(',').filter(Boolean)
    if (configurations.length > 0 && configurations.every((one) => TOOLS.test(one))) continue
    yield { kind: 'package', type: 'maven', name: `${match[1]}:${match[2]}`, version: match[3]! }
  }
}

export const gradleLock = {
  id: 'gradle-lock',
  revision: 2,
  paths: ['**/gradle.lockfile', '**/buildscript-gradle.lockfile', '**/*.gradle.lockfile', '**/gradle/dependency-locks/*.lockfile'],
  limit: 16 * MiB,
  evidence: 'declared',
  links: 'file',
  about: 'Locked dependencies of Gradle builds and build scripts, those that only tests and tools use left out; the form has no edges.',
  parse,
} satisfies Cataloger
