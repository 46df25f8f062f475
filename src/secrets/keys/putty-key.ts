import { createHash, createHmac } from 'node:crypto'
import type { KeyReading } from './private-key.ts'

const HEAD =
  /PuTTY-User-Key-File-([123]): ([\w@.-]{1,64})\r?\nEncryption: ([\w-]{1,32})\r?\nComment: ([^\r\n]{0,1024})\r?\nPublic-Lines: (\d{1,3})\r?\n/y
const LINE = /([A-Za-z0-9+/=]{1,128})\r?\n/y
const PRIVATE = /Private-Lines: (\d{1,3})\r?\n/y
const MAC = /Private-MAC: ([0-9a-f]{40,64})/y

export type PuttyKey = { readonly to: number; readonly reading: KeyReading; readonly body: string }

const lengthed = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** PuTTY's own format, version 2 and 3 (PuTTY manual, appendix C): an unencrypted file's MAC needs no passphrase. */
export function puttyKeyAt(text: string, at: number): PuttyKey | undefined {
  let next = at
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = next
    const match = pattern.exec(text) ?? undefined
    next += match?.[0].length ?? 0
    return match
  }
  const lines = (count: number): string | undefined => {
    let all = ''
    for (let i = 0; i < count; i++) {
      const line = take(LINE)?.[1]
      if (line === undefined) return undefined
      all += line
    }
    return all
  }
  const [, version, type = '', cipher = '', comment = '', count = '0'] = take(HEAD) ?? []
  if (version === undefined) return undefined
  const open = lines(Number(count))
  if (cipher !== 'none') return { to: next, reading: { kind: 'encrypted' }, body: open ?? '' }
  const secret = lines(Number(take(PRIVATE)?.[1] ?? '0'))
  const mac = take(MAC)?.[1]
  if (open === undefined || !secret || mac === undefined) return undefined
  const parts = [type, cipher, comment].map((part) => Buffer.from(part, 'latin1'))
  const signed = Buffer.concat([...parts, Buffer.from(open, 'base64'), Buffer.from(secret, 'base64')].map(lengthed))
  const key = version === '3' ? Buffer.alloc(0) : createHash('sha1').update('putty-private-key-file-mac-key').digest()
  const actual = createHmac(version === '3' ? 'sha256' : 'sha1', key)
    .update(signed)
    .digest('hex')
  const reading: KeyReading =
    version === '1' || actual === mac ? { kind: 'plain', what: `PuTTY private key (${type})` } : { kind: 'broken' }
  return { to: next, reading, body: secret }
}
