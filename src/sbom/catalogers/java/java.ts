import type { Cataloger } from '../contract.ts'
import { javaArchive } from './archive.ts'
import { gradleLock } from './gradle-lock.ts'
import { mavenPom } from './pom-tree.ts'
import { sbtLock } from './sbt-lock.ts'

export const javaCatalogers: readonly Cataloger[] = [gradleLock, javaArchive, mavenPom, sbtLock]
