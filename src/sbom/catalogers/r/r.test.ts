import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { rCatalogers } from './r.ts'

const data = (name: string): Buffer => readFileSync(new URL(`testdata/${name}`, import.meta.url))

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(rCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

const installed = (name: string): Record<string, Buffer> => ({
  [`usr/lib/R/site-library/${name}/DESCRIPTION`]: data(`${name}.DESCRIPTION`),
})

test('installed packages of CRAN and Bioconductor, and R itself by its base', () => {
  const { packages } = catalogued(rCatalogers, {
    ...installed('jsonlite'),
    ...installed('Rcpp'),
    ...installed('BiocGenerics'),
    ...installed('base'),
  })
  deepEqual(
    packages.map(({ purl, licence }) => [purl, licence]),
    [
      ['pkg:bioconductor/BiocGenerics@0.44.0', 'Artistic-2.0'],
      ['pkg:cran/Rcpp@1.0.10', 'GPL-2.0-or-later'],
      ['pkg:cran/jsonlite@1.8.4', 'MIT'],
      ['pkg:generic/r@4.2.2', undefined],
    ],
  )
})

for (const [why, text, expected] of [
  ['a source is not installed', 'Package: shop\nVersion: 0.1\n', []],
  [
    'edges, R itself left out',
    'Package: shop\nVersion: 0.1\nDepends: R (>= 3.5), cart\nImports: cart (>= 1.0),\n  methods\nBuilt: R 4.2.2; ; 2024-01-01; unix\n\nPackage: other\nVersion: 1\n',
    ['pkg:cran/shop@0.1'],
  ],
  [
    'from GitHub (remotes writes where from)',
    'Package: shop\nVersion: 0.1.9000\nRemoteType: github\nRemoteHost: api.github.com\nRemoteUsername: acme\nRemoteRepo: shop\nRemoteSha: d5a7304f\nBuilt: R 4.2.2; ; 2024-01-01; unix\n',
    ['pkg:cran/shop@0.1.9000?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Facme%2Fshop%40d5a7304f'],
  ],
] as const)
  test(`DESCRIPTION: ${why}`, () => deepEqual(shown({ 'lib/shop/DESCRIPTION': text }), expected))

/** As renv 0.17 and 1.1 write it. */
const RENV = JSON.stringify({
  R: { Version: '4.2.2', Repositories: [{ Name: 'CRAN', URL: 'https://cloud.r-project.org' }] },
  Packages: {
    Rcpp: { Package: 'Rcpp', Version: '1.0.10', Source: 'Repository', Repository: 'CRAN', Requirements: ['methods', 'utils'] },
    cart: {
      Package: 'cart',
      Version: '0.2',
      Source: 'GitHub',
      RemoteHost: 'api.github.com',
      RemoteUsername: 'acme',
      RemoteRepo: 'cart',
      RemoteSha: 'd5a7304f',
      Imports: ['Rcpp (>= 1.0)'],
    },
    limma: { Package: 'limma', Version: '3.54.0', Source: 'Bioconductor', Depends: 'R (>= 3.6), cart' },
  },
})

test('renv.lock: CRAN, GitHub, Bioconductor, both forms of edges', () => {
  const cart = 'pkg:cran/cart@0.2?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Facme%2Fcart%40d5a7304f'
  deepEqual(shown({ 'renv.lock': RENV }), [
    `pkg:bioconductor/limma@3.54.0 > ${cart}`,
    'pkg:cran/Rcpp@1.0.10',
    `${cart} > pkg:cran/Rcpp@1.0.10`,
  ])
})

test('packrat.lock', () =>
  deepEqual(
    shown({
      'packrat/packrat.lock':
        'PackratFormat: 1.4\nPackratVersion: 0.8.1\nRVersion: 4.2.2\nRepos: CRAN=https://cran.rstudio.com/\n\nPackage: Rcpp\nSource: CRAN\nVersion: 1.0.10\nHash: aa\n\nPackage: cart\nSource: CRAN\nVersion: 0.2\nRequires: Rcpp\n',
    }),
    ['pkg:cran/Rcpp@1.0.10', 'pkg:cran/cart@0.2 > pkg:cran/Rcpp@1.0.10'],
  ))

for (const [path, bytes] of [
  ['x/DESCRIPTION', data('Rcpp.DESCRIPTION')],
  ['renv.lock', Buffer.from(RENV)],
] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(rCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['x/DESCRIPTION', 'Package: a\nVersion: 1\nBuilt: 1\nImports: ', 'a, '],
  ['y/DESCRIPTION', 'Package: a\nVersion: 1\nBuilt: 1\nLicense: ', ' | '],
  ['packrat.lock', '', 'Package: a\n'],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(rCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
