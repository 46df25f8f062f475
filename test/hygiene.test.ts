import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { imageConfig } from '#testing/image-config.ts'
import { type Member, pieces, tar } from '#testing/tar.ts'
import { hygieneDetector, imageFacts, secretPlace } from '#hygiene/index.ts'
import type { HygieneFinding, ImageConfig } from '#model/index.ts'
import { type Image, detectFolder, detectImage, squash } from '#oci/index.ts'
import { ImageFactsSchema, hygieneFindings, loadControls } from '#policy/index.ts'
import { catalogers, entersFolder, inventoryOfFolder, inventoryOfLayers, packageDetector, selectionOf } from '#sbom/index.ts'

const selection = selectionOf(catalogers)
const detectors = { catalog: packageDetector(selection), hygiene: hygieneDetector }
const time = '2026-11-25T00:00:00Z'

function imageOf(config: Partial<ImageConfig>, ...layers: readonly (readonly Member[])[]): Image {
  return {
    name: 'shop:latest',
    tag: 'latest',
    digest: `sha256:${'0'.repeat(64)}`,
    platform: 'linux/amd64',
    config: { digest: '', os: 'linux', architecture: 'amd64' },
    settings: imageConfig(config),
    layers: layers.map((parts) => {
      const bytes = tar(...parts)
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
      return { digest, diffId: digest, size: bytes.length, mediaType: '', open: async () => pieces(bytes) }
    }),
    close: async () => {},
  }
}

async function judgeImage(image: Image): Promise<readonly HygieneFinding[]> {
  const layers = await detectImage(image, detectors)
  const cataloged = layers.map(({ diffId, tree, found }) => ({ diffId, tree, catalog: found.catalog }))
  const { ownersOf, packages } = inventoryOfLayers(image, cataloged, selection)
  const facts = imageFacts({
    time,
    layers: layers.map(({ diffId, found }) => ({ diffId, records: found.hygiene })),
    tree: squash(layers.map(({ tree }) => tree)),
    owners: ownersOf,
    packages,
    secrets: new Set([secretPlace('Env.TOKEN', 'config')]),
    subject: { kind: 'image', config: image.settings, platform: image.platform, ...(image.tag ? { tag: image.tag } : {}) },
  })
  deepEqual(ImageFactsSchema.parse(facts), facts)
  return hygieneFindings(await loadControls(), facts).findings
}

/** A Debian of one package that owns su. */
const base: readonly Member[] = [
  { name: 'etc/os-release', content: 'ID=debian\nVERSION_ID="12"\n' },
  { name: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/bash\n' },
  { name: 'etc/shadow', mode: 0o640, content: 'root:*:1::::::\n' },
  { name: 'bin', flag: '2', link: 'usr/bin' },
  { name: 'var/lib/dpkg/status', content: 'Package: util-linux\nStatus: install ok installed\nVersion: 2.38.1-5\nArchitecture: amd64\n\n' },
  { name: 'var/lib/dpkg/info/util-linux.list', content: '/.\n/bin\n/bin/su\n' },
  { name: 'usr/bin/su', mode: 0o4755, content: 'x' },
]
const own: readonly Member[] = [
  { name: 'usr/bin/helper', mode: 0o4755, content: 'x' },
  { name: 'app/.git/HEAD', content: 'ref: refs/heads/main\n' },
  { name: 'root/.cache/pip/a', content: 'x'.repeat(2_000_000) },
]
const config: Partial<ImageConfig> = {
  env: ['PATH=/usr/bin:.', 'TOKEN=x', 'DB_PASSWORD=x'],
  exposedPorts: ['22/tcp'],
  healthcheck: ['CMD', 'true'],
  labels: { 'org.opencontainers.image.source': 'a', 'org.opencontainers.image.revision': 'b' },
  history: [
    { createdBy: '/bin/sh -c #(nop) ADD file:0123 in / ', empty: false },
    { createdBy: 'RUN /bin/sh -c curl https://example.org | sh # buildkit', empty: false },
  ],
}

test('hygiene: from the layers of an image to its findings', async () => {
  const findings = await judgeImage(imageOf(config, base, own))
  deepEqual(
    findings.map(({ id, severity, location }) => `${severity} ${id}: ${location.map(({ path }) => path).join(', ')}`),
    [
      'low latest-tag: Tag',
      'low package-caches: root/.cache/pip/a',
      'medium path-entries: Env.PATH',
      'medium pipe-to-shell: 2',
      'medium remote-access-port: ExposedPorts.22/tcp',
      'medium root-user: User',
      'medium secret-names: Env.DB_PASSWORD',
      'medium setuid-files: usr/bin/helper, usr/bin/su',
      'low unowned-executables: usr/bin/helper',
      'medium version-control: app/.git',
    ],
  )
  const setuid = findings.find(({ id }) => id === 'setuid-files')!
  ok(setuid.location[0]!.layer !== setuid.location[1]!.layer)
  equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, findings.length)
})

test('hygiene: an image of a program alone has only what its configuration says', async () => {
  const findings = await judgeImage({ ...imageOf({ user: '65532:65532' }, [{ name: 'server', mode: 0o755, content: 'x' }]), tag: '1.2' })
  deepEqual(
    findings.map(({ id, severity }) => `${severity} ${id}`),
    ['info missing-labels', 'info no-healthcheck'],
  )
})

test('hygiene: the root of a system, from its folder', async () => {
  const root = mkdtempSync(join(tmpdir(), 'plimsoll-hygiene-'))
  try {
    const write = (path: string, content: string, mode: number): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
      chmodSync(join(root, path), mode)
    }
    write('etc/passwd', 'root::0:0::/root:/bin/sh\ntoor:x:0:0::/root:/bin/sh\n', 0o644)
    write('etc/shadow', 'root::1::::::\ntoor:*:1::::::\n', 0o644)
    write('etc/sudoers.d/app', 'app ALL=(ALL) NOPASSWD: ALL\n', 0o440)
    write('opt/tool', 'x', 0o4755)
    write('usr/bin/su', 'x', 0o4755)
    write('data/file', 'x', 0o644)
    chmodSync(join(root, 'data'), 0o777)
    const { found } = await detectFolder(root, detectors, (path) => entersFolder('root', path))
    const { ownersOf, packages } = inventoryOfFolder(root, 'root', { catalog: found.catalog, unknowns: [] }, selection)
    const facts = imageFacts({
      time,
      layers: [{ records: found.hygiene }],
      owners: ownersOf,
      packages,
      secrets: new Set(),
      subject: { kind: 'root' },
    })
    const { findings, outcomes } = hygieneFindings(await loadControls(), facts)
    deepEqual(
      findings.map(({ id, severity, location }) => `${severity} ${id}: ${location.map(({ path }) => path).join(', ')}`),
      [
        'critical empty-password: etc/passwd',
        'medium passwordless-sudo: etc/sudoers.d/app',
        'high readable-shadow: etc/shadow',
        'high second-root: etc/passwd',
        'medium setuid-files: opt/tool, usr/bin/su',
        'low world-writable-folders: data',
      ],
    )
    const status = (id: string): string => outcomes.find(({ control }) => control === id)!.status
    deepEqual([status('root-user'), status('unowned-executables'), status('compilers')], ['not-applicable', 'not-assessed', 'passed'])
    ok(findings.every(({ location, origin }) => origin === undefined && location.every(({ layer }) => layer === undefined)))
  } finally {
    rmSync(root, { recursive: true })
  }
})
