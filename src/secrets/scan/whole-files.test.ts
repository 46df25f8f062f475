import { deepEqual, equal, match } from 'node:assert/strict'
import { type KeyObject, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { assert as check, property, string, uint8Array } from 'fast-check'
import { MiB } from '#base/index.ts'
import { secretSamples } from '#testing/secret-samples.ts'
import { zip } from '#testing/zip.ts'
import { compileRules } from '../engine/compile-rules.ts'
import { derKeyOf } from '../keys/private-key.ts'
import type { SecretRecords } from '../records.ts'
import { secretRules } from '../rules/registry.ts'
import { type Batch, Batcher } from './batch.ts'
import { LayerScan } from './layer-scan.ts'
import { isUtf16, utf16Offsets, utf8Of } from './utf16.ts'

const compiled = compileRules(secretRules)

function scanned(path: string, bytes: Uint8Array): SecretRecords {
  const scan = new LayerScan(compiled)
  const batcher = new Batcher(
    () => new Uint8Array(new SharedArrayBuffer(MiB)),
    (batch: Batch) => scan.batch(batch.bytes, batch.segments),
  )
  batcher.piece({ path, type: 'file', size: bytes.length, mode: 0o644, uid: 0, gid: 0, link: '' }, bytes)
  batcher.finish()
  return scan.finish()
}

const token = secretSamples.find(({ rule }) => rule === 'github-personal-access-token')!.make(1)
const little = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')
const big = (text: string): Buffer => little(text).swap16()
const placesIn = ({ records }: SecretRecords): unknown[] => records.map(({ rule, offset, line, column }) => [rule, offset, line, column])

const script = `# Grüße 😀\r\n$env:GH = "${token}"\r\n`
const at = 2 + 2 * script.indexOf(token)
for (const [why, path, bytes] of [
  ["PowerShell's Out-File before version 6", 'a.ps1', little(script)],
  ['the other order of bytes', 'a.ps1', big(script)],
  ['longer than a batch', 'a.ps1', little(script + 'quiet line\r\n'.repeat(100_000))],
] as const)
  test(`UTF-16: ${why}: the place is that in the file`, () =>
    deepEqual(placesIn(scanned(path, bytes)), [['github-personal-access-token', at, 2, 12]]))

test('UTF-16: in an archive', () => {
  const { records } = scanned('a.zip', zip({ 'x.reg': little(script) }))
  deepEqual(
    records.map(({ path, offset }) => [path, offset]),
    [['a.zip!/x.reg', at]],
  )
})

test('UTF-16: a file of credentials is read by its form', () => {
  const { records, gaps } = scanned('root/.netrc', little(`machine a.test login b password ${token.slice(4, 30)}\n`))
  deepEqual([records.map(({ rule }) => rule), gaps], [['netrc-password'], []])
})

test('UTF-16: what is larger than 16 MiB is named', () => {
  const { records, gaps } = scanned('a.reg', little(`${token}${' '.repeat(8 * MiB)}`))
  deepEqual(records, [])
  deepEqual(gaps, [{ kind: 'damaged', path: 'a.reg', what: 'a text of UTF-16 that is larger than 16 MiB or breaks off' }])
})

test('UTF-16: UTF-32 and no mark are none', () =>
  deepEqual(
    [[0xff, 0xfe, 0, 0], [0xff, 0xfe, 65, 0], [0xfe, 0xff], [65, 0], []].map((head) => isUtf16(Uint8Array.from(head))),
    [false, true, true, false, false],
  ))

test('UTF-16: offsets of any text, and any bytes are a text', () => {
  check(
    property(string({ unit: 'binary' }), string({ unit: 'binary' }), (before, after) => {
      const text = utf8Of(little(`${before}|${after}`))
      equal(utf16Offsets(text)(Buffer.byteLength(before.toWellFormed())), 2 + 2 * before.toWellFormed().length)
    }),
  )
  check(property(uint8Array(), (bytes) => utf8Of(bytes).length <= 2 * bytes.length + 3))
})

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const edwards = generateKeyPairSync('ed25519').privateKey
const der = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): Buffer =>
  key.export({ type, format: 'der' } as { type: 'pkcs8'; format: 'der' })

for (const [why, key, type, what] of [
  ['PKCS 8 (RFC 5958)', rsa, 'pkcs8', /^RSA private key of 1024 bits, unencrypted$/],
  ["RSA's own form (RFC 8017)", rsa, 'pkcs1', /^RSA private key of 1024 bits, unencrypted$/],
  ['that of elliptic curves (RFC 5915)', curve, 'sec1', /^EC private key on prime256v1, unencrypted$/],
  ['a short one', edwards, 'pkcs8', /^ED25519 private key, unencrypted$/],
] as const)
  test(`DER: ${why}: the same secret as in PEM`, () => {
    const [inDer] = scanned('etc/ssl/a.key', der(key, type)).records
    const [inPem] = scanned('a.pem', Buffer.from(key.export({ type, format: 'pem' } as { type: 'pkcs8'; format: 'pem' }))).records
    deepEqual([inDer?.rule, inDer?.severity, inDer?.offset], ['private-key', 'critical', 0])
    match(inDer!.evidence[0]!, what)
    deepEqual([inDer?.value, inDer?.publicKey], [inPem?.value, inPem?.publicKey])
  })

const encrypted = rsa.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' })
for (const [why, bytes, kind] of [
  ['with a passphrase', encrypted, 'encrypted'],
  [
    'of an algorithm that is not read',
    Buffer.from(`302f020100300c06082a850307010101010500041b${'5a'.repeat(27)}`, 'hex').fill(46, 1, 2),
    'other',
  ],
  ['cut short', der(rsa, 'pkcs1').subarray(0, 300), undefined],
  ['with more behind it', Buffer.concat([der(rsa, 'pkcs8'), Buffer.from('x')]), undefined],
  ['a public key', createPublicKey(rsa).export({ type: 'spki', format: 'der' }), undefined],
  ["a public key in RSA's own form", createPublicKey(rsa).export({ type: 'pkcs1', format: 'der' }), undefined],
] as const)
  test(`DER: ${why}`, () => equal(derKeyOf(bytes)?.kind, kind))

test('DER: one with a passphrase is counted as not assessed', () =>
  deepEqual(scanned('a.der', encrypted).gaps, [{ kind: 'encrypted-key', path: 'a.der', what: '1 encrypted' }]))

test('DER: any bytes that begin as a key does are one that can be named, or none', () =>
  check(
    property(uint8Array({ maxLength: 120 }), (bytes) =>
      [undefined, 'plain', 'other', 'encrypted'].includes(derKeyOf(Uint8Array.of(0x30, bytes.length + 3, 2, 1, 0, ...bytes))?.kind),
    ),
  ))
