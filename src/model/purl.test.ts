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
const TYPES = [
  'alpm',
  'apk',
  'bitnami',
  'cargo',
  'composer',
  'cran',
  'deb',
  'gem',
  'generic',
  'github',
  'golang',
  'hackage',
  'hex',
  'maven',
  'npm',
  'nuget',
  'oci',
  'pub',
  'pypi',
  'rpm',
  'swift',
  'specification',
]

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
  for (const file of readdirSync(corpus).filter((name) => TYPES.includes(name.replace('-test.json', '')))) {
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
