import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { parseChallenge } from './challenge.ts'

const hub = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/debian:pull"'

for (const [why, headers, expected] of [
  [
    'Docker Hub',
    [hub],
    { scheme: 'bearer', realm: 'https://auth.docker.io/token', service: 'registry.docker.io', scope: 'repository:library/debian:pull' },
  ],
  [
    'bearer in a header after basic',
    ['Basic realm="x"', hub.split(',', 1)[0]!],
    { scheme: 'bearer', realm: 'https://auth.docker.io/token' },
  ],
  ['both in one header', ['Bearer realm="https://a/t", Basic realm="b"'], { scheme: 'bearer', realm: 'https://a/t' }],
  ['basic before bearer in one header', ['Basic realm="b", Bearer realm="https://a/t"'], { scheme: 'bearer', realm: 'https://a/t' }],
  [
    'a scope with commas',
    ['bearer realm=https://a/t,scope="repository:a:pull,push"'],
    { scheme: 'bearer', realm: 'https://a/t', scope: 'repository:a:pull,push' },
  ],
  ['an escaped quote', ['Bearer realm="https://a/t",service="a\\"b"'], { scheme: 'bearer', realm: 'https://a/t', service: 'a"b' }],
  ['basic', ['Basic realm="x"'], { scheme: 'basic' }],
  ['a realm that is no address', ['Bearer realm="nowhere"'], undefined],
  ['a bearer without a realm', ['Bearer'], undefined],
  ['another scheme', ['Negotiate', 'NotBasic x'], undefined],
  ['a flood', [`Bearer realm="https://a/t",${'x="y",'.repeat(2000)}`], undefined],
  ['nothing', [], undefined],
] as const)
  test(`challenge: ${why}`, () => deepEqual(parseChallenge(headers), expected))

test('challenge: any header is one that we know or none', () =>
  check(
    property(string({ maxLength: 9000 }), string(), (a, b) =>
      ok(['basic', 'bearer', undefined].includes(parseChallenge([`Bearer ${a}`, b])?.scheme)),
    ),
  ))
