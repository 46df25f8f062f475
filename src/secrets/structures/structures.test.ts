import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { accountOf } from './aws-key-id.ts'
import { bech32Checksum } from './bech32.ts'
import { isCodeName } from './code-name.ts'
import { checksumBase36 } from './crc32-base36.ts'
import { checksumBase62 } from './crc32-base62.ts'
import { checksumHex } from './crc32-hex.ts'
import { structureChecks, structureOf } from './registry.ts'

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

test('structures: sorted, each id once, described', () => {
  const ids = structureChecks.map(({ id }) => id)
  deepEqual(ids, [...new Set(ids)].toSorted())
  for (const { about } of structureChecks) ok(about !== '')
})

for (const structure of structureChecks)
  test(`structure ${structure.id}: any text has a verdict or none`, () =>
    check(property(string({ unit: 'binary', maxLength: 200 }), (text) => void structure.check(text))))

/** Random parts and checksums of tokens that their makers or others printed, apart from each other and from their prefix. */
for (const [random, checksum, source] of [
  ['qkJaB6MffYVzZXWqmcoF49yrUxP3wf', '0LsakP', 'secretlint issue 200: a dummy of npm'],
  ['zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ', '0mLq17', 'a revoked token in articles about the format of GitHub'],
  ['OWOCPzqKuy3J4w53QpkLfffjBUJSh5yLnFHj7wiyR0NDadVOcykNkoqhoYYXM1yy2sOpAu', '0lG8fw', 'osv-scalibr: a refresh token of GitHub'],
] as const)
  test(`crc32-base62: ${source}`, () => equal(checksumBase62(random), checksum))

test('crc32-base62: a checksum may need all six digits, a small one zeros before it', () => {
  equal(checksumBase62('').length, 6)
  equal(checksumBase62(''), '000000')
})

for (const [text, checksum, source] of [
  ['bzoxd_Rb5_cHeWe1JH56wr2FCBA.0r', '1pum4t4', 'GitLab handbook, routable tokens, "Minimum token length"'],
] as const)
  test(`crc32-base36: ${source}`, () => equal(checksumBase36(text), checksum))

// 0xcbf43926 is the check value of CRC-32 over "123456789" (ISO-HDLC); its bytes from the lowest.
test('crc32-hex: the check value of CRC-32, low byte first', () => equal(checksumHex('123456789'), '2639f4cb'))

/** BIP 173, "Test vectors": valid Bech32, whose last six characters are the checksum. */
for (const text of [
  'A12UEL5L',
  '?1EZYFCL',
  'ABCDEF1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LMQQQXW',
  'SPLIT1CHECKUPSTAGEHANDSHAKEUPSTREAMERRANTERREDCAPERRED2Y9E3W',
])
  test(`bech32: ${text}`, () => {
    const at = text.lastIndexOf('1')
    equal(bech32Checksum(text.slice(0, at), text.slice(at + 1, -6)), text.slice(-6))
  })

/** Key ids behind their four letters, and accounts, as articles on the form print them. */
for (const [id, account] of [['QNZGKIQY56JQ7WML', '029608264753']] as const)
  test(`aws-key-id: an id of the account ${account}`, () => equal(accountOf(`ASIA${id}`), account))

for (const [id, value, verdict] of [
  ['aws-key-id', `AKIA${'Q'.repeat(15)}1`, 'broken'],
  ['basic-auth', Buffer.from('shop:Tr0ub4dor').toString('base64'), 'formed'],
  ['basic-auth', Buffer.from('user:password').toString('base64'), 'none'],
  ['basic-auth', Buffer.from('no colon').toString('base64'), 'none'],
  ['jwt', `${base64url({ alg: 'HS256' })}.${base64url({ sub: 'a' })}.x`, 'formed'],
  ['jwt', `${base64url({ typ: 'JWT' })}.${base64url({ sub: 'a' })}.x`, 'none'],
  ['jwt', 'eyJhbGci.eyJz.x', 'none'],
  ['base64-json', `glc_${Buffer.from('{"o":"1","k":"x"}').toString('base64')}`, 'formed'],
  ['base64-json', 'glc_eyJvIjoiMSIsImsi', 'broken'],
  ['discord-bot', `${Buffer.from('80351110224678912').toString('base64')}.abcdef.x`, 'formed'],
  ['discord-bot', 'MTk4NjIy.abcdef.x', 'none'],
  ['pypi-macaroon', 'pypi-AgEIcHlwaS5vcmc', 'broken'],
  ['crc32-base36', 'glpat-x', undefined],
] as const)
  test(`structure ${id}: ${verdict ?? 'says nothing'}`, () => equal(structureOf(id)?.check(value)?.verdict, verdict))

test('jwt: says when it ends', () => {
  const result = structureOf('jwt')?.check(`${base64url({ alg: 'RS256' })}.${base64url({ exp: 1_700_000_000 })}.x`)
  equal(result?.verdict === 'formed' ? result.expires : '', '2023-11-14T22:13:20Z')
})

for (const [text, isName] of [
  ['oauth2client.client.OAuth2Credentials', true],
  ['openssl_aes128_set_encrypt_key', true],
  ['ed25519.Ed25519PrivateKey', true],
  ['projects/12345/secrets/my-sasl-secret/versions/1', true],
  ['V1DownwardAPIProjection', true],
  ['scram-sha-256', true],
  ['new_password1', true],
  ['ed5.NMTOKEN_RE', true],
  ['fips140cache.Cache', true],
  ['SIAeZjKYlHK74rbcFvNHMUzjRiMpflxve', false],
  ['u72SxMp85FOxhsYepicn', false],
  ['tGzv3JOkF0XG5Qx2TlKWIA', false],
  ['IuvwfxxEjBkgEvrXiVslqJWa', false],
  ['9b81d0c3c3fedafbf6aea344bcd0ddb1f0eb97ef', false],
] as const)
  test(`code names: ${text} is ${isName ? 'one' : 'none'}`, () => equal(isCodeName(text), isName))
