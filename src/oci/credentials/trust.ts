import { join } from 'node:path'
import { type HttpOptions, MiB, listFiles, readFileBounded } from '#base/index.ts'
import { OciError } from '../oci-error.ts'
import type { Environment } from './credentials.ts'

type Trust = Pick<HttpOptions, 'authorities' | 'certificate'>

/** Files in one folder of certs.d, a count. */
const FILES = 100

const readPem = async (path: string): Promise<string> => {
  const text = (await readFileBounded(path, 8 * MiB)).toString('utf8')
  if (!/-----BEGIN [A-Z ]*(?:CERTIFICATE|PRIVATE KEY)-----/.test(text))
    throw new OciError('malformed', `read "${path}": it holds no certificate or key in PEM`)
  return text
}

/** dockerd(8), "certs.d": each `*.crt` is an authority, each `*.cert` with the `*.key` of the same name shows who the client is. */
async function readFolder(folder: string, host: string): Promise<Trust> {
  const names = (await listFiles(folder)).map(({ name }) => name).toSorted()
  if (names.length > FILES) throw new OciError('too-large', `read "${folder}": more than ${FILES} files`)
  const authorities = await Promise.all(names.filter((name) => name.endsWith('.crt')).map((name) => readPem(join(folder, name))))
  const own = names.find((name) => name.endsWith('.cert'))
  if (own === undefined) return { authorities }
  const key = own.replace(/\.cert$/, '.key')
  if (!names.includes(key)) throw new OciError('malformed', `read "${join(folder, own)}": there is no "${key}" beside it`)
  return { authorities, certificate: { host, cert: await readPem(join(folder, own)), key: await readPem(join(folder, key)) } }
}

/** Own authorities and the client's certificate, as Docker and podman keep them per host in certs.d. @throws FileError, OciError */
export async function readTrust(host: string, env: Environment): Promise<Trust> {
  const home = env['HOME']
  const folders = [...(home ? [join(home, '.config/containers/certs.d')] : []), '/etc/containers/certs.d', '/etc/docker/certs.d']
  const found = await Promise.all(folders.map((folder) => readFolder(join(folder, host), host)))
  const own = env['SSL_CERT_FILE']
  const authorities = [...(own ? [await readPem(own)] : []), ...found.flatMap((trust) => trust.authorities ?? [])]
  const certificate = found.find((trust) => trust.certificate)?.certificate
  return { ...(authorities.length > 0 ? { authorities } : {}), ...(certificate ? { certificate } : {}) }
}
