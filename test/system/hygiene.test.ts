import { deepEqual, equal, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { hygieneDetector, imageFacts } from '#hygiene/index.ts'
import { detectFolder } from '#oci/index.ts'
import { hygieneFindings, loadControls } from '#policy/index.ts'
import { catalogers, entersFolder, inventoryOfFolder, packageDetector, selectionOf } from '#sbom/index.ts'
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
