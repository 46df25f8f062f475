import { equal, match } from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Result } from '#model/index.ts'
import { plimsoll } from '#testing/plimsoll.ts'
import { INDEX, putImage, putManifest, startRegistry } from '#testing/registry.ts'
import { tar } from '#testing/tar.ts'

const layer = tar({
  name: 'app/node_modules/lodash/package.json',
  content: JSON.stringify({ name: 'lodash', version: '4.17.11' }),
})

test('an image that a tag leads to through an index: VEX and exceptions may name the index, and the result does', async (t) => {
  const registry = await startRegistry()
  t.after(() => registry.close())
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-index-'))
  t.after(() => rm(home, { recursive: true }))
  const platform = { os: 'linux', architecture: 'amd64' }
  const image = { ...putImage(registry, undefined, layer), platform }
  const index = putManifest(registry, { schemaVersion: 2, mediaType: INDEX, manifests: [image] }, '1')
  const vex = join(home, 'vex.json')
  const statement = {
    vulnerability: { name: 'CVE-2019-10744' },
    products: [{ '@id': `pkg:oci/shop@${encodeURIComponent(index.digest)}`, subcomponents: [{ '@id': 'pkg:npm/lodash' }] }],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
  }
  const head = { '@context': 'https://openvex.dev/ns/v0.2.0', '@id': 'https://example.com/1', author: 'Shop', version: 1 }
  await writeFile(vex, JSON.stringify({ ...head, timestamp: '2026-01-01T00:00:00Z', statements: [statement] }))
  const settings = join(home, 'plimsoll.yaml')
  const exception = `{id: CVE-2020-8203, package: lodash, subject: '*@${index.digest}', owner: web, reason: none, expires: 2099-12-31}`
  await writeFile(settings, `exceptions: [${exception}]\n`)

  const args = ['check', `${registry.host}/shop:1`, '--platform', 'linux/amd64', '--insecure', '--format', 'json']
  const checked = await plimsoll([...args, '--vex', vex, '--config', settings], { home })
  const { subject, findings } = JSON.parse(checked.stdout) as Result
  equal(subject.digest, image.digest)
  equal(subject.image?.indexDigest, index.digest)
  equal(findings.find(({ id }) => id === 'CVE-2019-10744')?.status, 'not-affected')
  equal(findings.find(({ id }) => id === 'CVE-2020-8203')?.status, 'excepted')

  const file = join(home, 'result.json')
  await writeFile(file, checked.stdout)
  const replayed = await plimsoll(['replay', file, '--config', settings], { home })
  equal(replayed.stdout, await readFile(file, 'utf8'), replayed.stderr)
  // The tag leads to another index by now, and to the same image.
  putManifest(registry, { schemaVersion: 2, mediaType: INDEX, manifests: [image], annotations: { a: 'b' } }, '1')
  const later = await plimsoll(['replay', file, '--config', settings], { home })
  equal(later.code, 3)
  match(later.stderr, /the index of the image: its digest was "sha256:/)
})
