import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { FoundPackage } from '../contract.ts'
import { rubyCatalogers } from './ruby.ts'

const [gemfileLock, gemspec] = rubyCatalogers
const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))
const file = (path: string, bytes: Uint8Array) => ({ path, size: bytes.length, mode: 0o644, bytes })
const rows = (found: Iterable<unknown>): unknown[] =>
  ([...found] as FoundPackage[]).map(({ name, version, requires, licences }) => [name, version, requires, ...(licences ? [licences] : [])])

test('Gemfile.lock: gems with edges; the project’s own is not published', () =>
  deepEqual(rows(gemfileLock!.parse(file('Gemfile.lock', data('Gemfile.lock')))), [
    ['cart', '1.2.3', ['money']],
    ['money', '2.0.1', []],
  ]))

test('Gemfile.lock: a platform is no part of the version, Git gives its address', () => {
  const text =
    'GIT\n  remote: https://example.org/a.git\n  revision: abc123\n  specs:\n    a (1.0)\n\nGEM\n  remote: https://rubygems.org/\n  specs:\n    nokogiri (1.13.0-x86_64-linux)\n      racc (~> 1.4)\n    pre (2.0.0.pre-java)\n'
  const found = [...gemfileLock!.parse(file('Gemfile.lock', Buffer.from(text)))] as FoundPackage[]
  deepEqual(
    found.map(({ name, version, qualifiers }) => [name, version, qualifiers?.['vcs_url']]),
    [
      ['a', '1.0', 'git+https://example.org/a.git@abc123'],
      ['nokogiri', '1.13.0', undefined],
      ['pre', '2.0.0.pre', undefined],
    ],
  )
})

test('gemspec: as RubyGems writes it, without what only development needs', () =>
  deepEqual(rows(gemspec!.parse(file('specifications/cart-1.2.3.gemspec', data('cart-1.2.3.gemspec')))), [
    ['cart', '1.2.3', ['money'], ['MIT', 'Ruby']],
  ]))

test('gemspec: a version that is computed is none', () =>
  deepEqual(
    rows(
      gemspec!.parse(
        file('specifications/x.gemspec', Buffer.from('Gem::Specification.new do |s|\n  s.name = "x"\n  s.version = X::VERSION\nend\n')),
      ),
    ),
    [],
  ))
