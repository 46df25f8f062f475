import { deepEqual, equal, match } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { zip } from '#testing/zip.ts'

const root = new URL('..', import.meta.url).pathname

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

function plimsoll(cache: string, ...given: (string | string[])[]): Promise<Ended> {
  // A list is for node itself.
  const flags = given.filter((one) => typeof one !== 'string').flat()
  const args = given.filter((one) => typeof one === 'string')
  return new Promise((resolve) => {
    const env = { ...process.env, PLIMSOLL_CACHE: cache }
    execFile(
      process.execPath,
      [...flags, 'src/entrypoints/cli.ts', ...args],
      { cwd: root, env, maxBuffer: 64e6 },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-commands-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

test('replay gives the same bytes; explain reads the result', async (t) => {
  const folder = await scratch(t)
  const file = join(folder, 'result.json')
  equal((await plimsoll(folder, 'check', 'examples/shop', '--format', 'json', '--output', file)).code, 1)
  const replayed = await plimsoll(folder, 'replay', file)
  equal(replayed.stdout, await readFile(file, 'utf8'))
  equal(replayed.code, 1)
  const explained = await plimsoll(folder, 'explain', 'CVE-2019-10744', file)
  match(explained.stdout, /4\.17\.11 is, in the order of npm versions/)
  equal((await plimsoll(folder, 'explain', 'CVE-1999-0001', file)).code, 2)
})

test('replay says which input is gone, and that a result was changed', async (t) => {
  const folder = await scratch(t)
  const file = join(folder, 'result.json')
  await plimsoll(folder, 'check', 'examples/shop', '--format', 'json', '--output', file)
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.replace(/"data": "sha256:\w+"/, `"data": "sha256:${'0'.repeat(64)}"`))
  const gone = await plimsoll(folder, 'replay', file)
  equal(gone.code, 3)
  match(gone.stderr, /error: replay: the advisory data/)
  await writeFile(file, whole.replace('"severity": "critical"', '"severity": "low"'))
  const changed = await plimsoll(folder, 'replay', file)
  equal(changed.code, 3)
  match(changed.stderr, /gave another result/)
})

test('what check writes as an SBOM is judged as the image is', async (t) => {
  const folder = await scratch(t)
  const findings = async (target: string): Promise<unknown> => {
    const { stdout } = await plimsoll(folder, 'check', target, '--kinds', 'vulnerability', '--format', 'json')
    // An SBOM has no layers that would tell what came with the base image.
    return (JSON.parse(stdout) as { findings: { origin?: string }[] }).findings.map(({ origin: _, ...finding }) => finding)
  }
  const image = await findings('examples/shop')
  for (const format of ['cyclonedx-1.6', 'spdx', 'json']) {
    const file = join(folder, `${format}.json`)
    equal((await plimsoll(folder, 'sbom', 'examples/shop', '--format', format, '--output', file)).code, 0)
    deepEqual(await findings(`sbom:${file}`), image)
  }
})

test('check of a local target opens no socket', async (t) => {
  const folder = await scratch(t)
  const guard = `data:text/javascript,${encodeURIComponent("import net from 'node:net';import dns from 'node:dns';const no=()=>{throw new Error('a socket was opened')};net.Socket.prototype.connect=no;dns.lookup=no")}`
  const ended = await plimsoll(folder, ['--import', guard], 'check', 'oci:examples/shop')
  equal(ended.code, 1, ended.stderr)
  const remote = await plimsoll(folder, ['--import', guard], 'check', 'registry:127.0.0.1:9/shop')
  equal(remote.code, 3)
  match(remote.stderr, /a socket was opened/)
})

const osv = (id: string, name: string, fixed: string): string =>
  JSON.stringify({
    id,
    modified: '2026-01-01T00:00:00Z',
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }] }],
  })

test('db build: a database of OSV records, as a folder and as a ZIP, judges as it says', async (t) => {
  const folder = await scratch(t)
  await mkdir(join(folder, 'feed'))
  await writeFile(join(folder, 'feed', 'a.json'), osv('GHSA-aaaa-aaaa-aaaa', 'express', '99.0.0'))
  await writeFile(join(folder, 'feed', 'broken.json'), '{')
  await writeFile(join(folder, 'more.zip'), zip({ 'b.json': osv('GHSA-bbbb-bbbb-bbbb', 'lodash', '1.0.0') }))
  const file = join(folder, 'my.sqlite')
  const built = await plimsoll(
    folder,
    'db',
    'build',
    '--output',
    file,
    `osv=${folder}/feed@2026-08-01`,
    `osv=${folder}/more.zip@2026-08-02`,
  )
  equal(built.code, 0, built.stderr)
  match(built.stderr, /skipped: osv broken\.json/)
  match((await plimsoll(folder, 'db', 'info', '--db', file)).stdout, /osv +2 +2026-08-01/)
  const { stdout } = await plimsoll(folder, 'check', 'examples/shop', '--kinds', 'vulnerability', '--db', file, '--format', 'json')
  deepEqual(
    (JSON.parse(stdout) as { findings: { id: string }[] }).findings.map(({ id }) => id),
    ['GHSA-aaaa-aaaa-aaaa'],
  )
  equal((await plimsoll(folder, 'check', 'examples/shop', '--db', join(folder, 'more.zip'))).code, 3)
  equal((await plimsoll(folder, 'db', 'build', '--output', file, 'nothing=x')).code, 2)
})

for (const shell of ['bash', 'fish', 'zsh'])
  test(`completion: ${shell} knows the verbs and their flags`, async (t) => {
    const { stdout, code } = await plimsoll(await scratch(t), 'completion', shell)
    equal(code, 0)
    for (const word of ['check', 'replay', 'compare', 'fail-on']) match(stdout, new RegExp(word))
  })
