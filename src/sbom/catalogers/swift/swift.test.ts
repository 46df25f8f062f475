import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { swiftCatalogers } from './swift.ts'

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(swiftCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

const state = (more: object): object => ({ branch: null, revision: 'd5a7304f', version: null, ...more })

/** Versions 1 and 2 of the file (Swift Package Manager, PinsStore). */
const V1 = JSON.stringify({
  object: {
    pins: [
      { package: 'swift-nio', repositoryURL: 'https://github.com/apple/swift-nio.git', state: state({ version: '2.62.0' }) },
      { package: 'Alamofire', repositoryURL: 'git@github.com:Alamofire/Alamofire.git', state: state({ branch: 'master' }) },
    ],
  },
  version: 1,
})
const V2 = JSON.stringify({
  pins: [
    {
      identity: 'swift-nio',
      kind: 'remoteSourceControl',
      location: 'https://GitHub.com/apple/swift-nio',
      state: { revision: 'aa', version: '2.62.0' },
    },
    { identity: 'own', kind: 'localSourceControl', location: '/src/own', state: { revision: 'aa', version: '1.0.0' } },
    { identity: 'mona.LinkedList', kind: 'registry', location: '', state: { version: '1.1.0' } },
    {
      identity: 'deep',
      kind: 'remoteSourceControl',
      location: 'ssh://git@gitlab.example.com:2222/a/b/deep.git',
      state: { revision: 'aa', version: '0.1.0' },
    },
  ],
  version: 2,
})

test('Package.resolved, version 1', () =>
  deepEqual(shown({ 'Package.resolved': V1 }), [
    'pkg:swift/github.com/Alamofire/Alamofire?vcs_url=git%2Bgit%40github.com:Alamofire%2FAlamofire.git%40d5a7304f',
    'pkg:swift/github.com/apple/swift-nio@2.62.0',
  ]))

test('Package.resolved, version 2: addresses of any form, a registry, own folders left out', () =>
  deepEqual(shown({ 'Package.resolved': V2 }), [
    'pkg:swift/github.com/apple/swift-nio@2.62.0',
    'pkg:swift/gitlab.example.com/a/b/deep@0.1.0',
    'pkg:swift/mona/LinkedList@1.1.0',
  ]))

/** As CocoaPods writes it ("Podfile.lock" in its guides). */
const PODS = `PODS:
  - AFNetworking (4.0.1):
    - AFNetworking/NSURLSession (= 4.0.1)
    - AFNetworking/Reachability (= 4.0.1)
  - AFNetworking/NSURLSession (4.0.1):
    - Reachability
  - AFNetworking/Reachability (4.0.1)
  - "GoogleUtilities/NSData+zlib (7.5.2)"
  - Money (2.0.0)
  - Own (0.1.0)
  - Reachability (3.2):
    - Own

DEPENDENCIES:
  - AFNetworking (~> 4.0)
  - Own (from \`../Own\`)

EXTERNAL SOURCES:
  Money:
    :git: https://github.com/acme/money.git
  Own:
    :path: "../Own"

CHECKOUT OPTIONS:
  Money:
    :commit: d5a7304fedbb785143d4c75b012bae69a0017cdf
    :git: https://github.com/acme/money.git

SPEC CHECKSUMS:
  AFNetworking: 7864c38297c79aaca1500c33288e429c3451fdce

COCOAPODS: 1.15.2
`

test('Podfile.lock: subspecs belong to their pod, edges lead between pods, own folders are left out', () =>
  deepEqual(shown({ 'ios/Podfile.lock': PODS }), [
    'pkg:cocoapods/AFNetworking@4.0.1 > pkg:cocoapods/Reachability@3.2',
    'pkg:cocoapods/GoogleUtilities@7.5.2',
    'pkg:cocoapods/Money@2.0.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Facme%2Fmoney.git%40d5a7304fedbb785143d4c75b012bae69a0017cdf',
    'pkg:cocoapods/Reachability@3.2',
  ]))

for (const [path, bytes] of [
  ['Package.resolved', Buffer.from(V1)],
  ['x/Package.resolved', Buffer.from(V2)],
  ['Podfile.lock', Buffer.from(PODS)],
] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(swiftCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['Podfile.lock', 'PODS:\n', '  - a/'],
  ['x/Podfile.lock', 'PODS:\n', '  - a (1)\n'],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(swiftCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
