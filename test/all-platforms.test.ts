import { deepEqual, equal, match } from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { plimsoll } from '#testing/plimsoll.ts'
import { INDEX, putImage, putManifest, startRegistry } from '#testing/registry.ts'
import { tar } from '#testing/tar.ts'
import type { Results } from '#model/index.ts'

const layerOf = (version: string): Buffer =>
  tar({ name: 'app/node_modules/left-pad/package.json', content: JSON.stringify({ name: 'left-pad', version }) })

test('--all-platforms: each platform of an index in a registry is a result; one without its layer is undetermined', async (t) => {
  const registry = await startRegistry()
  t.after(() => registry.close())
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-platforms-'))
  t.after(() => rm(home, { recursive: true }))
  const platforms = [
    { os: 'linux', architecture: 's390x' },
    { os: 'linux', architecture: 'arm', variant: 'v6' },
    { os: 'linux', architecture: 'arm', variant: 'v7' },
    { os: 'linux', architecture: 'riscv64' },
  ]
  const images = platforms.map((platform, i) => ({ ...putImage(registry, undefined, layerOf(`1.${i}.0`), platform), platform }))
  const attestation = {
    ...putImage(registry, undefined, layerOf('9.0.0'), { os: 'unknown', architecture: 'unknown' }),
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    platform: { os: 'unknown', architecture: 'unknown' },
  }
  putManifest(registry, { schemaVersion: 2, mediaType: INDEX, manifests: [...images, attestation] }, '1')
  const lost = JSON.parse(registry.manifests.get(images[3]!.digest)!.toString()) as { layers: { digest: string }[] }
  registry.blobs.delete(lost.layers[0]!.digest)

  const target = `${registry.host}/shop:1`
  const checked = await plimsoll(['check', target, '--all-platforms', '--insecure', '--format', 'json'], { home })
  equal(checked.code, 3, checked.stderr)
  const { schema, results } = JSON.parse(checked.stdout) as Results
  equal(schema, 'plimsoll-results/1')
  deepEqual(
    results.map(({ subject, packages, error }) => [subject.image?.platform, packages[0]?.version, error === undefined]),
    [
      ['linux/s390x', '1.0.0', true],
      ['linux/arm/v6', '1.1.0', true],
      ['linux/arm/v7', '1.2.0', true],
      [undefined, undefined, false],
    ],
  )
  equal(results[3]!.inputs.platform, 'linux/riscv64')
  match(results[3]!.error!, /blob/)

  const file = join(home, 'results.json')
  await writeFile(file, checked.stdout)
  const replayed = await plimsoll(['replay', file], { home })
  equal(replayed.stdout, await readFile(file, 'utf8'), replayed.stderr)
  equal((await plimsoll(['check', `${registry.host}/none:1`, '--all-platforms', '--insecure'], { home })).code, 3)
})
