import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { hygieneDetector, imageFacts } from '#hygiene/index.ts'
import type { HygieneFinding } from '#model/index.ts'
import { type Image, detectFolder, detectImage, openArchive, squash } from '#oci/index.ts'
import { hygieneFindings, loadControls } from '#policy/index.ts'
import { catalogers, entersFolder, inventoryOfFolder, inventoryOfLayers, packageDetector, selectionOf } from '#sbom/index.ts'
import { run, workspace } from './plimsoll.ts'

async function judged(root: string) {
  const selection = selectionOf(catalogers)
  const detectors = { catalog: packageDetector(selection), hygiene: hygieneDetector }
  const { found } = await detectFolder(root, detectors, (path) => entersFolder('root', path))
  const { ownersOf, packages } = inventoryOfFolder(root, 'root', { catalog: found.catalog, unknowns: [] }, selection)
  const facts = imageFacts({
    time: '2026-11-25T00:00:00Z',
    layers: [{ records: found.hygiene }],
    owners: ownersOf,
    packages,
    secrets: new Set(),
    subject: { kind: 'root' },
  })
  return { facts, ...hygieneFindings(await loadControls(), facts) }
}

/** What find(1) lists below a root. */
const find = (root: string, ...tests: string[]): string[] =>
  run(
    'find',
    '-H',
    root,
    '-xdev',
    '(',
    '-path',
    `${root}/proc`,
    '-o',
    '-path',
    `${root}/sys`,
    '-o',
    '-path',
    `${root}/dev`,
    '-o',
    '-path',
    `${root}/run`,
    ')',
    '-prune',
    '-o',
    ...tests,
    '-printf',
    '%P\n',
  )
    .split('\n')
    .filter((path) => path !== '')
    .sort()

for (const release of ['debian11', 'debian12', 'debian13']) {
  const root = join(workspace, release)

  test(`${release}: at most ten findings, none worse than low`, async () => {
    const { findings, outcomes } = await judged(root)
    ok(findings.length <= 10, findings.map(({ id }) => id).join())
    deepEqual(
      findings.filter(({ severity }) => severity !== 'low' && severity !== 'info'),
      [],
    )
    equal(findings.find(({ id }) => id === 'setuid-files')?.severity, 'info')
    deepEqual(
      outcomes.filter(({ status }) => status === 'not-assessed'),
      [],
    )
  })

  test(`${release}: files with set ids and open ones are those that find lists`, async () => {
    const { facts } = await judged(root)
    const noted = (note: string): string[] => facts.files.filter(({ why }) => why.includes(note as never)).map(({ path }) => path)
    deepEqual(noted('setuid'), find(root, '-type', 'f', '-perm', '-4000'))
    deepEqual(noted('setgid'), find(root, '-type', 'f', '-perm', '-2000'))
    deepEqual(noted('world-writable'), find(root, '(', '-type', 'f', '-o', '-type', 'd', '!', '-perm', '-1000', ')', '-perm', '-0002'))
  })
}

async function judgedImage(image: Image): Promise<readonly HygieneFinding[]> {
  const selection = selectionOf(catalogers)
  const layers = await detectImage(image, { catalog: packageDetector(selection), hygiene: hygieneDetector })
  const cataloged = layers.map(({ diffId, tree, found }) => ({ diffId, tree, catalog: found.catalog }))
  const { ownersOf, packages } = inventoryOfLayers(image, cataloged, selection)
  const facts = imageFacts({
    time: '2026-11-25T00:00:00Z',
    layers: layers.map(({ diffId, found }) => ({ diffId, records: found.hygiene })),
    tree: squash(layers.map(({ tree }) => tree)),
    owners: ownersOf,
    packages,
    secrets: new Set(),
    subject: { kind: 'image', config: image.settings, platform: image.platform },
  })
  return hygieneFindings(await loadControls(), facts).findings
}

const DOCKERFILE = `FROM scratch
ARG RELEASE
ADD root.tar /
ENV DB_PASSWORD=x NODE_ENV=development
ARG TOKEN=abc
RUN apt-get update || true
RUN --mount=type=tmpfs,target=/x sh -c 'echo true | sh; chmod u+s /usr/bin/find; mkdir -m 777 /data'
RUN touch /usr/bin/stranger && chmod 755 /usr/bin/stranger
COPY Dockerfile /app/Dockerfile
ADD Dockerfile /app/b
USER 0
EXPOSE 22
HEALTHCHECK CMD true
`

test('an image that podman builds of a Debian root: what its history, configuration and layers show', async () => {
  const context = join(workspace, 'hygiene')
  mkdirSync(context, { recursive: true })
  writeFileSync(join(context, 'Dockerfile'), DOCKERFILE)
  const parts = ['bin', 'etc', 'lib', 'lib64', 'sbin', 'usr/bin', 'usr/lib', 'usr/lib64', 'usr/sbin', 'var/lib/dpkg']
  run('tar', '-C', join(workspace, 'debian12'), '-cf', join(context, 'root.tar'), ...parts)
  const storage = ['--root', join(workspace, 'podman'), '--runroot', join(workspace, 'podman-run'), '--storage-driver', 'vfs']
  const archive = join(workspace, 'hygiene.tar')
  rmSync(archive, { force: true })
  run('podman', ...storage, 'build', '-q', '--isolation', 'chroot', '--format', 'docker', '--layers', '-t', 'hygiene', context)
  run('podman', ...storage, 'save', '-q', '--format', 'docker-archive', '-o', archive, 'hygiene')
  const image = await openArchive(archive, undefined, {})
  const findings = await judgedImage(image).finally(() => image.close())
  const worse = findings.filter(({ severity }) => severity !== 'info')
  deepEqual(
    worse.map(({ id, severity, location }) => `${severity} ${id} ${location[0]!.path}`),
    [
      'low add-instruction 9',
      'low build-context app/Dockerfile',
      'low debug-mode Env.NODE_ENV',
      'medium remote-access-port ExposedPorts.22/tcp',
      'medium root-user User',
      'medium secret-names Env.DB_PASSWORD',
      'high setuid-files usr/bin/find',
      'low unowned-executables usr/bin/stranger',
      'low update-alone 5',
      'low world-writable-folders data',
    ],
  )
  equal(findings.find(({ id }) => id === 'secret-names')?.location[1]?.path, '5')
  ok(!findings.some(({ id }) => id === 'no-healthcheck'))
})
