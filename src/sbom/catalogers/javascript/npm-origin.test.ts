import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, oneof, property, string } from 'fast-check'
import { locatedAt, originOf } from './npm-origin.ts'

const commit = 'dee1390372c121ed1f04e49ed2a278654b19bcd9'

for (const [locator, kind, address, why] of [
  [`git+https://git.example.org/a/b.git#${commit}`, 'vcs_url', `git+https://git.example.org/a/b.git@${commit}`, 'npm, bun'],
  [`git+ssh://git@github.com/a/b.git#${commit}`, 'vcs_url', `git+ssh://git@github.com/a/b.git@${commit}`, 'npm, of github:a/b'],
  [`git+ssh://git@github.com:a/b.git#${commit}`, 'vcs_url', `git+ssh://git@github.com/a/b.git@${commit}`, 'the colon of scp'],
  [`git@github.com:a/b.git#${commit}`, 'vcs_url', `git+ssh://git@github.com/a/b.git@${commit}`, 'as scp writes it'],
  [`git://git.example.org/a/b#${commit}`, 'vcs_url', `git://git.example.org/a/b@${commit}`, "Git's own protocol"],
  [`github:a/b#${commit}`, 'vcs_url', `git+https://github.com/a/b@${commit}`, "npm's short form"],
  [`https://git.example.org/a/b.git#commit=${commit}`, 'vcs_url', `git+https://git.example.org/a/b.git@${commit}`, 'Yarn 2 and later'],
  [
    `https://git.example.org/a/b#workspace=c&commit=${commit}`,
    'vcs_url',
    `git+https://git.example.org/a/b@${commit}`,
    'Yarn, a workspace of the repository',
  ],
  [`https://codeload.github.com/a/b/tar.gz/${commit}`, 'vcs_url', `git+https://github.com/a/b@${commit}`, 'Yarn 1, pnpm'],
  [`https://gitlab.com/a/b/-/archive/${commit}/b-1.tar.gz`, 'vcs_url', `git+https://gitlab.com/a/b@${commit}`, 'an archive of GitLab'],
  [
    `https://gitlab.com/api/v4/projects/a%2Fb/repository/archive.tar.gz?ref=${commit}`,
    'vcs_url',
    `git+https://gitlab.com/a/b@${commit}`,
    'pnpm',
  ],
  [`https://bitbucket.org/a/b/get/${commit}.tar.gz`, 'vcs_url', `git+https://bitbucket.org/a/b@${commit}`, 'an archive of Bitbucket'],
  ['git+https://user:token@git.example.org/a/b.git#v1', 'vcs_url', 'git+https://git.example.org/a/b.git@v1', 'a token is left out'],
  ['https://user:token@cdn.example.org/x-1.0.0.tgz#sha', 'download_url', 'https://cdn.example.org/x-1.0.0.tgz', 'and so it is here'],
  [
    'https://cdn.sheetjs.com/xlsx-0.20.3/xlsx-0.20.3.tgz',
    'download_url',
    'https://cdn.sheetjs.com/xlsx-0.20.3/xlsx-0.20.3.tgz',
    'an archive',
  ],
  ['file:files/x-1.0.0.tgz', undefined, undefined, 'on disk'],
  ['', undefined, undefined, 'nothing'],
] as const)
  test(`origin of ${locator}: ${why}`, () => {
    const { qualifiers } = originOf(locator)
    deepEqual(qualifiers, kind && { [kind]: address })
  })

for (const [locator, name, version] of [
  ['https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz', 'left-pad', '1.3.0'],
  ['https://registry.yarnpkg.com/@babel/core/-/core-7.0.0-beta.1.tgz#abc', '@babel/core', '7.0.0-beta.1'],
  ['https://registry.npmjs.org/base-64/-/base-64-1.0.0.tgz', 'base-64', '1.0.0'],
] as const)
  test(`${locator} is ${name} ${version} of the registry, whatever it is called`, () =>
    deepEqual(locatedAt('alias', '', locator), { name, version, origin: {} }))

test('origin: any text has one or none', () =>
  check(
    property(
      oneof(
        string({ maxLength: 300 }),
        string().map((tail) => `git+ssh://${tail}`),
        string().map((tail) => `https://${tail}.git#`),
      ),
      (text) => {
        const { qualifiers = {} } = originOf(text)
        deepEqual(Object.keys(qualifiers).length <= 1, true)
      },
    ),
  ))
