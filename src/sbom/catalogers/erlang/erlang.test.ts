import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { erlangCatalogers } from './erlang.ts'
import { readTerms } from './terms.ts'

const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(erlangCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

/** Lines as Hex writes them (Hex.Mix.to_lock, Hex.Utils.lock) and as older releases did. */
const MIX = `%{
  "decimal": {:hex, :decimal, "2.1.1", "5611dca5", [:mix], [], "hexpm", "53cfe5f4"},
  "jason": {:hex, :jason, "1.4.1", "af1504e3", [:mix], [{:decimal, "~> 1.0 or ~> 2.0", [hex: :decimal, repo: "hexpm", optional: true]}], "hexpm", "fbb01ecd"},
  "mime": {:hex, :mime, "1.2.0"}, # Hex 0.9
  "own": {:hex, :own_fork, "0.1.0", "aa", [:mix], [], "hexpm:acme", "bb"},
  "mirror": {:hex, :mirror, "3.0.0", "aa", [:rebar3], [], "internal", "bb"},
  "plug": {:git, "https://github.com/elixir-plug/plug.git", "d5a7304fedbb", [tag: "v1.15.0"]},
  "local": {:path, "../local"},
}
`

test('mix.lock: Hex packages, organisations, other repositories, Git, edges', () =>
  deepEqual(shown({ 'app/mix.lock': MIX }), [
    'pkg:hex/acme/own_fork@0.1.0',
    'pkg:hex/decimal@2.1.1',
    'pkg:hex/jason@1.4.1 > pkg:hex/decimal@2.1.1',
    'pkg:hex/mime@1.2.0',
    'pkg:hex/mirror@3.0.0?repository_url=internal',
    'pkg:hex/plug?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Felixir-plug%2Fplug.git%40d5a7304fedbb',
  ]))

test('locks as mix 1.14 and rebar3 write them for a dependency from Git', () => {
  const expected = ['pkg:hex/money?vcs_url=git%2Bfile:%2F%2F%2Fsrv%2Fmoney%40d5a7304fedbb785143d4c75b012bae69a0017cdf']
  for (const name of ['mix.lock', 'rebar.lock'])
    deepEqual(
      shown({ [name]: data(name) }).map((one) => one.replace(/%40[0-9a-f]{40}$/, '%40d5a7304fedbb785143d4c75b012bae69a0017cdf')),
      expected,
    )
})

test('rebar.lock: version 1.2.0 of the form, where the application is not called as its package', () =>
  deepEqual(
    shown({
      'rebar.lock': `{"1.2.0",
[{<<"cowboy">>,{pkg,<<"cowboy">>,<<"2.9.0">>},0},
 {<<"uuid">>,{pkg,<<"uuid_erl">>,<<"2.0.5">>},1}]}.
[
{pkg_hash,[
 {<<"cowboy">>, <<"865DD8B6607E14CF03282E10E934023A1BD8BE6F6BACF921A7E2A96D800CD452">>}]}
].
`,
    }),
    ['pkg:hex/cowboy@2.9.0', 'pkg:hex/uuid_erl@2.0.5'],
  ))

test('.app files of a release: parts of OTP and packages, with edges', () =>
  deepEqual(
    shown({
      'opt/shop/lib/shop-0.3.0/ebin/shop.app': data('shop.app'),
      'opt/shop/lib/money-2.0.1/ebin/money.app':
        '%% generated\n{application,money,[{vsn,"2.0.1"},{env,[{limits,#{max => 5}},{x,<<"y"/utf8>>}]},{applications,[kernel]}]}.',
      'opt/shop/lib/kernel-8.5.3/ebin/kernel.app':
        '{application, kernel, [{description, "ERTS  CXC 138 10"}, {vsn, "8.5.3"}, {modules, [\'a-b\',code]}]}.',
    }),
    [
      'pkg:hex/money@2.0.1 > pkg:otp/kernel@8.5.3',
      'pkg:hex/shop@0.3.0 > pkg:hex/money@2.0.1 > pkg:otp/kernel@8.5.3',
      'pkg:otp/kernel@8.5.3',
    ],
  ))

test('terms: what breaks off or is too deep has a place', () => {
  for (const text of ['{a', '[1,', '%{"a": ', '{a,@}', '['.repeat(5000)])
    equal(catalogued(erlangCatalogers, { 'mix.lock': text }).unknowns.length, 1, text.slice(0, 10))
  deepEqual(readTerms('a. "b\\"c". \'d e\'.', 'erlang'), [{ atom: 'a' }, 'b"c', { atom: 'd e' }])
})

for (const [path, bytes] of [
  ['mix.lock', Buffer.from(MIX)],
  ['rebar.lock', data('rebar.lock')],
  ['lib/ebin/shop.app', data('shop.app')],
] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(erlangCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['mix.lock', '%{', '"a": '],
  ['rebar.lock', '', '<<"'],
  ['ebin/x.app', '', '{'],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(erlangCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
