import { deepEqual, equal, throws } from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Purl, PurlError, formatPurl, parsePurl } from './purl.ts'

type Parts = {
  type: string
  namespace?: string | null
  name: string
  version?: string | null
  qualifiers?: Record<string, string> | null
  subpath?: string | null
}
type Case = {
  description: string
  test_type: 'parse' | 'build' | 'validate' | 'roundtrip'
  input: string | Parts
  expected_output: string | Parts | null
  expected_failure: boolean
}

const corpus = new URL('../../../shared/corpora/purl/', import.meta.url)
/**
 * What no cataloger finds and no advisory names is read by the common form: its own rules (lengths of a name, a UUID that has to be there)
 * would only lose packages of other tools' documents.
 */
const COMMON_FORM = ['chrome-extension', 'cpan', 'git', 'julia', 'vscode-extension']

const plain = (parts: Parts | Purl): Record<string, unknown> => ({
  type: parts.type,
  namespace: parts.namespace || null,
  name: parts.name,
  version: parts.version || null,
  qualifiers: parts.qualifiers && Object.keys(parts.qualifiers).length > 0 ? { ...parts.qualifiers } : null,
  subpath: parts.subpath || null,
})
const given = (parts: Parts): Purl => ({
  ...parts,
  namespace: parts.namespace ?? undefined,
  version: parts.version ?? undefined,
  qualifiers: parts.qualifiers ?? undefined,
  subpath: parts.subpath ?? undefined,
})

/** The corpus refuses these in one test and lowers the same keys in another ("Roundtrip an input purl to canonical"); we lower them. */
const CONTRADICTED = ['pkg:gem/jruby-launcher@1.1.2?Platform=java', 'pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25']
const textOf = (input: Case['input']): string => (typeof input === 'string' ? input : input.name)
const isContradicted = (one: Case): boolean => one.expected_failure && CONTRADICTED.includes(textOf(one.input))

function run({ test_type, input, expected_output }: Case): void {
  if (test_type === 'parse') deepEqual(plain(parsePurl(input as string)), plain(expected_output as Parts))
  else if (test_type === 'build') equal(formatPurl(given(input as Parts)), expected_output)
  else equal(formatPurl(parsePurl(input as string)), expected_output)
}

if (!existsSync(corpus))
  test('purl specification tests (corpus absent)', (t) => t.diagnostic('the published tests are not beside the checkout'))
else
  for (const file of readdirSync(corpus).filter(
    (name) => name.endsWith('-test.json') && !COMMON_FORM.includes(name.replace('-test.json', '')),
  )) {
    const { tests } = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as { tests: Case[] }
    for (const one of tests)
      test(`purl ${file}: ${one.description}: ${JSON.stringify(one.input)}`, () => {
        if (isContradicted(one)) equal(formatPurl(parsePurl(textOf(one.input))), textOf(one.input).toLowerCase())
        else if (one.expected_failure)
          throws(
            () => (one.test_type === 'build' ? formatPurl(given(one.input as Parts)) : formatPurl(parsePurl(one.input as string))),
            PurlError,
          )
        else run(one)
      })
  }

test('purl: what is written is read back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, version) => {
      const purl = { type: 'generic', name: name.toWellFormed(), version: version.toWellFormed() }
      const read = parsePurl(formatPurl(purl))
      equal(read.name, purl.name)
      equal(read.version ?? '', purl.version)
    }),
  )
})

test('purl: any text is a purl or a PurlError', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        formatPurl(parsePurl(`pkg:${text}`))
      } catch (error) {
        if (!(error instanceof PurlError)) throw error
      }
    }),
  )
})

for (const [text, canonical, why] of [
  ['pkg:npm/@scope/name@1.0', 'pkg:npm/%40scope/name@1.0', 'a scope that nobody encoded'],
  ['pkg:npm/%40scope%2Fname@1.0', 'pkg:npm/%40scope%2Fname@1.0', 'an encoded slash is part of the name, not a scope'],
  ['pkg:golang/github.com/A/B@v1.0.0#cmd/../x', 'pkg:golang/github.com/a/b@v1.0.0#cmd/x', 'a subpath cannot climb'],
  ['pkg:maven/g/a@1.0?type=jar&classifier=', 'pkg:maven/g/a@1.0?type=jar', 'an empty qualifier is none'],
  ['pkg:generic/a@1%0A2?x=%00', 'pkg:generic/a@1%0A2?x=%00', 'control characters stay encoded'],
  ['pkg:generic/a%23b%3Fc@1%232', 'pkg:generic/a%23b%3Fc@1%232', 'marks that are encoded part nothing'],
  ['pkg:generic/a?__proto__x=1', undefined, 'a key that is no key'],
  ['pkg:generic/a?constructor=1', 'pkg:generic/a?constructor=1', 'a key that objects have'],
  ['pkg:generic/%ff@1', undefined, 'no UTF-8'],
  ['pkg:generic/a?x=1&X=2', undefined, 'a qualifier that stands twice'],
  ['pkg:/a@1', undefined, 'no type'],
  ['pkg:generic/', undefined, 'no name'],
  ['pkg:generic/a@1'.padEnd(9000, '/'), undefined, 'longer than any'],
] as const)
  test(`purl ${text.slice(0, 60)}: ${why}`, () => {
    if (canonical === undefined) throws(() => formatPurl(parsePurl(text)), PurlError)
    else equal(formatPurl(parsePurl(text)), canonical)
  })

test('purl: what is canonical stays as it is', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('a', 'A', '.', '..', '/', '@', '?', '#', '%', '&', '=', '%2F'))
  const given = fc.array(part, { maxLength: 8 }).map((parts) => `pkg:${parts.join('')}`)
  const type = fc.constantFrom('npm', 'deb/debian', 'golang', 'maven', 'pypi', 'oci', 'generic')
  const typed = fc.tuple(type, fc.array(part, { maxLength: 8 })).map(([start, parts]) => `pkg:${start}/${parts.join('')}`)
  fc.assert(
    fc.property(fc.oneof(given, typed), (text) => {
      let canonical: string
      try {
        canonical = formatPurl(parsePurl(text))
      } catch (error) {
        if (error instanceof PurlError) return
        throw error
      }
      equal(formatPurl(parsePurl(canonical)), canonical)
    }),
    { numRuns: 5000 },
  )
})

test('purl: many slashes that are not at its end do not take long', () => {
  const text = `pkg:generic/a${'/'.repeat(8000)}b`
  for (let i = 0; i < 200; i++) equal(parsePurl(text).name, 'b')
})
