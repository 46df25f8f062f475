import { equal, ok } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { unpackSnapshot, versionScheme } from '#advisories/index.ts'
import {
  type Oracle,
  type Pair,
  composerOracle,
  dpkgOracle,
  elixirOracle,
  gemOracle,
  mavenOracle,
  npmOracle,
  packagingOracle,
  pacmanOracle,
  rpmOracle,
} from './version-oracles.ts'

/**
 * Our order against that of the real tools, on generated pairs, on versions that the advisories of the snapshot name, and on those
 * changed a little. Needs dpkg, rpm, python3-packaging, pacman-package-manager, ruby, php-cli with php-composer-semver, elixir, npm, a
 * JRE and the jars of Maven 3.9 in MAVEN_CLASSPATH_FILE.
 */

const SEED = 7

const numeral = fc.nat({ max: 30 }).map(String)
const dotted = fc.array(numeral, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))
const word = fc.constantFrom('a', 'b1', 'rc1', 'beta', 'alpha2', 'pre', 'dev3', 'post1', 'final', 'sp', 'x', 'git')

const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((texts) => texts.join(''))
const maybe = (part: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), part)

const three = joined(numeral, fc.constant('.'), numeral, fc.constant('.'), numeral)
const semver = joined(three, maybe(joined(fc.constant('-'), word, maybe(joined(fc.constant('.'), numeral)))), maybe(fc.constant('+b1')))

type Subject = {
  readonly scheme: string
  readonly oracle: Oracle
  /** GLOB patterns of the snapshot's ecosystems. */
  readonly ecosystem: string
  readonly pieces: readonly string[]
  readonly generated: fc.Arbitrary<string>
  readonly count: number
  /** Where we differ on purpose: pairs of such versions are not asked. */
  readonly apart?: (version: string) => boolean
}

const SUBJECTS: readonly Subject[] = [
  {
    scheme: 'dpkg',
    oracle: dpkgOracle,
    ecosystem: 'debian:*',
    pieces: ['~', '+', '-1', '~rc1', '+deb12u1', '1:', '.0', 'a', '10', '+dfsg'],
    generated: joined(
      maybe(fc.constantFrom('1:', '0:')),
      dotted,
      maybe(joined(fc.constantFrom('~', '+', '.', ''), word)),
      maybe(joined(fc.constant('-'), dotted, maybe(fc.constant('+deb12u1')))),
    ),
    count: 300,
    // dpkg's own number parser takes a sign: +2: is the epoch 2 to it, and no epoch by its manual.
    apart: (version) => version.startsWith('+'),
  },
  {
    scheme: 'rpm',
    oracle: rpmOracle,
    ecosystem: 'almalinux:*',
    pieces: ['~', '^', '-1', '.el9', '1:', '.0', 'a', '10', '_', '^git1', '~rc1'],
    generated: joined(
      maybe(fc.constantFrom('1:', '0:')),
      dotted,
      maybe(joined(fc.constantFrom('~', '^', '.', '_', '+', ''), word)),
      maybe(joined(fc.constant('-'), dotted)),
    ),
    count: 3000,
  },
  {
    scheme: 'pacman',
    oracle: pacmanOracle,
    ecosystem: 'almalinux:*',
    pieces: ['-1', '1:', '.0', 'rc', '10', 'r12', '.rc', '..1'],
    generated: joined(maybe(fc.constant('1:')), dotted, maybe(word), maybe(joined(fc.constant('-'), numeral))),
    count: 3000,
    // libalpm goes in circles where one version ends in a separator.
    apart: (version) => !/^(?:\d+:)?[a-z0-9](?:[a-z0-9._+~^]*[a-z0-9])?(?:-[a-z0-9._]*[a-z0-9])?$/i.test(version),
  },
  {
    scheme: 'pep440',
    oracle: packagingOracle,
    ecosystem: 'pypi',
    pieces: ['.post1', '.dev0', 'a1', 'rc2', '+local.1', '1!', '.0', '-1', '_', 'c', '10'],
    generated: joined(
      maybe(fc.constant('1!')),
      dotted,
      maybe(joined(fc.constantFrom('a', 'b', 'rc', '-alpha', '_c', '.preview'), numeral)),
      maybe(joined(fc.constantFrom('.post', '-', 'r'), numeral)),
      maybe(joined(fc.constant('.dev'), numeral)),
      maybe(joined(fc.constant('+'), fc.constantFrom('local.1', 'abc', '1'))),
    ),
    count: 3000,
  },
  {
    scheme: 'gem',
    oracle: gemOracle,
    ecosystem: 'rubygems',
    pieces: ['.rc1', '-a', '.0', 'a', '.pre', '10', '-java'],
    generated: joined(dotted, maybe(joined(fc.constantFrom('.', '-'), word)), maybe(joined(fc.constant('.'), numeral))),
    count: 3000,
  },
  {
    scheme: 'npm',
    oracle: npmOracle,
    ecosystem: 'npm',
    pieces: ['-rc.1', '-0', '+b1', 'beta', '.0', '-', '10', 'v'],
    generated: semver,
    count: 3000,
    // To npm's loose form 1.2.34.5 is 1.2.3 with the prerelease 4.5: we read four numbers.
    apart: (version) => /^\D*\d+\.\d+\.\d+\./.test(version),
  },
  {
    scheme: 'composer',
    oracle: composerOracle,
    ecosystem: 'packagist',
    pieces: ['-RC1', '-dev', '.x-dev', '-patch2', 'pl1', '-beta', '.0', 'v', '-stable', '10', '+x'],
    generated: joined(
      dotted,
      maybe(joined(fc.constantFrom('-', '.', '_', ''), fc.constantFrom('alpha', 'beta2', 'RC1', 'patch3', 'pl', 'stable'))),
      maybe(fc.constantFrom('-dev', '.x-dev')),
    ),
    count: 3000,
  },
  {
    scheme: 'hex',
    oracle: elixirOracle,
    ecosystem: 'hex',
    pieces: ['-rc.1', '-0', '+b1', '.0', '-dev', '10'],
    generated: semver,
    count: 3000,
  },
  {
    scheme: 'maven',
    oracle: mavenOracle,
    ecosystem: 'maven',
    pieces: ['-SNAPSHOT', '.Final', '-rc1', '.0', '-M2', '-sp', '-jre', '-1', 'b1', '.RELEASE'],
    generated: joined(
      dotted,
      maybe(joined(fc.constantFrom('-', '.', ''), fc.constantFrom('alpha', 'beta2', 'rc1', 'SNAPSHOT', 'final', 'sp', 'ga', 'x', 'm3'))),
      maybe(joined(fc.constantFrom('-', '.'), numeral)),
    ),
    count: 1500,
    // Maven's order goes in circles (1.sp.1 < 1-alpha < 1 < 1.sp.1), where ours cannot follow.
    apart: (version) => /[._-](?:sp|ga|final|release)\b.*\d|[._-]{2}/i.test(version),
  },
]

/** The versions that the snapshot's advisories name. */
async function published(t: TestContext): Promise<(ecosystem: string) => readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-versions-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const { path } = await unpackSnapshot(folder, new URL('../../data/advisories', import.meta.url).pathname)
  const database = new DatabaseSync(path, { readOnly: true })
  t.after(() => database.close())
  return (ecosystem) => {
    const rows = database.prepare('SELECT facts FROM affected WHERE ecosystem GLOB ? ORDER BY name, advisory').all(ecosystem)
    const named = rows.flatMap((row) => String(row['facts']).match(/(?<="(?:introduced|fixed|lastAffected)":")[^"\\\s]+/g) ?? [])
    return [...new Set(named)]
  }
}

const changed = (versions: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...versions), fc.constantFrom(...pieces), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 2 }))
    .map(([version, piece, at, kind]) => {
      const i = Math.round(at * version.length)
      return kind === 0 ? version + piece : kind === 1 ? version.slice(0, i) + piece + version.slice(i) : version.slice(0, i)
    })

function pairsOf({ generated, count, pieces, apart }: Subject, named: readonly string[]): Pair[] {
  const real = fc.constantFrom(...named)
  const other = changed(named, pieces)
  const version = fc.oneof(generated, real, other)
  const near = fc.constantFrom(...named).chain((one) => fc.tuple(fc.constant(one), changed([one], pieces)))
  return fc
    .sample(fc.oneof(fc.tuple(version, version), near), { numRuns: count, seed: SEED })
    .filter((pair): pair is [string, string] => pair.every((one) => one !== '' && !apart?.(one)))
}

test('the order of versions is that of the real tools', async (t) => {
  const versionsOf = await published(t)
  for (const subject of SUBJECTS)
    await t.test(subject.scheme, () => {
      const { compare } = versionScheme(subject.scheme)!
      const pairs = pairsOf(subject, versionsOf(subject.ecosystem))
      const theirs = subject.oracle(pairs)
      equal(theirs.length, pairs.length)
      const judged = theirs.filter((sign) => sign !== undefined).length
      ok(judged > pairs.length / 4, `only ${judged} of ${pairs.length} pairs are versions to the tool`)
      const wrong = pairs.flatMap(([a, b], i) =>
        theirs[i] === undefined || Math.sign(compare(a, b)) === theirs[i] ? [] : [`${a} ${b}: they say ${theirs[i]}`],
      )
      equal(wrong.join('\n'), '')
    })
})
