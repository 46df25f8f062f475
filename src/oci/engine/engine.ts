import * as z from 'zod'
import { type HttpClient, HttpError, ParseError, httpClient, limits, parseJson, readWhole, statPath } from '#base/index.ts'
import { openArchiveStream } from '../archive/archive.ts'
import type { Environment } from '../credentials/credentials.ts'
import type { Image, ImageOptions } from '../image.ts'
import { OciError } from '../oci-error.ts'

export type Engine = 'docker' | 'podman'

const Inspected = z.object({ Id: z.string(), RepoDigests: z.array(z.string()).nullish() })

/** Where the engine listens: DOCKER_HOST or CONTAINER_HOST where it names a Unix socket, else the places that the engines use. */
function socketsOf(engine: Engine, env: Environment): string[] {
  const named = (engine === 'docker' ? env['DOCKER_HOST'] : env['CONTAINER_HOST']) ?? ''
  if (named.startsWith('unix://')) return [named.slice('unix://'.length)]
  const runtime = env['XDG_RUNTIME_DIR']
  return engine === 'docker'
    ? ['/var/run/docker.sock', ...(runtime ? [`${runtime}/docker.sock`] : [])]
    : [...(runtime ? [`${runtime}/podman/podman.sock`] : []), '/run/podman/podman.sock']
}

async function socketOf(engine: Engine, env: Environment): Promise<string> {
  const sockets = socketsOf(engine, env)
  for (const path of sockets) if ((await statPath(path))?.kind === 'socket') return path
  throw new OciError('unavailable', `open image in ${engine}: no socket at ${sockets.join(' or ')}`, {
    hint: engine === 'podman' ? 'start one with systemctl start podman.socket' : 'is Docker running?',
  })
}

async function get(client: HttpClient, path: string, name: string, engine: Engine) {
  const response = await client.send({ url: new URL(path, 'http://localhost') })
  if (response.status === 200) return response
  await response.discard()
  if (response.status === 404)
    throw new OciError('not-found', `open image "${name}": ${engine} has no such image`, { hint: `${engine} images lists them` })
  throw new OciError('unavailable', `open image "${name}": ${engine} answered with status ${response.status}`, { status: response.status })
}

/** An image that Docker or podman has, by their API's export, which is what `docker save` writes. @throws OciError */
export async function openEngineImage(
  engine: Engine,
  name: string,
  options: ImageOptions & { readonly env?: Environment },
): Promise<Image> {
  if (name === '' || name.length > 1024 || /[\s?#]|(?:^|\/)\.\.?(?:\/|$)/.test(name))
    throw new OciError('bad-reference', `open image "${name.slice(0, 200)}": not a name`)
  const socketPath = await socketOf(engine, options.env ?? process.env)
  // An engine collects the layers before the first byte.
  const client = await httpClient({ socketPath, stallAfter: 300_000 })
  try {
    const inspected = await get(client, `/v1.41/images/${encodeURI(name)}/json`, name, engine)
    const { RepoDigests } = parseJson(Inspected, await readWhole(inspected, limits.manifest))
    const archive = await get(client, `/v1.41/images/${encodeURI(name)}/get`, name, engine)
    const image = await openArchiveStream(archive.body, name, options)
    const repository = RepoDigests?.[0]?.split('@', 1)[0]
    return { ...image, name, ...(repository ? { repository } : {}) }
  } catch (cause) {
    if (cause instanceof HttpError) throw new OciError('unavailable', `open image "${name}" in ${engine}: ${cause.message}`, { cause })
    if (cause instanceof ParseError) throw new OciError('malformed', `open image "${name}" in ${engine}: ${cause.message}`, { cause })
    throw cause
  } finally {
    await client.close()
  }
}
