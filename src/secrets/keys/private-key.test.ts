import { deepEqual, equal } from 'node:assert/strict'
import { type KeyPairKeyObjectResult, X509Certificate, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { assert as check, integer, property, string } from 'fast-check'
import { authority } from '#testing/certificates.ts'
import { certificateKeyAt, privateKeyAt, publicKeyHash } from './private-key.ts'

const find = (text: string) => privateKeyAt(text, text.search(/PRIVATE KEY/))

const pairs: readonly (readonly [string, KeyPairKeyObjectResult])[] = [
  ['RSA private key of 1024 bits', generateKeyPairSync('rsa', { modulusLength: 1024 })],
  ['EC private key on prime256v1', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['ED25519 private key', generateKeyPairSync('ed25519')],
]
const rsa = pairs[0]![1].privateKey
const pem = rsa.export({ type: 'pkcs1', format: 'pem' }) as string
const pkcs8 = rsa.export({ type: 'pkcs8', format: 'pem' }) as string

for (const [what, { privateKey, publicKey }] of pairs)
  test(`private key: ${what} parses, and its public key is known`, () => {
    const spki = publicKey.export({ type: 'spki', format: 'der' })
    deepEqual(find(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)?.reading, {
      kind: 'plain',
      what,
      publicKey: publicKeyHash(spki),
    })
  })

const lines = pkcs8.trimEnd().split('\n')
for (const [why, text] of [
  ['as it is', pkcs8],
  ['line ends of Windows', pkcs8.replaceAll('\n', '\r\n')],
  ['a string of JSON', JSON.stringify({ key: pkcs8 })],
  ['JSON within JSON', JSON.stringify(JSON.stringify({ key: pkcs8 }))],
  ['a block of YAML', `key: |\n${lines.map((line) => `    ${line}`).join('\n')}\n`],
  ['a variable of an .env file', `KEY="${pkcs8.replaceAll('\n', '\\n')}"`],
  ['one line with spaces', lines.join(' ')],
  ['strings that Java joins', lines.map((line) => `    "${line}\\n"`).join(' +\n')],
  ['a comment in a script', lines.map((line) => `# ${line}`).join('\n')],
  ['character references of XML', lines.join('&#10;')],
  ['percent-encoded', pkcs8.replaceAll('\n', '%0A').replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('=', '%3D')],
] as const)
  test(`private key: ${why}`, () => {
    const found = find(text)
    equal(found?.reading.kind, 'plain')
    equal(found?.body, lines.slice(1, -1).join(''))
  })

const encrypted = rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string
const traditional = rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }) as string
const other = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs1', format: 'pem' }) as string
for (const [why, text, kind] of [
  ['PKCS 8 with a passphrase', encrypted, 'encrypted'],
  ['the traditional form with a passphrase (Proc-Type)', traditional, 'encrypted'],
  ['cut short in the middle of its body', [...pem.split('\n').slice(0, 5), ...pem.split('\n').slice(7)].join('\n'), 'broken'],
  ['its header alone, as in the source of a library', 'if (s.startsWith("-----BEGIN RSA PRIVATE KEY-----")) {', undefined],
  ['header and footer in a program', 'a = "-----BEGIN PRIVATE KEY-----" + b + "-----END PRIVATE KEY-----"', undefined],
  ['dots in a document', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg...\n-----END PRIVATE KEY-----', undefined],
  ['a placeholder', `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(640)}\n-----END PRIVATE KEY-----`, undefined],
  ['no footer', pem.slice(0, 400), undefined],
  ['the footer of another kind', pem.replace('END RSA PRIVATE', 'END EC PRIVATE'), undefined],
] as const)
  test(`private key: ${why}`, () => equal(find(text)?.reading.kind, kind))

test('private key: of an algorithm that OpenSSL has not, by its form (GOST R 34.10-2012, RFC 9215)', () => {
  const body = Buffer.concat([Buffer.from('302f020100300c06082a85030701010101050004', 'hex'), Buffer.from([0x1b]), Buffer.alloc(27, 0x5a)])
  body[1] = body.length - 2
  const text = `-----BEGIN PRIVATE KEY-----\n${body.toString('base64')}\n-----END PRIVATE KEY-----`
  equal(find(text)?.reading.kind, 'other')
})

test('private key: the second of two in one file', () => {
  const text = pem + other
  const at = text.lastIndexOf('PRIVATE KEY', text.indexOf('-----END', pem.length))
  equal(privateKeyAt(text, at)?.from, pem.length)
})

test('certificate: its public key is what the private key has', () => {
  const { cert } = authority()
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  equal(certificateKeyAt(cert, cert.indexOf('CERTIFICATE')), publicKeyHash(spki))
})

test('private key: whatever stands between header and footer, nothing is thrown', () =>
  check(
    property(string({ unit: 'binary', maxLength: 300 }), integer({ min: 0, max: 2000 }), (junk, at) => {
      for (const label of ['RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PGP PRIVATE KEY BLOCK', 'PRIVATE KEY']) {
        find(`-----BEGIN ${label}-----\n${junk}\n-----END ${label}-----`)
        find(`-----BEGIN ${label}-----\n${Buffer.from(junk).toString('base64')}\n-----END ${label}-----`)
      }
      find(pem.slice(0, at) + junk + pem.slice(at))
    }),
  ))

test('private key: a megabyte of one character between header and footer is no key', () => {
  for (const character of ['\\', '"', ' ', 'A', '\n', '+', '&', '%'])
    find(`-----BEGIN PRIVATE KEY-----${character.repeat(1_000_000)}-----END PRIVATE KEY-----`)
})
