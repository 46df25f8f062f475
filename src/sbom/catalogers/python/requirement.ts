import { normalName } from './names.ts'

/** A dependency specifier (PEP 508, now "Dependency specifiers" of the packaging standards). */
export type Requirement = {
  readonly name: string
  readonly extras: readonly string[]
  /** `>=1.0,<2`, without the parentheses of old metadata. */
  readonly specifier: string
  readonly url?: string
  readonly marker?: string
}

/** Longer is no requirement. */
const LENGTH = 8000
const HEAD = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?)\s*(?:\[([^\]]{0,1000})\])?\s*/

/** `requests[socks] (>=2.8.1) ; python_version < "3"`; undefined when it has no name. */
export function readRequirement(text: string): Requirement | undefined {
  const head = text.length <= LENGTH ? HEAD.exec(text) : null
  if (!head) return undefined
  const rest = text.slice(head[0].length)
  const extras = (head[2] ?? '').split(',').flatMap((extra) => (extra.trim() === '' ? [] : [normalName(extra.trim())]))
  const base = { name: normalName(head[1]!), extras }
  if (rest.startsWith('@')) {
    // A URL may hold a semicolon: a marker has a space before its own.
    const [url, marker] = splitAt(rest.slice(1).trim(), / ;/)
    return { ...base, specifier: '', url: url.trim(), ...(marker === undefined ? {} : { marker: marker.trim() }) }
  }
  const [specifier, marker] = splitAt(rest, /;/)
  if (!/^[<>=!~^*|,.+\w\s()-]*$/.test(specifier) || /^\w/.test(specifier)) return undefined
  return { ...base, specifier: specifier.replace(/[()]/g, '').trim(), ...(marker === undefined ? {} : { marker: marker.trim() }) }
}

function splitAt(text: string, mark: RegExp): readonly [string, string | undefined] {
  const match = mark.exec(text)
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : [text, undefined]
}
