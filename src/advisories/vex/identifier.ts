import { ParseError } from '#base/index.ts'
import { PurlError, parsePurl } from '#model/index.ts'
import { type Vers, parseVers } from '../versions/vers.ts'
import type { Component, Identifier } from './contract.ts'
import { parseCpe } from './cpe.ts'

/** Characters of a name; purls have a bound of their own. */
const LONGEST = 8192

function purlIdentifier(text: string, version?: string, range?: Vers): Identifier {
  try {
    const purl = parsePurl(text)
    return { kind: 'purl', text, purl: version === undefined ? purl : { ...purl, version }, ...(range ? { range } : {}) }
  } catch (error) {
    if (!(error instanceof PurlError)) throw error
    return { kind: 'unreadable', text, why: error.message }
  }
}

/** The identifier that a text is: a purl, a CPE, a digest, else a name. */
export function identifierOf(text: string): Identifier {
  if (text.length > LONGEST) return { kind: 'unreadable', text: `${text.slice(0, 80)}…`, why: `it is longer than ${LONGEST} characters` }
  if (/^pkg:/i.test(text)) return purlIdentifier(text)
  if (/^cpe:/i.test(text)) {
    const cpe = parseCpe(text)
    return cpe ? { kind: 'cpe', text, cpe } : { kind: 'unreadable', text, why: 'it is no CPE name of 2.2 or 2.3' }
  }
  return /^sha256:[0-9a-f]{64}$/i.test(text) ? { kind: 'digest', text: text.toLowerCase() } : { kind: 'name', text }
}

/** A SHA-256 in hex, as hashes stand in documents. */
export const digestIdentifier = (hex: string): Identifier | undefined =>
  /^[0-9a-f]{64}$/i.test(hex) ? { kind: 'digest', text: `sha256:${hex.toLowerCase()}` } : undefined

/** A component by texts that each name it; the first is shown. */
export const componentOf = (texts: readonly string[], hashes: readonly string[] = [], label?: string): Component => {
  const identifiers = [...new Set(texts)].map(identifierOf)
  const digests = hashes.flatMap((hex) => digestIdentifier(hex) ?? [])
  const all = [...identifiers, ...digests]
  return { label: label ?? all[0]?.text ?? 'a product without an identifier', identifiers: all }
}

/** The component with the version that stands beside its identifiers. What has a version already keeps it, unless `always`. */
export function atVersion({ label, identifiers }: Component, version: string, always = false): Component {
  return {
    label: `${label} ${version}`,
    identifiers: identifiers.map((one): Identifier => {
      if (one.kind === 'purl' && (always || one.purl.version === undefined)) return { ...one, purl: { ...one.purl, version } }
      if (one.kind === 'cpe' && (always || one.cpe.version === undefined)) return { ...one, cpe: { ...one.cpe, version } }
      return one
    }),
  }
}

/** The component in a range of versions, written in VERS. A range that cannot be read holds nothing. */
export function inRange({ label, identifiers }: Component, text: string): Component {
  const whole = `${label} ${text}`
  try {
    const range = parseVers(text)
    const ranged = identifiers.map((one): Identifier => {
      if (one.kind !== 'purl') return { kind: 'unreadable', text: one.text, why: 'only a purl can be in a range of versions' }
      const { version: _, ...purl } = one.purl
      return { kind: 'purl', text: one.text, purl, range }
    })
    return { label: whole, identifiers: ranged }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { label: whole, identifiers: [{ kind: 'unreadable', text, why: error.message }] }
  }
}
