import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A certificate and its key in PEM. */
export type Certificate = { readonly cert: string; readonly key: string }
export type Authority = Certificate & {
  /** A certificate that it signs, for hosts by name and for 127.0.0.1, or for a client. */
  readonly issue: (...names: readonly string[]) => Certificate
}

/** DER (X.690): tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(6, Buffer.from(hex, 'hex'))
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'))
const TRUE = der(1, Buffer.from([0xff]))

const named = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(12, Buffer.from(name)))))

function extensions(isAuthority: boolean, names: readonly string[]): Buffer {
  const basic = sequence(oid('551d13'), TRUE, der(4, sequence(...(isAuthority ? [TRUE] : []))))
  const hosts = sequence(...names.map((name) => der(0x82, Buffer.from(name))), der(0x87, Buffer.from([127, 0, 0, 1])))
  return der(0xa3, sequence(basic, ...(isAuthority ? [] : [sequence(oid('551d11'), der(4, hosts))])))
}

const pem = (bytes: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`

/** RFC 5280, 4.1: valid from 2020 to 2049. */
function certificate(subject: string, issuer: string, publicKey: KeyObject, signer: KeyObject, rest: Buffer): string {
  const validity = sequence(...['200101000000Z', '491231235959Z'].map((time) => der(23, Buffer.from(time))))
  const serial = der(2, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const body = sequence(der(0xa0, der(2, Buffer.from([2]))), serial, ECDSA_SHA256, named(issuer), validity, named(subject), key, rest)
  return pem(sequence(body, ECDSA_SHA256, der(3, Buffer.from([0]), sign('sha256', body, signer))))
}

const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keyText = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string

/** An authority of its own, which nobody trusts unless told. */
export function authority(name = 'test authority'): Authority {
  const own = keyPair()
  return {
    cert: certificate(name, name, own.publicKey, own.privateKey, extensions(true, [])),
    key: keyText(own.privateKey),
    issue: (...names) => {
      const pair = keyPair()
      return {
        cert: certificate(names[0] ?? 'host', name, pair.publicKey, own.privateKey, extensions(false, names)),
        key: keyText(pair.privateKey),
      }
    },
  }
}
