import { createHash } from 'node:crypto'
import { MiB, ParseError } from '#base/index.ts'
import type { CredentialReader, FoundCredential, UnreadCredential } from '../contract.ts'
import { isJks, keysOfJks, opensJks } from '../jks.ts'
import { opensPkcs12, readPkcs12, showsKey } from '../pkcs12.ts'

/** What keystores are made with when nobody chooses, and what examples use. */
const KNOWN = ['changeit', '', 'password', 'changeme', 'secret', '123456'] as const

/** The content's digest stands for it. */
function openStore(bytes: Uint8Array, password: string, holds: string): FoundCredential {
  const said = password === '' ? 'opens with an empty password' : `opens with the well-known password "${password}"`
  const value = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'credential', offset: 0, value, severity: 'high', confidence: 'high', evidence: [said, holds] }
}

const closed = (what: string): UnreadCredential => ({ kind: 'not-assessed', what })

/** Java's keystores and PKCS #12. Stores that hold certificates alone are no secrets. */
export const keystore: CredentialReader = {
  id: 'keystore',
  title: 'Keystore with private keys',
  paths: ['**/*.{jks,keystore,p12,pfx,jceks}', '**/.keystore'],
  limit: 8 * MiB,
  remediation: 'Make new keys, have their certificates revoked, and mount the store at run time.',
  read: function* (bytes) {
    if (bytes.length < 32) throw new ParseError('malformed', 'too short for a keystore')
    if (isJks(bytes)) {
      const keys = keysOfJks(bytes)
      const password = keys === 0 ? undefined : KNOWN.find((one) => opensJks(bytes, one))
      if (password !== undefined) yield openStore(bytes, password, `it holds keys: ${keys}`)
      else if (keys > 0) yield closed(`a keystore whose password is not known; keys in it: ${keys}`)
      return
    }
    const store = readPkcs12(bytes)
    const password = KNOWN.find((one) => opensPkcs12(store, one))
    if (!showsKey(store)) yield closed('a PKCS #12 store that shows no key outside its encryption')
    else if (password === undefined) yield closed('a PKCS #12 store whose password is not known; a key is in it')
    else yield openStore(bytes, password, 'it holds a private key')
  },
}
