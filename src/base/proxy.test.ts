import { doesNotThrow, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { FileError } from './files.ts'
import { isLoopbackHost, isMachineLocal } from './address.ts'
import { proxyFor } from './proxy.ts'

const proxies = { HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'h:2' }

/** Rows as golang.org/x/net/http/httpproxy documents them. */
for (const [url, env, expected] of [
  ['https://r.example/', proxies, 'http://s:1'],
  ['http://r.example/', proxies, 'http://h:2'],
  ['https://r.example/', { https_proxy: 'https://l:3' }, 'https://l:3'],
  ['https://r.example/', { HTTPS_PROXY: 'u:1', https_proxy: 'l:3' }, 'http://u:1'],
  ['https://r.example/', { HTTP_PROXY: 'h:2' }, undefined],
  ['https://r.example/', { ALL_PROXY: 'a:1' }, undefined],
  ['https://r.example/', {}, undefined],
  ['https://localhost:5000/', proxies, undefined],
  ['https://127.3.2.1/', proxies, undefined],
  ['https://[::1]:5000/', proxies, undefined],
  ['https://r.example/', { ...proxies, NO_PROXY: '*' }, undefined],
  ['https://r.example/', { ...proxies, NO_PROXY: 'r.example' }, undefined],
  ['https://a.r.example/', { ...proxies, NO_PROXY: 'x, R.Example' }, undefined],
  ['https://ar.example/', { ...proxies, NO_PROXY: 'r.example' }, 'http://s:1'],
  ['https://r.example/', { ...proxies, NO_PROXY: '.r.example' }, 'http://s:1'],
  ['https://a.r.example/', { ...proxies, NO_PROXY: '.r.example' }, undefined],
  ['https://a.r.example/', { ...proxies, NO_PROXY: '*.r.example' }, undefined],
  ['https://r.example/', { ...proxies, NO_PROXY: 'r.example:443' }, undefined],
  ['https://r.example:5000/', { ...proxies, NO_PROXY: 'r.example:443' }, 'http://s:1'],
  ['https://10.1.2.3/', { ...proxies, no_proxy: '10.0.0.0/8' }, undefined],
  ['https://11.1.2.3/', { ...proxies, no_proxy: '10.0.0.0/8' }, 'http://s:1'],
  ['https://[fd00::1]/', { ...proxies, no_proxy: 'fd00::/8' }, undefined],
  ['https://[fd00::1]/', { ...proxies, no_proxy: 'fd00::1' }, undefined],
  ['https://[fd00::1]:5000/', { ...proxies, no_proxy: '[fd00::1]:5000' }, undefined],
  ['https://r.example/', { ...proxies, no_proxy: '10.0.0.0/8,,/,1/2,.' }, 'http://s:1'],
] as const)
  test(`proxy: ${url} with ${JSON.stringify(env)}`, () => equal(proxyFor(new URL(url), env)?.href, expected && `${expected}/`))

for (const [host, expected] of [
  ['localhost', true],
  ['LOCALHOST', true],
  ['x.localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['127.0.0.1.example.com', false],
  ['notlocalhost', false],
  ['10.0.0.1', false],
  ['0.0.0.0', false],
] as const)
  test(`address: ${host} is ${expected ? '' : 'not '}this machine`, () => equal(isLoopbackHost(host), expected))

for (const [host, expected] of [
  ['localhost', true],
  ['169.254.169.254', true],
  ['[fe80::1]', true],
  ['0.0.0.0', true],
  ['10.0.0.1', false],
  ['registry.example', false],
] as const)
  test(`address: ${host} is ${expected ? '' : 'not '}the machine's own`, () => equal(isMachineLocal(host), expected))

for (const text of ['socks5://s:1', 'http://', '::', 'ftp://x'])
  test(`proxy: ${text} is an error that does not quote it`, () =>
    throws(
      () => proxyFor(new URL('https://r.example'), { HTTPS_PROXY: text.replace('://', '://ann:secret@') }),
      (error: unknown) => error instanceof FileError && !error.message.includes('secret'),
    ))

test('proxy: any NO_PROXY is read', () =>
  check(
    property(string({ maxLength: 60 }), (text) =>
      doesNotThrow(() => proxyFor(new URL('https://r.example'), { ...proxies, NO_PROXY: text })),
    ),
  ))
