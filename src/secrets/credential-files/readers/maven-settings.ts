import { MiB, type XmlElement, parseXml } from '#base/index.ts'
import type { CredentialReader, FoundCredential } from '../contract.ts'
import { charactersOf, credentialAt } from '../found.ts'

function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elementsOf(child)
}

/** Encrypted by the master password of settings-security.xml: `{…=}`. */
const ENCRYPTED = /^\{.+\}$/

function* passwordsOf(bytes: Uint8Array, names: readonly string[]): Generator<FoundCredential> {
  const characters = charactersOf(bytes)
  // A password in a comment is another matter: what the parser has is looked for behind its own tag.
  for (const { name, text } of elementsOf(parseXml(bytes)))
    if (names.includes(name) && !ENCRYPTED.test(text)) {
      const tag = characters.indexOf(`>${text}</${name}`)
      yield* credentialAt(Math.max(0, tag + 1), text, { evidence: [`the element ${name}`] })
    }
}

/** Maven: servers and proxies with their passwords. */
export const mavenSettings: CredentialReader = {
  id: 'maven-settings-password',
  title: 'Password in the settings of Maven',
  paths: ['**/.m2/settings.xml', '**/maven/settings.xml', '**/maven/**/settings.xml', '**/conf/settings.xml'],
  limit: 1 * MiB,
  remediation: 'Change the password; give it by `${env.NAME}` or a mounted settings.xml.',
  read: (bytes) => passwordsOf(bytes, ['password', 'passphrase']),
}

/** The master password is only obscured: everybody can undo it. */
export const mavenSecurity: CredentialReader = {
  id: 'maven-master-password',
  title: 'Master password of Maven',
  paths: ['**/settings-security.xml'],
  limit: 1 * MiB,
  remediation: 'Make a new one (`mvn --encrypt-master-password`) and change the passwords that it opened.',
  read: function* (bytes) {
    const characters = charactersOf(bytes)
    for (const { name, text } of elementsOf(parseXml(bytes)))
      if (name === 'master') {
        const value = text.replace(/^\{|\}$/g, '')
        yield* credentialAt(Math.max(0, characters.indexOf(value)), value, { evidence: ['encrypted with a key that is public'] })
      }
  },
}
