import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { damaged } from '#testing/damage.ts'
import { zip } from '#testing/zip.ts'
import { selectionOf } from '../../selection.ts'
import type { Found } from '../contract.ts'
import { splitFileName } from './file-name.ts'
import { javaCatalogers } from './java.ts'

const [gradleLock, javaArchive, mavenPom] = javaCatalogers
const file = (path: string, bytes: Uint8Array) => ({ path, size: bytes.length, mode: 0o644, bytes })
const named = (found: Iterable<Found>): string[] =>
  [...found].map((one) =>
    one.kind === 'package' ? `${one.name}@${one.version} ${one.path ?? ''}`.trim() : `${one.kind} ${'path' in one ? one.path : ''}`,
  )
const properties = (group: string, artifact: string, version: string) => ({
  [`META-INF/maven/${group}/${artifact}/pom.properties`]: `#Generated\ngroupId=${group}\nartifactId=${artifact}\nversion=${version}\n`,
})
const manifest = (lines: string) => ({ 'META-INF/MANIFEST.MF': `Manifest-Version: 1.0\r\n${lines}\r\n` })

for (const [name, artifact, version] of [
  ['commons-io-2.6.jar', 'commons-io', '2.6'],
  ['log4j-1.2-api-2.17.1.jar', 'log4j-1.2-api', '2.17.1'],
  ['guava-31.1-jre.jar', 'guava', '31.1-jre'],
  ['hibernate-core-5.6.0.Final.jar', 'hibernate-core', '5.6.0.Final'],
  ['spring-core-5.3.17-SNAPSHOT.jar', 'spring-core', '5.3.17-SNAPSHOT'],
  ['postgresql-42.2.5.jre7.jar', 'postgresql', '42.2.5.jre7'],
  ['jetty-server-9.4.40.v20210413.jar', 'jetty-server', '9.4.40.v20210413'],
  ['app.jar', 'app', ''],
] as const)
  test(`java file name: ${name}`, () => deepEqual(splitFileName(`opt/${name}`), { artifact, version }))

for (const [why, path, content, expected] of [
  [
    'pom.properties',
    'a/commons-io-2.6.jar',
    zip(properties('commons-io', 'commons-io', '2.6')),
    ['commons-io:commons-io@2.6 a/commons-io-2.6.jar'],
  ],
  [
    'shaded jars, and the archive by its manifest',
    'wagon-shaded-3.5.jar',
    zip({ ...properties('a', 'b', '1'), ...properties('c', 'd', '2'), ...manifest('Bundle-SymbolicName: org.example.wagon\r\n') }),
    ['a:b@1 wagon-shaded-3.5.jar', 'c:d@2 wagon-shaded-3.5.jar', 'org.example.wagon:wagon-shaded@3.5 wagon-shaded-3.5.jar'],
  ],
  [
    'the manifest alone',
    'x.jar',
    zip(manifest('Implementation-Version: 1.4\r\nImplementation-Vendor-Id: org.example\r\n')),
    ['org.example:x@1.4 x.jar'],
  ],
  [
    'a known artifact without any',
    'spring-core-5.3.17.jar',
    zip(manifest('')),
    ['org.springframework:spring-core@5.3.17 spring-core-5.3.17.jar'],
  ],
  ['the file name alone', 'commons-lang-2.6.jar', zip({}), ['commons-lang:commons-lang@2.6 commons-lang-2.6.jar']],
  [
    'archives within an application',
    'app.war',
    zip({ ...manifest(''), 'WEB-INF/lib/b-1.jar': zip(properties('a', 'b', '1')), 'WEB-INF/lib/broken.jar': 'no zip' }),
    ['a:b@1 app.war!/WEB-INF/lib/b-1.jar', 'unknown app.war!/WEB-INF/lib/broken.jar'],
  ],
] as const)
  test(`java archive: ${why}`, () => deepEqual(named(javaArchive!.parse(file(path, content))), expected))

test('java archive: nested without end is a named unknown', () => {
  let inner = zip({})
  for (let i = 0; i < 12; i++) inner = zip({ 'x.jar': inner }, true)
  const { unknowns } = selectionOf([javaArchive!]).parse(file('app.jar', inner))
  deepEqual(
    unknowns.map(({ reason }) => reason),
    ['archives nest deeper than 6'],
  )
})

test('java archive: licence and edges from the pom.xml beside', () => {
  const pom = `<project><groupId>a</groupId><artifactId>b</artifactId><version>1</version><licenses><license><name>MIT</name></license></licenses>
<dependencies><dependency><groupId>c</groupId><artifactId>d</artifactId></dependency><dependency><groupId>t</groupId><artifactId>t</artifactId><scope>test</scope></dependency></dependencies></project>`
  const [found] = javaArchive!.parse(file('b-1.jar', zip({ ...properties('a', 'b', '1'), 'META-INF/maven/a/b/pom.xml': pom })))
  deepEqual(found?.kind === 'package' && [found.licences, found.requires], [['MIT'], ['c:d']])
})

test('pom.xml: properties, management, a parent; what a parent alone knows stays empty', () => {
  const pom = `<?xml version="1.0"?><project xmlns="http://maven.apache.org/POM/4.0.0"><parent><groupId>g</groupId><artifactId>p</artifactId><version>9</version></parent>
<artifactId>app</artifactId><properties><v>1.2</v><w>\${v}.3</w></properties>
<dependencyManagement><dependencies><dependency><groupId>m</groupId><artifactId>m</artifactId><version>4</version></dependency></dependencies></dependencyManagement>
<dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>\${w}</version></dependency>
<dependency><groupId>m</groupId><artifactId>m</artifactId></dependency>
<dependency><groupId>x</groupId><artifactId>y</artifactId><version>\${parent.only}</version></dependency>
<dependency><groupId>\${project.groupId}</groupId><artifactId>z</artifactId><version>[1.5]</version></dependency></dependencies></project>`
  deepEqual(named(mavenPom!.parse(file('pom.xml', Buffer.from(pom)))), ['g:app@9', 'a:b@1.2.3', 'm:m@4', 'x:y@', 'g:z@1.5'])
})

for (const [why, text] of [
  ['entities', '<!DOCTYPE p [<!ENTITY a "aaaaaaaa">]><project>&a;</project>'],
  ['nesting', '<a>'.repeat(1000)],
  ['an element that does not end', '<project><a></project>'],
] as const)
  test(`pom.xml: ${why} is a named unknown`, () => {
    const { unknowns } = selectionOf([mavenPom!]).parse(file('pom.xml', Buffer.from(text)))
    equal(unknowns.length, 1)
    equal(unknowns[0]!.reason.startsWith('unexpected'), false)
  })

test('gradle.lockfile: what only tests use is left out', () => {
  const text = '# comment\na:b:1.0=compileClasspath,runtimeClasspath\nt:t:2=testCompileClasspath\nempty=annotationProcessor\n'
  deepEqual(named(gradleLock!.parse(file('gradle.lockfile', Buffer.from(text)))), ['a:b@1.0'])
})

test('java archive: changed and cut bytes are packages or a named unknown', () => {
  const selection = selectionOf([javaArchive!])
  const whole = zip({ ...properties('a', 'b', '1'), ...manifest('X: y'), 'lib/x.jar': zip(properties('c', 'd', '2')) })
  check(
    property(damaged(whole), (bytes) => {
      const { unknowns } = selection.parse(file('x-1.jar', bytes))
      equal(
        unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  )
})
