import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { catalogued } from '#testing/catalog.ts'
import { javaCatalogers } from './java.ts'

for (const [why, path, text, expected] of [
  [
    'gradle.lockfile: what only tests and tools use is left out',
    'gradle.lockfile',
    '# comment\na:b:1.0=compileClasspath,runtimeClasspath\nt:t:2=testCompileClasspath\np:p:3=annotationProcessor,jacocoAgent\nempty=kapt\n',
    ['a:b@1.0'],
  ],
  ['gradle.lockfile: a line of the wrong form is passed over', 'x/gradle.lockfile', 'a:b\na:b:c:d\n\u0000\na:b:1\r\n', ['a:b@1']],
  [
    'a lock for each configuration, as Gradle 4.8 to 6 wrote it',
    'gradle/dependency-locks/runtimeClasspath.lockfile',
    'a:b:1.0\n',
    ['a:b@1.0'],
  ],
  ['such a lock of tests', 'gradle/dependency-locks/testRuntimeClasspath.lockfile', 'a:b:1.0\n', []],
  ['the lock of a build script', 'buildscript-gradle.lockfile', 'com.example:plugin:1.0=classpath\n', ['com.example:plugin@1.0']],
  [
    'build.sbt.lock',
    'build.sbt.lock',
    JSON.stringify({
      lockVersion: 1,
      dependencies: [
        { org: 'org.scala-lang', name: 'scala-library', version: '2.13.8', configurations: ['compile', 'test'] },
        { org: 'org.scalatest', name: 'scalatest_2.13', version: '3.2.0', configurations: ['test'] },
      ],
    }),
    ['org.scala-lang:scala-library@2.13.8'],
  ],
] as const)
  test(`java locks: ${why}`, () =>
    deepEqual(
      catalogued(javaCatalogers, { [path]: text }).packages.map(({ name, version }) => `${name}@${version}`),
      [...expected],
    ))
