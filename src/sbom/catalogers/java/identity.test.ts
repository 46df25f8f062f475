import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { type ZipEntry, openZip } from '#base/index.ts'
import { damaged } from '#testing/damage.ts'
import { javaArchive } from './archive.ts'
import { splitFileName } from './file-name.ts'

/** Archives of Maven Central under their coordinates, reduced by testdata/make.sh. */
const published = openZip(readFileSync(new URL('testdata/identities.zip', import.meta.url)))

/** Same archives under more than one name, and versions that only the file's name says. */
const packagesOf = (entry: ZipEntry, path: string): string[] => {
  const bytes = published.read(entry, 1e6)
  return javaArchive
    .parse({ path, size: bytes.length, mode: 0o644, bytes })
    .flatMap((one) => (one.kind === 'package' ? [`${one.name}:${one.version}`] : []))
}

for (const entry of published.entries) {
  const [group = '', artifact = '', version = '', file = ''] = entry.name.split('/')
  test(`java identity: ${file} of ${group}`, () => equal(packagesOf(entry, `opt/lib/${file}`)[0], `${group}:${artifact}:${version}`))
}

test('java identity: without a version in its name an archive is what its pom or manifest says, or nothing', () => {
  const wrong = published.entries.flatMap((entry) => {
    const [group = '', artifact = ''] = entry.name.split('/')
    const own = packagesOf(entry, `opt/lib/${artifact}.jar`)[0]
    return own === undefined || own.startsWith(`${group}:${artifact}:`) ? [] : [own]
  })
  deepEqual(wrong, [])
})

for (const [name, artifact, version, classifier] of [
  ['commons-io-2.6.jar', 'commons-io', '2.6', ''],
  ['log4j-1.2-api-2.17.1.jar', 'log4j-1.2-api', '2.17.1', ''],
  ['guava-31.1-jre.jar', 'guava', '31.1-jre', ''],
  ['hibernate-core-5.6.0.Final.jar', 'hibernate-core', '5.6.0.Final', ''],
  ['spring-core-5.3.17-SNAPSHOT.jar', 'spring-core', '5.3.17-SNAPSHOT', ''],
  ['postgresql-42.2.5.jre7.jar', 'postgresql', '42.2.5.jre7', ''],
  ['jetty-server-9.4.40.v20210413.jar', 'jetty-server', '9.4.40.v20210413', ''],
  ['akka-actor_2.13-2.6.18.jar', 'akka-actor_2.13', '2.6.18', ''],
  ['scala3-library_3-3.1.0.jar', 'scala3-library_3', '3.1.0', ''],
  ['akka-actor_2.13.jar', 'akka-actor_2.13', '', ''],
  ['org.eclipse.osgi_3.17.0.v20210823.jar', 'org.eclipse.osgi', '3.17.0.v20210823', ''],
  ['commons-io-2.6-sources.jar', 'commons-io', '2.6', 'sources'],
  ['epoll-4.1.94.Final-linux-x86_64.jar', 'epoll', '4.1.94.Final', 'linux-x86_64'],
  ['jython-standalone.jar', 'jython-standalone', '', ''],
  ['app.jar', 'app', '', ''],
] as const)
  test(`java file name: ${name}`, () => deepEqual(splitFileName(`opt/${name}`), { artifact, version, classifier }))

test('java file name: the manifest tells what two splits leave open', () => {
  deepEqual(splitFileName('json-lib-2.4-jdk15.jar', ['2.4']), { artifact: 'json-lib', version: '2.4', classifier: 'jdk15' })
  deepEqual(splitFileName('guava-20.0-jdk5.jar', ['20.0-jdk5']), { artifact: 'guava', version: '20.0-jdk5', classifier: '' })
})

test('java identity: changed and cut archives are packages or a ParseError', () => {
  const bytes = published.read(
    published.entries.find(({ name }) => name.endsWith('guice-4.2.3.jar'))!,
    1e6,
  )
  check(
    property(damaged(bytes), (changed) => {
      try {
        equal(Array.isArray(javaArchive.parse({ path: 'guice-4.2.3.jar', size: changed.length, mode: 0o644, bytes: changed })), true)
      } catch (error) {
        equal((error as Error).name, 'ParseError')
      }
    }),
  )
})
