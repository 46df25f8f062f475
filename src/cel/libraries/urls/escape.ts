import { CelFailure } from '../../values/index.ts'
import { quoteBytes } from '../quote.ts'

/** Part of a URL, for which certain bytes need no escape. Texts here are bytes: a code unit each. */
export type Part = 'path' | 'host' | 'zone' | 'user' | 'query' | 'fragment'

const LETTERS = 'A-Za-z0-9'

/** Bytes that a part has as they are (RFC 3986; what Go's net/url leaves). */
const PLAIN: Readonly<Record<Part, RegExp>> = {
  path: new RegExp(`[${LETTERS}$&+,\\-./:;=@_~]`),
  host: new RegExp(`[${LETTERS}!"$&'()*+,\\-.:;<=>[\\]_~]`),
  zone: new RegExp(`[${LETTERS}!"$&'()*+,\\-.:;<=>[\\]_~]`),
  user: new RegExp(`[${LETTERS}$&+,\\-.;=_~]`),
  query: new RegExp(`[${LETTERS}\\-._~]`),
  fragment: new RegExp(`[${LETTERS}!$&()*+,\\-./:;=?@_~]`),
}

export const isPlain = (byte: string, part: Part): boolean => PLAIN[part].test(byte)

const HEX = /^%[0-9A-Fa-f]{2}$/

const badEscape = (escape: string): CelFailure => new CelFailure(`invalid URL escape ${quoteBytes(escape)}`)

/** What an escape of a host or a zone may stand for; a failure for all others. */
function checkEscape(escape: string, part: Part): CelFailure | undefined {
  if (!HEX.test(escape)) return badEscape(escape)
  if (escape === '%25') return undefined
  const code = Number.parseInt(escape.slice(1), 16)
  if (part === 'host' && code < 0x80) return badEscape(escape)
  return part === 'zone' && code !== 0x20 && !isPlain(String.fromCharCode(code), 'host') ? badEscape(escape) : undefined
}

/** The bytes that are escaped; a failure for what is no escape or may not stand there. */
export function unescape(text: string, part: Part): string | CelFailure {
  const isHost = part === 'host' || part === 'zone'
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '%') {
      const failure = checkEscape(text.slice(i, i + 3), part)
      if (failure) return failure
      i += 2
    } else if (isHost && text.charCodeAt(i) < 0x80 && !isPlain(text[i]!, part))
      return new CelFailure(`invalid character ${quoteBytes(text[i]!)} in host name`)
  }
  const spaced = part === 'query' ? text.replaceAll('+', ' ') : text
  return spaced.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

export const escape = (text: string, part: Part): string =>
  text.replaceAll(/[^]/g, (byte) => (isPlain(byte, part) ? byte : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`))
