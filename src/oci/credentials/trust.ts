import { join } from 'node:path'
import { FileError, MiB, type HttpOptions, readFileBounded } from '#base/index.ts'
import type { Environment } from './credentials.ts'

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFileBounded(path, 8 * MiB)).toString('utf8')
  } catch (thrown) {
    if (thrown instanceof FileError && thrown.code === 'not-found') return undefined
    throw thrown
  }
}

/** Own authorities and the client's certificate, as Docker and podman keep them per host in certs.d. @throws FileError */
export async function readTrust(host: string, env: Environment): Promise<Pick<HttpOptions, 'authorities' | 'certificate'>> {
  const home = env['HOME']
  const folders = [
    ...(home ? [join(home, '.config/containers/certs.d', host)] : []),
    join('/etc/containers/certs.d', host),
    join('/etc/docker/certs.d', host),
  ]
  const authorities: string[] = []
  let certificate: HttpOptions['certificate']
  const own = env['SSL_CERT_FILE']
  if (own) authorities.push((await readFileBounded(own, 8 * MiB)).toString('utf8'))
  for (const folder of folders) {
    const authority = await readIfThere(join(folder, 'ca.crt'))
    if (authority) authorities.push(authority)
    const [cert, key] = await Promise.all([readIfThere(join(folder, 'client.cert')), readIfThere(join(folder, 'client.key'))])
    if (cert && key) certificate ??= { cert, key }
  }
  return { ...(authorities.length > 0 ? { authorities } : {}), ...(certificate ? { certificate } : {}) }
}
