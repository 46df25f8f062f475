import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { BaseImage, HistoryEntry, RecordedBase } from '#model/index.ts'
import { imageConfig } from '#testing/image-config.ts'
import { baseOf } from './base-image.ts'

const layer = (createdBy: string): HistoryEntry => ({ createdBy, empty: false })
const empty = (createdBy: string): HistoryEntry => ({ createdBy, empty: true })
const recorded = (name: string, ...diffIds: string[]): RecordedBase => ({ name, digest: 'd', platform: 'linux/amd64', diffIds, history: 2 })

/** Histories as Docker's classic builder, BuildKit and debuerreotype write them. */
const classic = [layer('/bin/sh -c #(nop) ADD file:1f in / '), empty('/bin/sh -c #(nop)  CMD ["bash"]'), layer('/bin/sh -c apt-get update')]
const buildkit = [
  layer('# debian.sh --arch amd64'),
  empty('ENV PATH=/usr/local/bin'),
  layer('RUN /bin/sh -c make # buildkit'),
  empty('CMD ["python3"]'),
  layer('COPY . /app # buildkit'),
  empty('CMD ["python3" "app.py"]'),
]

for (const [why, history, diffIds, bases, base] of [
  ['nothing tells', [layer('a'), layer('b')], ['1', '2'], [], undefined],
  ['no history at all', [], ['1', '2'], [], undefined],
  ['a CMD with a layer after it', classic, ['1', '2'], [], { confidence: 'guessed', layers: 1, history: 2 }],
  ['of two the last that has layers after it', buildkit, ['1', '2', '3'], [], { confidence: 'guessed', layers: 2, history: 4 }],
  ['a history that does not fit the layers tells nothing', classic, ['1', '2', '3'], [], undefined],
  ['a CMD in a RUN is none', [layer('a'), empty('RUN echo CMD'), layer('b')], ['1', '2'], [], undefined],
  [
    'a recorded chain wins over the history, the longest over the others',
    buildkit,
    ['1', '2', '3'],
    [recorded('one', '1'), recorded('two', '1', '2'), recorded('other', '2')],
    { name: 'two', digest: 'd', confidence: 'certain', layers: 2, history: 2 },
  ],
  [
    'a chain that is not the lowest layers is no base',
    classic,
    ['1', '2'],
    [recorded('x', '2')],
    { confidence: 'guessed', layers: 1, history: 2 },
  ],
] as const satisfies readonly (readonly [
  string,
  readonly HistoryEntry[],
  readonly string[],
  readonly RecordedBase[],
  BaseImage | undefined,
])[])
  test(`base image: ${why}`, () => deepEqual(baseOf({ settings: imageConfig({ history }), diffIds }, bases), base))

test('base image: annotations name it, labels stand in for them, the history says how many layers', () => {
  const name = { 'org.opencontainers.image.base.name': 'docker.io/library/debian:12' }
  const digest = { 'org.opencontainers.image.base.digest': 'sha256:1' }
  deepEqual(baseOf({ settings: imageConfig({ annotations: { ...name, ...digest }, history: classic }), diffIds: ['1', '2'] }, []), {
    name: 'docker.io/library/debian:12',
    digest: 'sha256:1',
    confidence: 'stated',
    layers: 1,
    history: 2,
  })
  deepEqual(baseOf({ settings: imageConfig({ labels: name }), diffIds: ['1'] }, []), {
    name: 'docker.io/library/debian:12',
    confidence: 'stated',
  })
})
