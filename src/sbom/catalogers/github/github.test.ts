import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { catalogued } from '#testing/catalog.ts'
import { damaged } from '#testing/damage.ts'
import { githubCatalogers } from './github.ts'

const shown = (files: Readonly<Record<string, Uint8Array | string>>) =>
  catalogued(githubCatalogers, files).packages.map(({ purl, dependsOn }) => [purl, ...dependsOn].join(' > '))

const COMMIT = '11bd71901bbe5b1630ceea73d27597364c9af683'

for (const [line, expected] of [
  ['      - uses: actions/checkout@v4', 'pkg:github/actions/checkout@v4'],
  ['        uses: "Actions/Setup-Node@v4.0.2"', 'pkg:github/actions/setup-node@v4.0.2'],
  [`      - uses: actions/checkout@${COMMIT} # v4.2.2`, `pkg:github/actions/checkout@v4.2.2?commit=${COMMIT}`],
  [`      - uses: actions/checkout@${COMMIT} # tag=v4.2.2`, `pkg:github/actions/checkout@v4.2.2?commit=${COMMIT}`],
  [`      - uses: actions/checkout@${COMMIT}`, `pkg:github/actions/checkout@${COMMIT}`],
  [`      - uses: actions/checkout@${COMMIT} # the newest`, `pkg:github/actions/checkout@${COMMIT}`],
  ["    - 'uses': github/codeql-action/init@v3.25.1  # scans", 'pkg:github/github/codeql-action@v3.25.1'],
  ['    uses: acme/shared/.github/workflows/build.yml@main', 'pkg:github/acme/shared@main'],
  ['      - uses: ./.github/actions/own', undefined],
  ['      - uses: ../own@v1', undefined],
  ['      - uses: docker://alpine:3.20', undefined],
  ['      # - uses: actions/checkout@v4', undefined],
  ['      - run: echo uses: a/b@c', undefined],
] as const)
  test(`workflow: ${line.trim()}`, () =>
    deepEqual(shown({ '.github/workflows/ci.yml': `jobs:\n  build:\n    steps:\n${line}\n` }), expected === undefined ? [] : [expected]))

test('action.yml of a composite action', () =>
  deepEqual(shown({ 'own/action.yaml': 'runs:\r\n  using: composite\r\n  steps:\r\n    - uses: actions/cache@v4.0.0\r\n' }), [
    'pkg:github/actions/cache@v4.0.0',
  ]))

for (const [path, bytes] of [['action.yml', Buffer.from('  - uses: a/b/c@v1.2.3 # v4\n')]] as const)
  test(`${path}: changed and cut bytes are packages or a named unknown`, () =>
    check(
      property(damaged(bytes), (some) =>
        equal(
          catalogued(githubCatalogers, { [path]: some }).unknowns.find(({ reason }) => reason.startsWith('unexpected')),
          undefined,
        ),
      ),
      { numRuns: 60 },
    ))

/** In quadratic time none of them would come to an end. */
for (const [path, start, line] of [
  ['action.yml', '', '- uses: a/'],
  ['x/action.yml', '', '- uses: a/b@c # '],
  ['y/action.yml', '', `${' '.repeat(400)}uses: ${'a'.repeat(400)}\n`],
] as const)
  test(`${path}: a megabyte of ${JSON.stringify(line.slice(0, 20))} is read, or a named unknown`, () => {
    equal(
      catalogued(githubCatalogers, { [path]: start + line.repeat(Math.floor(1e6 / line.length)) }).unknowns.find(({ reason }) =>
        reason.startsWith('unexpected'),
      ),
      undefined,
    )
  })
