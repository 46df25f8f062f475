import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { entropyOf } from '../engine/entropy.ts'
import { type Armour, armourAt } from './armour.ts'
import { derKeyForm, isPkcs8, isWholeSequence, publicKeyOfCertificate } from './der.ts'
import { readOpensshKey } from './openssh-key.ts'
import { readPgpKey } from './pgp-key.ts'
import { puttyKeyAt } from './putty-key.ts'

/** What is found between a key's header and footer. */
export type KeyReading =
  | { readonly kind: 'plain'; readonly what: string; readonly publicKey?: string }
  /** Of the form of a key, of an algorithm that is not read here (GOST, post-quantum ones to come). */
  | { readonly kind: 'other' }
  | { readonly kind: 'encrypted' }
  /** It is no key: altered, or an example. */
  | { readonly kind: 'broken' }

export type FoundKey = {
  /** Offsets in the text, header and footer within. */
  readonly from: number
  readonly to: number
  /** The first line: public. */
  readonly header: string
  /** Base64 of the key alone: the same wherever and however it is written. */
  readonly body: string
  readonly reading: KeyReading
}

export const publicKeyHash = (spki: Uint8Array): string => createHash('sha256').update(spki).digest('hex')

function describe(key: KeyObject): string {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  const type = (key.asymmetricKeyType ?? 'unknown').toUpperCase()
  const size = modulusLength === undefined ? (namedCurve === undefined ? '' : ` on ${namedCurve}`) : ` of ${modulusLength} bits`
  return `${type} private key${size}`
}

function plainKey(key: KeyObject): KeyReading {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return { kind: 'plain', what: describe(key), publicKey: publicKeyHash(spki) }
}

/** The private key that a whole file of DER is. */
export function derKeyOf(bytes: Uint8Array): KeyReading | undefined {
  const form = derKeyForm(bytes)
  if (form === undefined || form === 'encrypted') return form && { kind: 'encrypted' }
  try {
    return plainKey(createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: form }))
  } catch {
    return form === 'pkcs8' ? { kind: 'other' } : undefined
  }
}

function readDerKey({ label, body }: Armour): KeyReading {
  const der = Buffer.from(body, 'base64')
  if (!isWholeSequence(der)) return { kind: 'broken' }
  try {
    const pem = `-----BEGIN ${label}-----\n${body.match(/.{1,64}/g)?.join('\n')}\n-----END ${label}-----\n`
    return plainKey(createPrivateKey(pem))
  } catch {
    return { kind: label === 'PRIVATE KEY' && isPkcs8(der) ? 'other' : 'broken' }
  }
}

function readArmour(armour: Armour): KeyReading {
  const { label, headers, body, checksum } = armour
  if (label.includes('ENCRYPTED') || headers.some((header) => /ENCRYPTED/.test(header))) return { kind: 'encrypted' }
  if (label.startsWith('OPENSSH')) return readOpensshKey(Buffer.from(body, 'base64'))
  if (label.startsWith('PGP')) return readPgpKey(Buffer.from(body, 'base64'), checksum)
  return readDerKey(armour)
}

/** Of what does not parse: shorter or plainer text than this is a placeholder in a document. */
const [LEAST, LEAST_ENTROPY] = [64, 4] as const

/** The private key to whose header the words at `at` belong. A header alone, or with dots below it, is none. */
export function privateKeyAt(text: string, at: number): FoundKey | undefined {
  const putty = text.startsWith('PuTTY-User-Key-File-', at) ? puttyKeyAt(text, at) : undefined
  if (putty) return { from: at, to: putty.to, header: 'PuTTY-User-Key-File', body: putty.body, reading: putty.reading }
  const armour = armourAt(text, at)
  if (!armour || !armour.label.includes('PRIVATE KEY')) return undefined
  const reading = readArmour(armour)
  if (reading.kind === 'broken' && (armour.body.length < LEAST || entropyOf(armour.body) < LEAST_ENTROPY)) return undefined
  return { from: armour.from, to: armour.to, header: `-----BEGIN ${armour.label}-----`, body: armour.body, reading }
}

/** The digest of the public key of the certificate to whose header the words at `at` belong. */
export function certificateKeyAt(text: string, at: number): string | undefined {
  const armour = armourAt(text, at)
  const key = armour?.label === 'CERTIFICATE' ? publicKeyOfCertificate(Buffer.from(armour.body, 'base64')) : undefined
  return key && publicKeyHash(key)
}
