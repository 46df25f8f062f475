import { classifierLicence } from './classifier-licences.ts'
import { licenceOfText } from './licence-text.ts'
import { spdxLicences } from './spdx-licences.ts'

/** Names that ecosystems use for what SPDX calls otherwise; keys in lower case with single spaces. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['apache 2', 'Apache-2.0'],
  ['apache2', 'Apache-2.0'],
  ['apache 2.0', 'Apache-2.0'],
  ['apache-2', 'Apache-2.0'],
  ['apache license 2.0', 'Apache-2.0'],
  ['apache license, version 2.0', 'Apache-2.0'],
  ['apache license version 2.0', 'Apache-2.0'],
  ['apache software license', 'Apache-2.0'],
  ['the apache license, version 2.0', 'Apache-2.0'],
  ['the apache software license, version 2.0', 'Apache-2.0'],
  ['asl 2.0', 'Apache-2.0'],
  ['mit license', 'MIT'],
  ['the mit license', 'MIT'],
  ['mit/x11', 'MIT'],
  ['expat', 'MIT'],
  ['bsd', 'BSD-3-Clause'],
  ['bsd license', 'BSD-3-Clause'],
  ['bsd-2', 'BSD-2-Clause'],
  ['bsd-3', 'BSD-3-Clause'],
  ['new bsd', 'BSD-3-Clause'],
  ['new bsd license', 'BSD-3-Clause'],
  ['modified bsd', 'BSD-3-Clause'],
  ['simplified bsd', 'BSD-2-Clause'],
  ['isc license', 'ISC'],
  ['isc license (iscl)', 'ISC'],
  ['psf', 'PSF-2.0'],
  ['python software foundation license', 'PSF-2.0'],
  ['mpl 2.0', 'MPL-2.0'],
  ['mozilla public license 2.0 (mpl 2.0)', 'MPL-2.0'],
  ['public domain', 'LicenseRef-public-domain'],
  ['public-domain', 'LicenseRef-public-domain'],
  ['eclipse public license 1.0', 'EPL-1.0'],
  ['eclipse public license - v 1.0', 'EPL-1.0'],
  ['eclipse public license v2.0', 'EPL-2.0'],
  ['eclipse public license 2.0', 'EPL-2.0'],
  ['eclipse public license - v 2.0', 'EPL-2.0'],
  ['eclipse public license - version 1.0', 'EPL-1.0'],
  ['eclipse public license - version 2.0', 'EPL-2.0'],
  ['eclipse public license v1.0', 'EPL-1.0'],
  ['eclipse public license v. 2.0', 'EPL-2.0'],
  ['eclipse distribution license - v 1.0', 'BSD-3-Clause'],
  ['eclipse distribution license v. 1.0', 'BSD-3-Clause'],
  ['edl 1.0', 'BSD-3-Clause'],
  ['the bsd license', 'BSD-3-Clause'],
  ['the new bsd license', 'BSD-3-Clause'],
  ['new bsd license', 'BSD-3-Clause'],
  ['revised bsd', 'BSD-3-Clause'],
  ['bsd 3-clause', 'BSD-3-Clause'],
  ['bsd 3-clause license', 'BSD-3-Clause'],
  ['bsd 2-clause license', 'BSD-2-Clause'],
  ['the bsd 3-clause license', 'BSD-3-Clause'],
  ['bsd 3-clause license w/nuclear disclaimer', 'BSD-3-Clause-No-Nuclear-License'],
  ['the json license', 'JSON'],
  ['cddl 1.0', 'CDDL-1.0'],
  ['cddl v1.0', 'CDDL-1.0'],
  ['cddl 1.1', 'CDDL-1.1'],
  ['gpl2 w/ cpe', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['gpl-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['gnu general public license, version 2 with the gnu classpath exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['the gnu general public license (gpl), version 2, with classpath exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['cddl + gplv2 with classpath exception', 'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0'],
  ['cddl/gplv2+ce', 'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0'],
  ['mpl 1.1', 'MPL-1.1'],
  ['mozilla public license 1.1 (mpl 1.1)', 'MPL-1.1'],
  ['mozilla public license, version 2.0', 'MPL-2.0'],
  ['mozilla public license version 2.0', 'MPL-2.0'],
  ['gnu general public license, version 2', 'GPL-2.0-only'],
  ['gnu general public license version 2', 'GPL-2.0-only'],
  ['gnu general public license, version 3', 'GPL-3.0-only'],
  ['gnu lesser general public license, version 2.1', 'LGPL-2.1-only'],
  ['gnu lesser general public license version 2.1', 'LGPL-2.1-only'],
  ['gnu lesser general public license v2.1 only', 'LGPL-2.1-only'],
  ['gnu library general public license v2.1 or later', 'LGPL-2.1-or-later'],
  ['gnu lesser general public license v2.1 or later', 'LGPL-2.1-or-later'],
  ['lgpl, version 2.1', 'LGPL-2.1-only'],
  ['gnu affero general public license v3', 'AGPL-3.0-only'],
  ['cc0', 'CC0-1.0'],
  ['bouncy castle licence', 'MIT'],
  ['unlicense', 'Unlicense'],
  ['zlib/libpng', 'zlib-acknowledgement'],
  // What Ruby's own COPYING calls its second licence.
  ['bsdl', 'BSD-2-Clause'],
  ['3-clause bsd', 'BSD-3-Clause'],
  ['2-clause bsd', 'BSD-2-Clause'],
  ['apache', 'Apache-2.0'],
  ['apache software', 'Apache-2.0'],
  ['mplv2', 'MPL-2.0'],
  ['mpl v2', 'MPL-2.0'],
  ['psfl', 'PSF-2.0'],
  ['zpl 2.1', 'ZPL-2.1'],
  ['artistic', 'Artistic-1.0-Perl'],
  ['openssl', 'OpenSSL'],
])

/** `GPL-2+`, `LGPLv2.1+`, `GPL 3`, `AGPL-3.0`: the family of GNU licences as they are commonly written. */
function gnuLicence(text: string): string | undefined {
  const match = /^(a|l)?gpl[ -]?v?(\d(?:\.\d)?)(?:\.0)?(\+|-or-later| or later|-only)?$/.exec(text)
  if (!match) return undefined
  const version = match[2]!.includes('.') ? match[2]! : `${match[2]!}.0`
  return spdxLicences.get(`${match[1] ?? ''}gpl-${version}-${match[3] === undefined || match[3] === '-only' ? 'only' : 'or-later'}`)
}

/** Addresses that stand in place of a name, without scheme, `www.` and ending. */
const ADDRESSES: readonly (readonly [RegExp, string])[] = [
  [/^apache\.org\/licenses\/license-2\.0$/, 'Apache-2.0'],
  [/^opensource\.org\/licen[sc]es?\/([\w.-]+)$/, ''],
  [/^spdx\.org\/licenses\/([\w.-]+)$/, ''],
  [/^(?:opensource\.org\/licen[sc]es?|repository\.jboss\.org\/licenses)\/apache-?2\.0$/, 'Apache-2.0'],
  [/^opensource\.org\/licen[sc]es?\/mit-license$/, 'MIT'],
  [/^opensource\.org\/licen[sc]es?\/bsd-license$/, 'BSD-2-Clause'],
  [
    /^(?:glassfish\.(?:dev\.)?java\.net\/public|oss\.oracle\.com\/licenses)\/cddl\+gpl[-_]1[._]1$/,
    'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  [/^glassfish\.(?:dev\.)?java\.net\/public\/cddl\+gpl$/, 'CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0'],
  [/^glassfish\.(?:dev\.)?java\.net\/public\/cddlv1\.0$/, 'CDDL-1.0'],
  [/^gnu\.org\/software\/classpath\/license$/, 'GPL-2.0-only WITH Classpath-exception-2.0'],
  [/^eclipse\.org\/(?:legal|org\/documents)\/epl-v10$/, 'EPL-1.0'],
  [/^eclipse\.org\/(?:legal|org\/documents)\/epl-2\.0(?:\/.{0,20})?$/, 'EPL-2.0'],
  [/^eclipse\.org\/(?:legal|org\/documents)\/edl-v10$/, 'BSD-3-Clause'],
  [/^eclipse\.org\/legal\/epl-(?:v20|2\.0)$/, 'EPL-2.0'],
  [/^gnu\.org\/licenses\/(?:old-licenses\/)?((?:l|a)?gpl-\d\.\d)(?:-standalone)?$/, ''],
  [/^mozilla\.org\/(?:en-us\/)?mpl\/2\.0\/?$/, 'MPL-2.0'],
  [/^creativecommons\.org\/publicdomain\/zero\/1\.0\/?$/, 'CC0-1.0'],
]

function fromAddress(key: string): string | undefined {
  if (!/^https?:\/\//.test(key)) return undefined
  const plain = key.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\.(?:txt|html?|php)$/, '')
  for (const [pattern, licence] of ADDRESSES) {
    const match = pattern.exec(plain)
    const found = match ? licence || spdxLicences.get(match[1]!) || gnuLicence(match[1]!) : undefined
    if (found) return found
  }
  return undefined
}

/** `The MIT License (MIT)`, `BSD 3-Clause License`, `Apache-2.0 licence`: words around an identifier, or spaces in it. */
function withoutWords(key: string): string | undefined {
  const bare = key.replace(/^the /, '').replace(/[ ,]+licen[cs]e$/, '')
  const bracketed = /^([^()]{1,60}) \(([^()]{1,40})\)$/.exec(key)
  const found = (text: string): string | undefined =>
    gnuLicence(text) ?? spdxLicences.get(text) ?? spdxLicences.get(text.replaceAll(' ', '-')) ?? ALIASES.get(text)
  return found(bare) ?? (bracketed ? (spdxLicences.get(bracketed[2]!) ?? found(bracketed[1]!)) : undefined)
}

/** What one name stands for: an SPDX identifier, else a `LicenseRef-`. */
function identifierOf(name: string): string {
  const plain = name.trim()
  const key = plain.toLowerCase().replace(/\s+/g, ' ')
  const known = gnuLicence(key) ?? spdxLicences.get(key) ?? ALIASES.get(key) ?? fromAddress(key) ?? withoutWords(key)
  if (known !== undefined) return known
  if (/^LicenseRef-[A-Za-z0-9.-]+$/.test(plain)) return plain
  // An older "or later" form of any other licence.
  const later = key.endsWith('+') ? spdxLicences.get(key.slice(0, -1)) : undefined
  if (later !== undefined) return `${later}+`
  const sanitised = plain
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  return `LicenseRef-${sanitised || 'unknown'}`
}

const OPERATORS: ReadonlySet<string> = new Set(['AND', 'OR', 'WITH'])
/** Longer is the text of a licence and no expression. */
const LENGTH = 2000
/** Longer is no name. */
const NAME = 150

/** An expression of names, operators and parentheses; undefined when the text is none (SPDX 2.3, annex D). */
function parseExpression(text: string): string | undefined {
  const tokens = text.match(/\(|\)|[^\s()]+/g) ?? []
  if (tokens.length < 2 || tokens.length > 200) return undefined
  const out: string[] = []
  let depth = 0
  let wantsName = true
  for (const [i, token] of tokens.entries()) {
    const operator = token.toUpperCase()
    if (token === '(' && wantsName) depth++
    else if (token === ')' && !wantsName && depth > 0) depth--
    else if (OPERATORS.has(operator) && !wantsName) wantsName = true
    else if (wantsName && token !== '(' && token !== ')' && !OPERATORS.has(operator)) wantsName = false
    else return undefined
    const identifier = token === '(' || token === ')' ? token : OPERATORS.has(operator) ? operator : identifierOf(token)
    // After WITH stands an exception that SPDX lists, or the two are one licence of their own ("GPLv2+ with exceptions").
    if (out.at(-1) === 'WITH' && identifier.startsWith('LicenseRef-'))
      out.splice(-2, 2, identifierOf(`${tokens[i - 2] ?? ''} with ${token}`))
    else out.push(identifier)
  }
  return wantsName || depth > 0 ? undefined : out.join(' ').replaceAll('( ', '(').replaceAll(' )', ')')
}

function expressionOf(text: string): string | undefined {
  if (text.startsWith('License ::')) {
    const licence = classifierLicence(text.slice(0, LENGTH))
    return licence === undefined ? undefined : identifierOf(licence)
  }
  if (text.length > NAME || text.includes('\n')) {
    const licence = licenceOfText(text)
    if (licence !== undefined) return licence
  }
  const trimmed = text.replace(/\s+/g, ' ').trim()
  if (trimmed === '' || trimmed.length > LENGTH) return undefined
  if (/[()]| (?:and|or|with) /i.test(trimmed) && !ALIASES.has(trimmed.toLowerCase())) {
    const expression = parseExpression(trimmed)
    if (expression !== undefined) return expression
  }
  if (/^\(.*\/.*\)$|^[A-Za-z0-9.+-]+\/[A-Za-z0-9.+-]+$/.test(trimmed) && !ALIASES.has(trimmed.toLowerCase()))
    return trimmed.replace(/[()]/g, '').split('/').map(identifierOf).join(' OR ')
  return identifierOf(trimmed)
}

/** Whether a text is licences that SPDX lists, and nothing else. */
export const isKnownLicence = (text: string): boolean => {
  const expression = expressionOf(text)
  return expression !== undefined && !expression.includes('LicenseRef-')
}

/** One SPDX expression that says all of the licences. */
export function toSpdxExpression(licences: readonly string[]): string | undefined {
  const parts = [...new Set(licences.flatMap((text) => expressionOf(text) ?? []))].toSorted()
  if (parts.length <= 1) return parts[0]
  return parts.map((part) => (part.includes(' OR ') ? `(${part})` : part)).join(' AND ')
}

/** One expression for a choice of licences. */
export const anyOf = (licences: readonly string[]): string => {
  const parts = [...new Set(licences.flatMap((text) => expressionOf(text) ?? []))]
  return parts.length > 1 ? parts.map((part) => (/ (?:AND|OR) /.test(part) ? `(${part})` : part)).join(' OR ') : (parts[0] ?? '')
}
