import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Builtin, Builtins } from './contract.ts'

const hash =
  (algorithm: string): Builtin =>
  ([text]) =>
    typeof text === 'string' ? createHash(algorithm).update(text).digest('hex') : undefined

const hmac =
  (algorithm: string): Builtin =>
  ([text, key]) =>
    typeof text === 'string' && typeof key === 'string' ? createHmac(algorithm, key).update(text).digest('hex') : undefined

export const cryptoFunctions: Builtins = {
  'crypto.md5': hash('md5'),
  'crypto.sha1': hash('sha1'),
  'crypto.sha256': hash('sha256'),
  'crypto.hmac.md5': hmac('md5'),
  'crypto.hmac.sha1': hmac('sha1'),
  'crypto.hmac.sha256': hmac('sha256'),
  'crypto.hmac.sha512': hmac('sha512'),
  'crypto.hmac.equal': ([one, other]) => {
    if (typeof one !== 'string' || typeof other !== 'string') return undefined
    const [a, b] = [Buffer.from(one), Buffer.from(other)]
    return a.length === b.length && timingSafeEqual(a, b)
  },
}
