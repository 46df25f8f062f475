import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { packagesOf, plimsoll, run, workspace } from './plimsoll.ts'

const debian = join(workspace, 'debian12')
const layout = join(workspace, 'layout')

/** As dpkg-query lists what is installed: name, version, source, its version. */
const listed = (): string[] =>
  run('dpkg-query', `--admindir=${debian}/var/lib/dpkg`, '-W', '-f', '${Package} ${Version} ${source:Package} ${source:Version}\n')
    .trim()
    .split('\n')
    .sort()

const described = (packages: Awaited<ReturnType<typeof packagesOf>>): string[] =>
  packages
    .filter(({ type }) => type === 'deb')
    .map(({ name, version, source }) => `${name} ${version} ${source?.name} ${source?.version}`)
    .sort()

test('a Debian root: packages and sources as dpkg-query has them', async () => {
  const packages = await packagesOf(`root:${debian}`)
  ok(packages.length > 50)
  deepEqual(described(packages), listed())
  ok(packages.every(({ type, purl }) => type !== 'deb' || purl.includes('distro=debian-12')))
})

test('an image of it, as layout and as archives that skopeo writes', async () => {
  const expected = listed()
  execFileSync(process.execPath, [new URL('../../examples/build/layout.ts', import.meta.url).pathname, layout, debian], { stdio: 'ignore' })
  for (const [target, copy] of [
    [`oci:${layout}`, undefined],
    [`${workspace}/docker.tar`, `docker-archive:${workspace}/docker.tar:shop:1`],
    [`${workspace}/oci.tar`, `oci-archive:${workspace}/oci.tar:shop`],
    [`oci:${workspace}/zstd`, `oci:${workspace}/zstd:shop`],
  ] as const) {
    rmSync(target.replace(/^oci:/, '') === layout ? '/nonexistent' : target.replace(/^oci:/, ''), { recursive: true, force: true })
    if (copy)
      run('skopeo', 'copy', '-q', ...(target.includes('zstd') ? ['--dest-compress-format', 'zstd'] : []), `oci:${layout}:latest`, copy)
    deepEqual(described(await packagesOf(target)), expected, target)
  }
  execFileSync('gzip', ['-kf', `${workspace}/docker.tar`])
  deepEqual(described(await packagesOf(`${workspace}/docker.tar.gz`)), expected)
})

const reachable = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(url, (response) => {
      response.resume()
      resolve(true)
    })
    request.on('error', () => resolve(false))
  })

/** Debian's docker-registry on a port of its own. */
async function startRegistry(t: TestContext, port: number, auth: string): Promise<string> {
  const folder = join(workspace, `registry-${port}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const config = `version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: ${folder}/data}}\nhttp: {addr: "127.0.0.1:${port}"}\n${auth.replaceAll('FOLDER', folder)}`
  writeFileSync(join(folder, 'config.yml'), config)
  if (auth !== '') writeFileSync(join(folder, 'htpasswd'), run('htpasswd', '-Bbn', 'ann', 'secret'))
  const registry: ChildProcess = spawn('docker-registry', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' })
  t.after(() => registry.kill())
  for (let i = 0; i < 100 && !(await reachable(`http://127.0.0.1:${port}/v2/`)); i++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  return `127.0.0.1:${port}`
}

test('pulled from a registry, by tag and by digest', async (t) => {
  const host = await startRegistry(t, 5071, '')
  run('skopeo', 'copy', '-q', '--dest-tls-verify=false', `oci:${layout}:latest`, `docker://${host}/team/shop:1`)
  deepEqual(described(await packagesOf(`${host}/team/shop:1`)), listed())
  const digest = run('skopeo', 'inspect', '--tls-verify=false', '--format', '{{.Digest}}', `docker://${host}/team/shop:1`).trim()
  deepEqual(described(await packagesOf(`registry:${host}/team/shop@${digest}`)), listed())
  const missing = await plimsoll(['check', `${host}/team/shop:2`])
  equal(missing.code, 3)
  match(missing.stderr, /^error: .*status 404/)
})

test('pulled from a registry that asks for a password', async (t) => {
  const host = await startRegistry(t, 5072, 'auth: {htpasswd: {realm: shop, path: FOLDER/htpasswd}}\n')
  run('skopeo', 'copy', '-q', '--dest-tls-verify=false', '--dest-creds', 'ann:secret', `oci:${layout}:latest`, `docker://${host}/shop:1`)
  const refused = await plimsoll(['check', `${host}/shop:1`], { HOME: '/nonexistent', DOCKER_CONFIG: '/nonexistent' })
  equal(refused.code, 3)
  match(refused.stderr, /hint: log in/)
  const authFile = join(workspace, 'auth.json')
  run('skopeo', 'login', '--tls-verify=false', '--authfile', authFile, '-u', 'ann', '-p', 'secret', host)
  deepEqual(described(await packagesOf(`${host}/shop:1`, { REGISTRY_AUTH_FILE: authFile })), listed())
})

test('from podman by its socket', async (t) => {
  const socket = join(workspace, 'podman.sock')
  rmSync(socket, { force: true })
  const storage = ['--root', join(workspace, 'podman'), '--runroot', join(workspace, 'podman-run'), '--storage-driver', 'vfs']
  rmSync(join(workspace, 'docker-shop.tar'), { force: true })
  run('skopeo', 'copy', '-q', `oci:${layout}:latest`, `docker-archive:${workspace}/docker-shop.tar:localhost/shop:1`)
  run('podman', ...storage, 'load', '-q', '-i', join(workspace, 'docker-shop.tar'))
  const service = spawn('podman', [...storage, 'system', 'service', '--time', '0', `unix://${socket}`], { stdio: 'ignore' })
  t.after(() => service.kill())
  for (let i = 0; i < 100 && !existsSync(socket); i++) await new Promise((resolve) => setTimeout(resolve, 100))
  deepEqual(described(await packagesOf('podman:localhost/shop:1', { CONTAINER_HOST: `unix://${socket}` })), listed())
})
