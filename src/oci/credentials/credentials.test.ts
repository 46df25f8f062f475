import { deepEqual, ok, rejects } from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { assert as check, asyncProperty, json, jsonValue, string } from 'fast-check'
import { OciError } from '../oci-error.ts'
import { findCredentials } from './credentials.ts'

const auth = (text: string): object => ({ auth: Buffer.from(text).toString('base64') })
const ann = { username: 'ann', password: 'secret' }

type Files = Readonly<Record<string, string | object>>

/** A home of files; programs under `bin/` may be run and are all that is on PATH, besides the shell's own. */
async function home(t: TestContext, files: Files): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-login-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
    if (name.startsWith('bin/')) await chmod(path, 0o755)
  }
  return { HOME: folder, PATH: `${folder}/bin:/usr/bin:/bin` }
}

const docker = '.docker/config.json'
const podman = '.config/containers/auth.json'
const helper = (body: string): string => `#!/bin/sh\nread -r server\n${body}\n`

for (const [why, files, domain, repository, expected] of [
  ['a user and password', { [docker]: { auths: { 'r.example': auth('ann:secret') } } }, 'r.example', 'a/b', ann],
  [
    'a password with a colon',
    { [docker]: { auths: { 'r.example': auth('ann:a:b') } } },
    'r.example',
    'a',
    { username: 'ann', password: 'a:b' },
  ],
  [
    'an identity token',
    { [docker]: { auths: { 'r.example': { ...auth('<token>:'), identitytoken: 'i' } } } },
    'r.example',
    'a',
    { identityToken: 'i' },
  ],
  ['a registry token', { [docker]: { auths: { 'r.example': { registrytoken: 'r' } } } }, 'r.example', 'a', { registryToken: 'r' }],
  [
    'Docker Hub under its old name',
    { [docker]: { auths: { 'https://index.docker.io/v1/': auth('ann:secret') } } },
    'docker.io',
    'library/a',
    ann,
  ],
  ['a host with a scheme', { [docker]: { auths: { 'https://r.example/v2/': auth('ann:secret') } } }, 'r.example', 'a', ann],
  ['another port is another registry', { [docker]: { auths: { 'r.example:5000': auth('ann:secret') } } }, 'r.example', 'a', undefined],
  ['a host that only ends like it', { [docker]: { auths: { 'evil-r.example': auth('ann:secret') } } }, 'r.example', 'a', undefined],
  [
    'the most exact of several',
    { [podman]: { auths: { 'r.example': auth('x:x'), 'r.example/a': auth('y:y'), 'r.example/a/b': auth('ann:secret') } } },
    'r.example',
    'a/b',
    ann,
  ],
  ['a part of a name is none', { [podman]: { auths: { 'r.example/a': auth('x:x') } } }, 'r.example', 'ab', undefined],
  [
    "podman's before Docker's",
    { [podman]: { auths: { 'r.example': auth('ann:secret') } }, [docker]: { auths: { 'r.example': auth('x:x') } } },
    'r.example',
    'a',
    ann,
  ],
  ['an empty entry, as a store leaves it', { [docker]: { auths: { 'r.example': {} } } }, 'r.example', 'a', undefined],
  ['no files', {}, 'r.example', 'a', undefined],
  [
    'a helper of the host',
    {
      [docker]: { credHelpers: { 'r.example': 'h' } },
      'bin/docker-credential-h': helper(`echo '{"Username":"ann","Secret":"secret","ServerURL":"'$server'"}'`),
    },
    'r.example',
    'a',
    ann,
  ],
  [
    'a store, which is told the server',
    { [docker]: { credsStore: 's' }, 'bin/docker-credential-s': helper(`echo '{"Username":"ann","Secret":"'"$server $1"'"}'`) },
    'docker.io',
    'library/a',
    { username: 'ann', password: 'https://index.docker.io/v1/ get' },
  ],
  [
    'a store that holds a token',
    { [docker]: { credsStore: 's' }, 'bin/docker-credential-s': helper(`echo '{"Username":"<token>","Secret":"i"}'`) },
    'r.example',
    'a',
    { identityToken: 'i' },
  ],
  [
    'a store that knows none',
    { [docker]: { credsStore: 's' }, 'bin/docker-credential-s': helper('echo credentials not found in native keychain; exit 1') },
    'r.example',
    'a',
    undefined,
  ],
] as const satisfies readonly (readonly [string, Files, string, string, object | undefined])[])
  test(`credentials: ${why}`, async (t) => deepEqual(await findCredentials(domain, repository, await home(t, files)), expected))

const store = (body: string): Files => ({ [docker]: { credsStore: 's' }, 'bin/docker-credential-s': helper(body) })
for (const [why, files, error] of [
  ['a file that is no JSON', { [docker]: '{"auths": secret}' }, { code: 'malformed' }],
  ['a file of another form', { [docker]: { auths: [] } }, { code: 'malformed' }],
  ['an auth that is no user and password', { [docker]: { auths: { 'r.example': auth('nothing') } } }, { code: 'malformed' }],
  ['a helper that is not there', { [docker]: { credsStore: 'gone' } }, { code: 'unauthorized', message: /not on PATH/ }],
  ['a helper by a path', { [docker]: { credsStore: '../../evil' } }, { code: 'malformed', message: /not a name/ }],
  [
    'a helper that fails',
    store('echo the keychain is locked; exit 3'),
    { code: 'unauthorized', message: /ended with 3: the keychain is locked$/ },
  ],
  [
    'a helper that fails with half an answer',
    store(`echo '{"Username":"ann","Secret":"secret"'; exit 3`),
    { code: 'unauthorized', message: /ended with 3$/ },
  ],
  ['a helper that answers with something else', store('echo my secret'), { code: 'malformed' }],
  ['a helper that writes without end', store('exec yes'), { code: 'unauthorized', message: /more than 65536 bytes/ }],
] as const satisfies readonly (readonly [string, Files, object])[])
  test(`credentials: ${why} is one clear error that quotes no secret`, async (t) => {
    const env = await home(t, files)
    await rejects(findCredentials('r.example', 'a', env), (thrown: unknown) => {
      ok(thrown instanceof OciError && !/secret/.test(thrown.message), String(thrown))
      deepEqual(
        { code: thrown.code, ...('message' in error ? { message: error.message.test(thrown.message) } : {}) },
        { ...error, ...('message' in error ? { message: true } : {}) },
      )
      return true
    })
  })

test('credentials: any file is read or an OciError', (t) =>
  check(
    asyncProperty(json(), jsonValue(), string(), async (text, value, key) => {
      for (const content of [text, JSON.stringify({ auths: { [key]: value, 'r.example': value }, credHelpers: value })]) {
        try {
          await findCredentials('r.example', 'a', await home(t, { [docker]: content }))
        } catch (error) {
          if (!(error instanceof OciError)) throw error
        }
      }
    }),
    { numRuns: 30 },
  ))
