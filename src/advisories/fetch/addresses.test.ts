import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { FetchError } from './fetch-error.ts'
import { addressesFor } from './addresses.ts'

const urls = (specs: readonly string[], mirror?: string): string[] =>
  addressesFor(specs, mirror === undefined ? undefined : new URL(mirror)).map(({ url }) => url.href)

for (const [specs, expected] of [
  [['cisa-kev'], ['https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json']],
  [
    ['osv:npm', 'osv:Red Hat', 'osv:npm'],
    ['npm', 'Red%20Hat'].map((name) => `https://osv-vulnerabilities.storage.googleapis.com/${name}/all.zip`),
  ],
  [['alpine:v3.99'], ['main', 'community'].map((name) => `https://secdb.alpinelinux.org/v3.99/${name}.json`)],
  [['osv=https://intranet.example/npm.zip?x=1'], ['https://intranet.example/npm.zip?x=1']],
] as const)
  test(`addresses of ${specs.join(' ')}`, () => deepEqual(urls(specs), expected))

test('addresses: nothing named is everything, and nothing twice that another feed says first-hand', () => {
  const all = addressesFor([], undefined)
  const names = new Set(all.map(({ name }) => name))
  for (const name of [
    'debian-tracker',
    'alpine:edge',
    'wolfi',
    'chainguard',
    'cisa-kev',
    'epss',
    'haskell',
    'retirejs',
    'osv:npm',
    'osv:Ubuntu',
  ])
    ok(names.has(name), name)
  equal(names.has('osv:Debian'), false)
  ok(names.size > 45)
})

test('addresses: a mirror has HOST/PATH of each; what is named by its address is asked for there', () => {
  deepEqual(urls(['wolfi', 'osv=https://a.example/x.zip'], 'https://ann:pw@mirror.example/feeds/'), [
    'https://ann:pw@mirror.example/feeds/packages.wolfi.dev/os/security.json',
    'https://a.example/x.zip',
  ])
  equal(addressesFor(['wolfi'], new URL('https://mirror.example'))[0]!.isOrigin, false)
})

for (const [spec, said] of [
  ['nothing', /there is no feed "nothing"/],
  ['rustsec', /no address of the feed is known/],
  ['cisa-kev:x', /cisa-kev has no part "x"/],
  ['osv:../x', /osv has no part "\.\.\/x"/],
  ['osv:', /osv has no part ""/],
  ['osv=file:///etc/passwd', /is no http or https address/],
  ['osv=x', /is no http or https address/],
] as const)
  test(`addresses of ${spec}: wrong use`, () =>
    throws(
      () => addressesFor([spec], undefined),
      (error) => error instanceof FetchError && said.test(error.message) && error.hint !== undefined,
    ))
