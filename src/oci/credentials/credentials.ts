import { homedir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { FileError, KiB, ParseError, ProcessError, limits, parseJson, readFileBounded, runProcess } from '#base/index.ts'
import { OciError } from '../oci-error.ts'

/** What a registry is shown. An identity token buys access tokens (distribution's OAuth2); a registry token is one. */
export type Credentials =
  | { readonly username: string; readonly password: string }
  | { readonly identityToken: string }
  | { readonly registryToken: string }

const Entry = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
})
const Config = z.object({
  auths: z.record(z.string(), Entry).optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
})
type Config = z.output<typeof Config>
/** Milliseconds that a credential helper may take: some ask the user. */
const HELPER = 60_000

const Helped = z.object({ Username: z.string(), Secret: z.string() })

export type Environment = Readonly<Record<string, string | undefined>>

/** Files that may name credentials, in the order they are asked: containers-auth.json(5), then Docker's. */
export function credentialFiles(env: Environment): string[] {
  const home = env['HOME'] ?? homedir()
  return [
    env['REGISTRY_AUTH_FILE'],
    env['XDG_RUNTIME_DIR'] && join(env['XDG_RUNTIME_DIR'], 'containers', 'auth.json'),
    join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'containers', 'auth.json'),
    join(env['DOCKER_CONFIG'] ?? join(home, '.docker'), 'config.json'),
  ].filter((path): path is string => Boolean(path))
}

async function readConfig(path: string): Promise<Config | undefined> {
  try {
    return parseJson(Config, await readFileBounded(path, limits.settings))
  } catch (cause) {
    if (cause instanceof FileError && cause.code === 'not-found') return undefined
    // The parser's message may quote a secret.
    if (cause instanceof ParseError)
      throw new OciError(
        'malformed',
        `read credentials in "${path}": not of the form of Docker's config.json${cause.position ? ` (at ${cause.position})` : ''}`,
      )
    throw cause
  }
}

/** `https://index.docker.io/v1/` and `docker.io` name the same registry. */
function normalKey(key: string): string {
  const plain = key
    .replace(/^https?:\/\//, '')
    .replace(/\/v[12]\/?$/, '')
    .replace(/\/+$/, '')
  return plain.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, 'docker.io')
}

function fromEntry(entry: z.output<typeof Entry>, path: string): Credentials | undefined {
  if (entry.registrytoken) return { registryToken: entry.registrytoken }
  if (entry.identitytoken) return { identityToken: entry.identitytoken }
  if (entry.username !== undefined && entry.password !== undefined) return { username: entry.username, password: entry.password }
  if (!entry.auth) return undefined
  const text = Buffer.from(entry.auth, 'base64').toString('utf8').replace(/\0+$/, '')
  const colon = text.indexOf(':')
  if (colon < 0) throw new OciError('malformed', `read credentials in "${path}": an "auth" that is no user and password`)
  return { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** A helper that fails says why on standard output, in one line. */
function reasonIn(stdout: Buffer): string {
  const line = stdout.toString('utf8', 0, 300).split('\n', 1)[0]!.trim()
  // Half an answer may hold a secret.
  return line === '' || /secret|^[{[]/i.test(line) ? '' : `: ${line}`
}

/** Asks `docker-credential-NAME`, which answers with JSON or says that it knows none. @throws OciError */
async function askHelper(name: string, server: string, env: Environment): Promise<Credentials | undefined> {
  if (!/^[\w.-]{1,64}$/.test(name)) throw new OciError('malformed', `ask credential helper "${name.slice(0, 80)}": not a name`)
  const program = `docker-credential-${name}`
  try {
    const { code, stdout } = await runProcess(program, ['get'], { input: server, limit: 64 * KiB, within: HELPER, env })
    if (code !== 0) {
      if (/not found|no credentials/i.test(stdout.toString())) return undefined
      throw new OciError('unauthorized', `ask "${program}" for "${server}": it ended with ${code}${reasonIn(stdout)}`)
    }
    const { Username, Secret } = parseJson(Helped, stdout)
    return Username === '<token>' ? { identityToken: Secret } : { username: Username, password: Secret }
  } catch (cause) {
    // The answer may hold a secret: the message of the parser that quotes it is left out.
    if (cause instanceof ParseError)
      throw new OciError('malformed', `ask "${program}" for "${server}": its answer is not what it should be`)
    if (cause instanceof ProcessError) throw new OciError('unauthorized', cause.message, { cause })
    throw cause
  }
}

/** From the most exact to the host alone, as containers-auth.json(5) tells: `h/a/b`, `h/a`, `h`. */
function scopesOf(domain: string, repository: string): string[] {
  const parts = repository.split('/')
  return [...parts.map((_, i) => `${domain}/${parts.slice(0, parts.length - i).join('/')}`), domain]
}

async function fromConfig(
  config: Config,
  path: string,
  domain: string,
  repository: string,
  env: Environment,
): Promise<Credentials | undefined> {
  const server = domain === 'docker.io' ? 'https://index.docker.io/v1/' : domain
  for (const [key, helper] of Object.entries(config.credHelpers ?? {}))
    if (normalKey(key) === domain) return askHelper(helper, key === 'docker.io' ? server : key, env)
  const auths = new Map(Object.entries(config.auths ?? {}).map(([key, entry]) => [normalKey(key), entry]))
  for (const scope of scopesOf(domain, repository)) {
    const entry = auths.get(scope)
    const found = entry && fromEntry(entry, path)
    if (found) return found
  }
  return config.credsStore ? askHelper(config.credsStore, server, env) : undefined
}

/** The user's credentials for a repository, from the first file that has some. @throws OciError */
export async function findCredentials(domain: string, repository: string, env: Environment): Promise<Credentials | undefined> {
  for (const path of credentialFiles(env)) {
    const config = await readConfig(path)
    const found = config && (await fromConfig(config, path, domain, repository, env))
    if (found) return found
  }
  return undefined
}
