import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { mavenPom } from './pom-tree.ts'

const read = (path: string): string => readFileSync(new URL(`testdata/${path}`, import.meta.url), 'utf8')
const tree = Object.fromEntries(
  ['pom.xml', 'bom/pom.xml', 'core/pom.xml', 'web/pom.xml'].map((path) => [`src/${path}`, read(`tree/${path}`)]),
)
const named = (files: Readonly<Record<string, string>>): string[] =>
  catalogued([mavenPom], files).packages.map(({ name, version }) => `${name}:${version}`)

test('pom.xml: a tree with parents, an imported list, ${revision} and an active profile is what `mvn dependency:list` says', () => {
  const maven = read('tree.list')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  // gson is optional: those who use the project do not get it.
  const expected = maven.flatMap(([name = '', scope]) => (scope === 'test' || scope === 'provided' || name.includes('gson') ? [] : [name]))
  const projects = ['bom', 'core', 'parent', 'web'].map((artifact) => `com.example.shop:${artifact}:2.1`)
  deepEqual(named(tree), [...new Set([...expected, ...projects])].toSorted())
})

test('pom.xml: licences are inherited, edges lead to what is named', () => {
  const web = catalogued([mavenPom], tree).packages.find(({ name }) => name.endsWith(':web'))
  deepEqual(
    [web?.licence, web?.dependsOn.map((purl) => purl.replace('pkg:maven/', ''))],
    [
      'Apache-2.0',
      ['com.example.shop/core@2.1', 'com.h2database/h2@1.4.200', 'org.apache.commons/commons-text@1.10.0', 'org.slf4j/slf4j-api@1.7.36'],
    ],
  )
})

const dependency = (text: string): string => `<dependencies><dependency>${text}</dependency></dependencies>`
const project = (inside: string, parent = ''): string =>
  `<project xmlns="http://maven.apache.org/POM/4.0.0">${parent}<groupId>g</groupId><artifactId>app</artifactId><version>1</version>${inside}</project>`
const b = '<groupId>a</groupId><artifactId>b</artifactId>'

for (const [why, files, expected] of [
  [
    'a property of a property',
    { 'pom.xml': project(`<properties><v>1.2</v><w>\${v}.3</w></properties>${dependency(`${b}<version>\${w}</version>`)}`) },
    ['a:b:1.2.3', 'g:app:1'],
  ],
  [
    'properties in a circle end and name nothing',
    { 'pom.xml': project(`<properties><v>\${w}</v><w>\${v}</w></properties>${dependency(`${b}<version>\${w}</version>`)}`) },
    ['a:b:', 'g:app:1'],
  ],
  [
    'what a parent elsewhere knows stays empty',
    { 'pom.xml': project(dependency(b), '<parent><groupId>p</groupId><artifactId>p</artifactId><version>1</version></parent>') },
    ['a:b:', 'g:app:1'],
  ],
  [
    'a range names no version, an exact one does',
    {
      'pom.xml': project(dependency(`${b}<version>[1.0,2.0)</version>`)),
      'x/pom.xml': project(dependency(`${b}<version>[1.5]</version>`)),
    },
    ['a:b:', 'a:b:1.5', 'g:app:1'],
  ],
  ['RELEASE and LATEST name no version', { 'pom.xml': project(dependency(`${b}<version>RELEASE</version>`)) }, ['a:b:', 'g:app:1']],
  [
    'the file beside that is another project is no parent',
    {
      'pom.xml': project('<properties><v>9</v></properties>'),
      'x/pom.xml': project(
        dependency(`${b}<version>\${v}</version>`),
        '<parent><groupId>q</groupId><artifactId>q</artifactId><version>1</version></parent>',
      ).replace('>app<', '>x<'),
    },
    ['a:b:', 'g:app:1', 'g:x:1'],
  ],
  [
    'a parent that is the project itself, and a path out of the tree',
    {
      'pom.xml': project(
        dependency(`${b}<version>1</version>`),
        '<parent><groupId>g</groupId><artifactId>app</artifactId><version>1</version><relativePath>../../../pom.xml</relativePath></parent>',
      ),
    },
    ['a:b:1', 'g:app:1'],
  ],
] as const)
  test(`pom.xml: ${why}`, () => deepEqual(named(files), [...expected]))

test('pom.xml: lists of versions that import each other end', () => {
  const list = (name: string, other: string): string =>
    `<project><groupId>g</groupId><artifactId>${name}</artifactId><version>1</version><dependencyManagement>${dependency(`<groupId>g</groupId><artifactId>${other}</artifactId><version>1</version><type>pom</type><scope>import</scope>`)}</dependencyManagement></project>`
  deepEqual(named({ 'a/pom.xml': list('a', 'b'), 'b/pom.xml': list('b', 'a') }), ['g:a:1', 'g:b:1'])
})

test('pom.xml: a tree that inherits without measure is a named unknown', () => {
  const many = Array.from(
    { length: 6000 },
    (_, i) => `<dependency><groupId>a</groupId><artifactId>b${i}</artifactId><version>1</version></dependency>`,
  )
  const parent = '<parent><groupId>g</groupId><artifactId>app</artifactId><version>1</version></parent>'
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [
      `m${i}/pom.xml`,
      project('', parent).replace('>app</artifactId><version>1</version></project', `>m${i}</artifactId><version>1</version></project`),
    ]),
  )
  const { unknowns } = catalogued([mavenPom], { 'pom.xml': project(`<dependencies>${many.join('')}</dependencies>`), ...files })
  equal(unknowns.length, 1)
  ok(unknowns[0]!.reason.startsWith('the poms of this tree inherit more than'))
})

for (const [why, text] of [
  ['entities', '<!DOCTYPE p [<!ENTITY a "aaaaaaaa">]><project>&a;</project>'],
  ['nesting', '<a>'.repeat(1000)],
  ['an element that does not end', '<project><a></project>'],
] as const)
  test(`pom.xml: ${why} is a named unknown`, () => {
    const { unknowns } = catalogued([mavenPom], { 'pom.xml': text })
    equal(unknowns.length, 1)
    equal(unknowns[0]!.reason.startsWith('unexpected'), false)
  })

test('pom.xml: changed and cut bytes are packages or a named unknown', () =>
  check(
    property(damaged(Buffer.from(tree['src/web/pom.xml']!)), (bytes) => {
      const { unknowns } = catalogued([mavenPom], { ...tree, 'src/web/pom.xml': bytes.toString('latin1') })
      equal(
        unknowns.some(({ reason }) => reason.startsWith('unexpected')),
        false,
      )
    }),
    { numRuns: 60 },
  ))
