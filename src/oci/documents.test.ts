import { ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type Arbitrary, assert as check, constantFrom, integer, jsonValue, oneof, property, record, string, uint8Array } from 'fast-check'
import { OciError } from './oci-error.ts'
import { type Index, choosePlatform, parsePlatform, readConfig, readManifest } from './manifest.ts'
import { isDigest } from './digest.ts'
import { ParseError } from '#base/index.ts'
import { splitFrames } from './layers/zstd-frames.ts'

/** Whatever goes in, a value or an error of the given class comes out. */
function holds<T>(name: string, input: Arbitrary<T>, read: (value: T) => unknown, kind: new (...given: never[]) => Error): void {
  test(`${name}: any input is read or ${kind.name === '' ? 'an error' : `a ${kind.name}`}`, () =>
    check(
      property(input, (value) => {
        try {
          read(value)
        } catch (error) {
          ok(error instanceof kind, String(error))
        }
      }),
      { numRuns: 300 },
    ))
}

const digest = constantFrom(`sha256:${'0'.repeat(64)}`, 'sha256:0', '')
const descriptor = record(
  { mediaType: string(), digest, size: oneof(integer(), jsonValue()), platform: jsonValue(), annotations: jsonValue(), urls: jsonValue() },
  { requiredKeys: [] },
)
const document = record(
  {
    schemaVersion: oneof(integer(), jsonValue()),
    mediaType: jsonValue(),
    config: oneof(descriptor, jsonValue()),
    layers: oneof(jsonValue(), descriptor),
    manifests: jsonValue(),
    fsLayers: jsonValue(),
    rootfs: jsonValue(),
    os: jsonValue(),
  },
  { requiredKeys: [] },
)
const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '')

holds('manifest', oneof(document, jsonValue()), (value) => readManifest(bytesOf(value)), OciError)
holds('manifest of bytes', uint8Array(), readManifest, OciError)
holds('configuration', oneof(document, jsonValue()), (value) => readConfig(bytesOf(value), 0), OciError)
holds('platform', string(), parsePlatform, OciError)
holds('platform with slashes', string({ unit: constantFrom('/', 'a', 'v', '1', '.', '-', ' ') }), parsePlatform, OciError)
const variant = constantFrom(undefined, 'v1', 'v8', '8', 'v', '', 'x9', 'v99999999999')
const platforms = record({
  os: constantFrom('linux', 'windows', 'unknown'),
  architecture: constantFrom('amd64', 'arm', 'arm64', ''),
  variant,
}).map(({ variant: one, ...rest }) => ({ ...rest, ...(one === undefined ? {} : { variant: one }) }))
const index = platforms.map((platform): Index => ({ manifests: [{ mediaType: '', digest: '', size: 0, platform }] }))
holds('choice by platform', index, (one) => choosePlatform(one, 'linux/arm/v7'), OciError)
holds('digest', string(), isDigest, Error)

test('zstd frames: any bytes are frames or a ParseError', async () => {
  const seeds = [[0x28, 0xb5, 0x2f, 0xfd], [0x50, 0x2a, 0x4d, 0x18], []]
  for (const seed of seeds)
    for (let i = 0; i < 300; i++) {
      const bytes = Buffer.from([...seed, ...Array.from({ length: i % 40 }, (_, j) => (i * 31 + j * 17) % 256)])
      try {
        for await (const frame of splitFrames(
          (async function* () {
            yield bytes
          })(),
        ))
          for await (const piece of frame) ok(piece.length <= bytes.length)
      } catch (error) {
        ok(error instanceof ParseError, String(error))
      }
    }
})
