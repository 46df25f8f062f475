import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { zip } from '#testing/zip.ts'
import { javaArchive } from './archive.ts'

const properties = (group: string, artifact: string, version: string) => ({
  [`META-INF/maven/${group}/${artifact}/pom.properties`]: `#Generated\ngroupId=${group}\nartifactId=${artifact}\nversion=${version}\n`,
})
const manifest = (lines: string) => ({ 'META-INF/MANIFEST.MF': `Manifest-Version: 1.0\r\n${lines}\r\n` })
const classes = (...names: string[]) => Object.fromEntries(names.map((name) => [`${name}.class`, '']))
const pom = (inside: string): string => `<project><groupId>a</groupId><artifactId>b</artifactId><version>1</version>${inside}</project>`

/** Packages with where they lie, and unknowns, of one archive. */
function found(path: string, bytes: Uint8Array): string[] {
  const { packages, unknowns } = catalogued([javaArchive], { [path]: bytes })
  return [
    ...packages.map(({ purl, locations }) => `${purl.slice('pkg:maven/'.length)} ${locations.map((one) => one.path).join(' ')}`),
    ...unknowns.map((one) => `unknown ${one.path} ${one.reason}`),
  ].toSorted()
}

for (const [why, path, content, expected] of [
  [
    'pom.properties',
    'a/commons-io-2.6.jar',
    zip(properties('commons-io', 'commons-io', '2.6')),
    ['commons-io/commons-io@2.6 a/commons-io-2.6.jar'],
  ],
  ['pom.xml without properties', 'x.jar', zip({ 'META-INF/maven/a/b/pom.xml': pom('') }), ['a/b@1 x.jar']],
  [
    'shaded archives, and the archive by its manifest',
    'thing-shaded-3.5.jar',
    zip({ ...properties('a', 'b', '1'), ...properties('c', 'd', '2'), ...manifest('Bundle-SymbolicName: org.example.thing\r\n') }),
    ['a/b@1 thing-shaded-3.5.jar', 'c/d@2 thing-shaded-3.5.jar', 'org.example.thing/thing-shaded@3.5 thing-shaded-3.5.jar'],
  ],
  [
    'one archive shaded into another is not the other',
    'guice-4.2.3.jar',
    zip({ ...properties('cglib', 'cglib', '3.3.0'), ...manifest('Bundle-SymbolicName: com.google.inject\r\n') }),
    ['cglib/cglib@3.3.0 guice-4.2.3.jar', 'com.google.inject/guice@4.2.3 guice-4.2.3.jar'],
  ],
  ['a renamed archive', 'lib/logging.jar', zip(properties('log4j', 'log4j', '1.2.17')), ['log4j/log4j@1.2.17 lib/logging.jar']],
  [
    'the manifest alone',
    'x.jar',
    zip(manifest('Implementation-Version: 1.4\r\nImplementation-Vendor-Id: org.example\r\n')),
    ['org.example/x@1.4 x.jar'],
  ],
  [
    'a section of the manifest, as old builds wrote it',
    'xercesImpl.jar',
    zip(manifest('Created-By: 1.4\r\n\r\nName: org/apache/xerces/impl/\r\nImplementation-Version: 2.11.0\r\n')),
    ['xerces/xercesImpl@2.11.0 xercesImpl.jar'],
  ],
  [
    'a known artifact without any',
    'spring-core-5.3.17.jar',
    zip(manifest('')),
    ['org.springframework/spring-core@5.3.17 spring-core-5.3.17.jar'],
  ],
  [
    'the package of its classes',
    'widgets-core-1.0.jar',
    zip(classes('org/example/widgets/A', 'org/example/widgets/B', 'org/example/widgets/impl/C')),
    ['org.example.widgets/widgets-core@1.0 widgets-core-1.0.jar'],
  ],
  ['the file name alone', 'thing-2.6.jar', zip({}), ['thing/thing@2.6 thing-2.6.jar']],
  [
    'the folders of a repository',
    'root/.m2/repository/org/example/thing/2.6/thing-2.6.jar',
    zip({}),
    ['org.example/thing@2.6 root/.m2/repository/org/example/thing/2.6/thing-2.6.jar'],
  ],
  [
    "Quarkus' names",
    'lib/main/com.example.shop.shop-core-1.0.jar',
    zip(properties('com.example.shop', 'shop-core', '1.0')),
    ['com.example.shop/shop-core@1.0 lib/main/com.example.shop.shop-core-1.0.jar'],
  ],
  [
    'a classifier',
    'epoll-4.1.94.Final-linux-x86_64.jar',
    zip(properties('io.netty', 'epoll', '4.1.94.Final')),
    ['io.netty/epoll@4.1.94.Final?classifier=linux-x86_64 epoll-4.1.94.Final-linux-x86_64.jar'],
  ],
  [
    "New Relic's weavers are not what they weave",
    'spring-4.3.0-1.0.jar',
    zip(manifest('Weave-Classes: org.springframework.A\r\nImplementation-Version: 1.0\r\n')),
    [],
  ],
  [
    'archives within an application',
    'app.war',
    zip({ ...manifest(''), 'WEB-INF/lib/b-1.jar': zip(properties('a', 'b', '1')), 'WEB-INF/lib/broken.jar': 'no zip' }),
    ['a/b@1 app.war!/WEB-INF/lib/b-1.jar', 'unknown app.war!/WEB-INF/lib/broken.jar no end of a ZIP directory'],
  ],
  [
    'an executable archive after a script, its parts stored',
    'app.jar',
    Buffer.concat([
      Buffer.from('#!/bin/bash\nexec java -jar "$0"\n'),
      zip({ 'BOOT-INF/lib/b-1.jar': zip(properties('a', 'b', '1')) }, true),
    ]),
    ['a/b@1 app.jar!/BOOT-INF/lib/b-1.jar'],
  ],
  [
    'classes that nothing names',
    'x.jar',
    zip(classes('x/A')),
    ['unknown x.jar holds classes, but no pom.properties, manifest or file name says which version of what'],
  ],
  [
    'a pom that is no XML, and one beside properties',
    'x.jar',
    zip({ 'META-INF/maven/a/b/pom.xml': '<', 'META-INF/maven/c/d/pom.xml': '<', ...properties('c', 'd', '2') }),
    ['c/d@2 x.jar', 'unknown x.jar 1 of the poms in it could not be read'],
  ],
  ['a RAR archive is no resource adapter', 'x.rar', Buffer.from('Rar!\x1a\x07\x00'), []],
  [
    'a distribution of a program',
    'opt/shop-1.0.zip',
    zip({ 'shop/lib/b-1.jar': zip(properties('a', 'b', '1')) }),
    ['a/b@1 opt/shop-1.0.zip!/shop/lib/b-1.jar'],
  ],
  ['a ZIP file that is damaged or has nothing of Java', 'x.zip', Buffer.from('PK'), []],
  ['an empty file', 'x.jar', Buffer.alloc(0), ['unknown x.jar no end of a ZIP directory']],
] as const)
  test(`java archive: ${why}`, () => deepEqual(found(path, content), [...expected]))

test('java archive: licence and edges from the pom.xml beside; several licences are a choice', () => {
  const text =
    pom(`<licenses><license><name>MIT</name></license><license><url>https://www.eclipse.org/legal/epl-2.0/</url></license></licenses>
<dependencies><dependency><groupId>c</groupId><artifactId>d</artifactId></dependency><dependency><groupId>t</groupId><artifactId>t</artifactId><scope>test</scope></dependency></dependencies>`)
  const { packages } = catalogued([javaArchive], {
    'lib/b-1.jar': zip({ ...properties('a', 'b', '1'), 'META-INF/maven/a/b/pom.xml': text }),
    'lib/d-2.jar': zip(properties('c', 'd', '2')),
    'lib/t-3.jar': zip(properties('t', 't', '3')),
  })
  deepEqual([packages[0]!.licence, packages[0]!.dependsOn], ['MIT OR EPL-2.0', ['pkg:maven/c/d@2']])
})

test('java archive: an application needs what it contains and nothing in it needs', () => {
  const needing = pom('<dependencies><dependency><groupId>c</groupId><artifactId>d</artifactId></dependency></dependencies>')
  const { packages } = catalogued([javaArchive], {
    'shop-1.0.jar': zip({
      'BOOT-INF/lib/b-1.jar': zip({ ...properties('a', 'b', '1'), 'META-INF/maven/a/b/pom.xml': needing }),
      'BOOT-INF/lib/d-2.jar': zip(properties('c', 'd', '2')),
    }),
  })
  deepEqual(
    packages.map(({ purl, dependsOn }) => [purl, dependsOn]),
    [
      ['pkg:maven/a/b@1', ['pkg:maven/c/d@2']],
      ['pkg:maven/c/d@2', []],
      ['pkg:maven/shop/shop@1.0', ['pkg:maven/a/b@1']],
    ],
  )
})

test('java archive: of two versions in a tree an edge leads to the nearest', () => {
  const needing = pom('<dependencies><dependency><groupId>c</groupId><artifactId>d</artifactId></dependency></dependencies>')
  const b = zip({ ...properties('a', 'b', '1'), 'META-INF/maven/a/b/pom.xml': needing })
  const d = (version: string): Buffer => zip(properties('c', 'd', version))
  const { packages } = catalogued([javaArchive], {
    'one/b-1.jar': b,
    'one/d-1.jar': d('1'),
    'two/d-2.jar': d('2'),
    'three/d-3.jar': d('3'),
  })
  deepEqual(packages[0]!.dependsOn, ['pkg:maven/c/d@1'])
})

for (const [why, files, licence] of [
  ['OSGi, a name with a comma', manifest('Bundle-License: Apache License, Version 2.0\r\n'), 'Apache-2.0'],
  ['OSGi, quoted with a link', manifest('Bundle-License: "Apache-2.0";link="https://x"\r\n'), 'Apache-2.0'],
  [
    'OSGi, two addresses',
    manifest('Bundle-License: http://www.eclipse.org/legal/epl-2.0, https://www.gnu.org/soft\r\n ware/classpath/license.html\r\n'),
    'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  ['the text of the licence', { 'META-INF/LICENSE.txt': '\n          Apache License\n     Version 2.0, January 2004\n' }, 'Apache-2.0'],
  [
    'a BSD text',
    { LICENSE: 'Copyright x\n\nRedistribution and use in source and binary forms, with or\n * without ... \n * Neither the name of the' },
    'BSD-3-Clause',
  ],
] as const)
  test(`java licence: ${why}`, () => equal(catalogued([javaArchive], { 'x-1.jar': zip(files) }).packages[0]!.licence, licence))

const reasons = (bytes: Uint8Array): string[] => catalogued([javaArchive], { 'app.jar': bytes }).unknowns.map(({ reason }) => reason)

test('java archive: nested without end is a named unknown', () => {
  let inner = zip({})
  for (let i = 0; i < 12; i++) inner = zip({ 'x.jar': inner }, true)
  deepEqual(reasons(inner), ['archives nest deeper than 6'])
})

test('java archive: more archives, more bytes and more poms than a file may hold are named unknowns', () => {
  const empty = zip({})
  const many = zip(Object.fromEntries(Array.from({ length: 20_100 }, (_, i) => [`${i}.jar`, empty])))
  deepEqual(
    reasons(many),
    Array.from({ length: 100 }, () => 'more than 20000 archives within one file'),
  )
  const poms = zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`META-INF/maven/g/a${i}/pom.properties`, 'version=1'])))
  deepEqual(reasons(poms), ['more than 10000 poms in it'])
})

test('java archive: what parts claim to hold is spent before it is decompressed', () => {
  const bytes = zip(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [`${name}.jar`, 'x'])))
  const claim = (index: number, size: number): void => {
    let at = bytes.indexOf('PK\x01\x02')
    for (let i = 0; i < index; i++) at = bytes.indexOf('PK\x01\x02', at + 4)
    bytes.writeUInt32LE(size, at + 24)
  }
  for (const index of [0, 1, 2, 3, 4, 5]) claim(index, 200 * 1024 * 1024)
  claim(6, 300 * 1024 * 1024)
  deepEqual(
    reasons(bytes).map((reason) => reason.replace(/^.*: | \(at.*$/g, '')),
    [
      ...Array.from({ length: 5 }, () => 'not of the size that the directory says'),
      'the archives within are more than 1024 MiB',
      '314572800 bytes, more than 256 MiB',
    ],
  )
})

test('java archive: of a bomb each unread part is named up to a bound', () => {
  const bomb = zip(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}.jar`, 'x'])))
  deepEqual([reasons(bomb).length, reasons(bomb).at(-1)], [1001, '2000 more archives in it could not be read'])
})

test('java archive: changed and cut bytes are packages or a named unknown', () => {
  const whole = zip({ ...properties('a', 'b', '1'), ...manifest('X: y'), 'lib/x.jar': zip(properties('c', 'd', '2')) })
  check(
    property(damaged(whole), (bytes) => {
      equal(
        catalogued([javaArchive], { 'x-1.jar': bytes }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
        undefined,
      )
    }),
  )
})
