import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { BaseComparison } from './compare-bases.ts'
import { fixDockerfile } from './dockerfile.ts'
import type { Upgrade } from './plan.ts'
import { readText } from './text-file.ts'

const upgrade: Upgrade = {
  package: 'pkg:deb/debian/openssl@3.0.1-1',
  type: 'deb',
  name: 'openssl',
  from: '3.0.1-1',
  to: '3.0.1-2',
  clears: ['CVE-1'],
  brings: [],
  keeps: [],
  tried: [],
  steps: [],
  places: [],
}
const row = { id: 'CVE-1', fingerprint: 'a', package: 'openssl' }
const better: BaseComparison = { target: 'debian:13-slim', digest: 'sha256:a', clears: [row], stays: [], brings: [], unknown: [] }
const worse: BaseComparison = { ...better, clears: [], stays: [row] }

const PIN = 'RUN apt-get update && apt-get install -y openssl=3.0.1-1 curl=7\n'
for (const [why, before, bases, after, note] of [
  ['a pinned line', `FROM debian:12\n${PIN}`, [], `FROM debian:12\n${PIN.replace('3.0.1-1', '3.0.1-2')}`, undefined],
  [
    'a pin of another version',
    'FROM debian:12\nRUN apt-get install -y openssl=3.0.0-1\n',
    [],
    'FROM debian:12\nRUN apt-get install -y openssl=3.0.0-1\n',
    undefined,
  ],
  [
    'FROM, with what stands around it',
    '\uFEFFFROM --platform=linux/amd64 debian:12 AS x\r\n',
    [better],
    '\uFEFFFROM --platform=linux/amd64 debian:13-slim AS x\r\n',
    undefined,
  ],
  [
    'the last stage alone',
    'FROM golang:1 AS b\nFROM debian:12\nCOPY --from=b /x /x\n',
    [better],
    'FROM golang:1 AS b\nFROM debian:13-slim\nCOPY --from=b /x /x\n',
    undefined,
  ],
  ['a stage on a stage', 'FROM debian:12 AS b\nFROM b\n', [better], undefined, 'FROM stays: the last stage builds on another one'],
  ['variables', 'ARG V=12\nFROM debian:$V\n', [better], undefined, 'FROM stays: "debian:$V" has variables'],
  [
    'a digest',
    `FROM debian:12@sha256:${'a'.repeat(64)}\n`,
    [better],
    undefined,
    'FROM stays: it is pinned by digest, and "debian:13-slim" is not',
  ],
  ['a base that is no better', 'FROM debian:12\n', [worse], undefined, 'FROM stays: none of the other bases leaves fewer findings'],
  [
    'a base that no FROM can name',
    'FROM debian:12\n',
    [{ ...better, target: 'oci:build/base' }],
    undefined,
    'FROM stays: "oci:build/base" is no image in a registry',
  ],
  [
    'a scheme',
    'FROM debian:12\n',
    [{ ...better, target: 'registry:registry.example:5000/debian:13' }],
    'FROM registry.example:5000/debian:13\n',
    undefined,
  ],
  ['nothing', '', [better], undefined, 'FROM stays: the last stage builds on another one'],
] as const)
  test(`dockerfile: ${why}`, () => {
    const fixed = fixDockerfile(readText('Dockerfile', Buffer.from(before)), [upgrade], bases)
    equal(fixed.files[0]?.after ?? before, after ?? before)
    deepEqual(fixed.notes, note === undefined ? [] : [note])
  })

test('dockerfile: 100 KB of anything', () => {
  for (const part of ['FROM ', 'RUN apt-get install x=1 \\\n', '\\\n', 'x', '"', '$(', '<<EOF\n'])
    fixDockerfile(readText('Dockerfile', Buffer.from(part.repeat(100_000 / part.length))), [upgrade], [better])
})
