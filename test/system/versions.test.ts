// Our orders of versions against those of the tools that they follow. Needs, by apt:
// composer default-jre-headless dpkg libmaven3-core-java npm php-cli php-composer-semver python3-packaging rpm ruby
import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { versionScheme } from '#advisories/index.ts'
import {
  type Oracle,
  type Pair,
  composerOracle,
  dpkgOracle,
  gemOracle,
  mavenOracle,
  npmOracle,
  packagingOracle,
  rpmOracle,
} from './version-oracles.ts'

type Comparison = {
  readonly scheme: string
  readonly tool: string
  readonly oracle: Oracle
  /** What generated versions are made of, by spaces; a version begins with a number. */
  readonly pieces: string
  readonly count: number
  /** Versions of the world; each is compared with each. */
  readonly listed: readonly string[]
}

const NUMBERS = '0 1 2 9 10 007 20240131 . . . .'

const comparisons: readonly Comparison[] = [
  {
    scheme: 'dpkg',
    tool: 'dpkg --compare-versions',
    oracle: dpkgOracle,
    pieces: `${NUMBERS} ~ ~~ + - -0 rc a Z deb12u1 +b1 +dfsg ~bpo`,
    count: 300,
    listed: ['1.0', '1.0-0', '1.0-1', '1:0.9', '0:1.0', '1.0~rc1-1', '1.0+dfsg-2', '1.0-1+deb12u9', '1.0-1+deb12u10', '1.0-1ubuntu0.1'],
  },
  {
    scheme: 'rpm',
    tool: 'rpm.ver',
    oracle: rpmOracle,
    pieces: `${NUMBERS} ~ ^ _ + a rc el9 Z .fc39 git ~~ ^^`,
    count: 3000,
    listed: ['1.0', '1.0-1', '0:1.0-1', '1:0.9-1', '1.0~rc1-1', '1.0^git1-1', '1.0^git1~rc-1', '1.0.1-1', '1.0-1.el9', '1.0-1.el9_3.2'],
  },
  {
    scheme: 'pep440',
    tool: 'packaging.version',
    oracle: packagingOracle,
    pieces: `${NUMBERS} a1 b rc2 .dev1 .dev .post1 -1 +local.1 +1 +abc -alpha.3 _pre c4 .post2.dev3 rev`,
    count: 4000,
    listed: [
      '1.0',
      '1.0.0',
      '1!0.1',
      '1.0.dev1',
      '1.0a1.dev1',
      '1.0a1',
      '1.0rc1',
      '1.0.post1',
      '1.0-1',
      '1.0.post1.dev2',
      '1.0+a.1',
      '1.0+1',
      'v1.0',
    ],
  },
  {
    scheme: 'gem',
    tool: 'Gem::Version',
    oracle: gemOracle,
    pieces: `${NUMBERS} a b rc1 pre -x -1 .pre .beta.2 Z .0.0`,
    count: 4000,
    listed: ['1', '1.0', '1.0.0', '1.0.a', '1.0.a.0', '1.0.b1', '1.0.rc1', '1.0-1', '1.0.pre.1', '1.0.0.1', '1.a.0.1', '2.0.0.pre'],
  },
  {
    scheme: 'maven',
    tool: 'ComparableVersion',
    oracle: mavenOracle,
    pieces: `${NUMBERS} - - a1 b2 alpha beta-1 rc1 -SNAPSHOT .Final -jre ga sp cr milestone m3 .RELEASE x`,
    count: 4000,
    listed: [
      '1',
      '1.0',
      '1.0.0',
      '1-alpha',
      '1-a1',
      '1.0-rc1',
      '1-SNAPSHOT',
      '1.0.Final',
      '1-sp',
      '1-1',
      '1.1',
      '31.1-jre',
      '31.1-android',
      '1.0.0.RELEASE',
    ],
  },
  {
    scheme: 'npm',
    tool: "npm's semver",
    oracle: npmOracle,
    pieces: '.0.0 .1.2 .2.10 .0 - -rc -rc.1 .alpha beta +build .1 .10 -0 x -1.2.beta',
    count: 4000,
    listed: [
      '1.0.0',
      '1.0.0-rc.1',
      '1.0.0-rc.2',
      '1.0.0-rc.10',
      '1.0.0-1',
      '1.0.0-a',
      'v1.0.0',
      '=1.0.0',
      '1.0.0beta',
      '1.0.0+1',
      '1.0.0-0',
    ],
  },
  {
    scheme: 'composer',
    tool: 'Composer\\Semver',
    oracle: composerOracle,
    pieces: `${NUMBERS} -dev -alpha -beta2 RC3 .x-dev -patch1 pl2 -stable @dev a4 -p b +meta -RC`,
    count: 4000,
    listed: [
      '1',
      '1.0',
      '1.0.0.0',
      'v1.0',
      '1.0-dev',
      '1.0-alpha1',
      '1.0-beta',
      '1.0RC1',
      '1.0-p1',
      '1.0.x-dev',
      '2.x-dev',
      '1.0-alpha1-dev',
      '20240131',
    ],
  },
]

const pairsOf = ({ pieces, count, listed }: Comparison): Pair[] => {
  const words = pieces.split(' ')
  const version = fc
    .tuple(fc.constantFrom('0', '1', '1', '2'), fc.array(fc.constantFrom(...words), { maxLength: 5 }))
    .map(([first, rest]) => first + rest.join(''))
  return [...listed.flatMap((a) => listed.map((b): Pair => [a, b])), ...fc.sample(fc.tuple(version, version), { numRuns: count, seed: 4 })]
}

for (const comparison of comparisons)
  test(`${comparison.scheme} orders as ${comparison.tool} does`, () => {
    const { compare } = versionScheme(comparison.scheme)!
    const pairs = pairsOf(comparison)
    const answers = comparison.oracle(pairs)
    const judged = pairs.map((pair, i) => ({ pair, theirs: answers[i] })).filter(({ theirs }) => theirs !== undefined)
    ok(
      judged.length > comparison.listed.length ** 2 && judged.length > pairs.length / 10,
      `only ${judged.length} of ${pairs.length} were judged`,
    )
    const different = judged.filter(({ pair: [a, b], theirs }) => Math.sign(compare(a, b)) !== theirs)
    deepEqual(
      different.slice(0, 20).map(({ pair: [a, b], theirs }) => `${a} ${'<=>'[theirs! + 1]} ${b}`),
      [],
      `${different.length} of ${judged.length} differ, first shortest`,
    )
  })
