import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { versionScheme } from './registry.ts'

/** Scheme, a pair and its order as the scheme's own tool gives it (or, where it is named, its documentation). */
const FACTS = [
  ['apk', '1.05', '<', '1.1', 'apk-tools version.c: a later number with a leading zero compares as text'],
  ['apk', '1.0', '<', '1.00', 'apk-tools 3: "00" is after "0" as text (2.x had it the other way round)'],
  ['apk', '0.1.0_alpha_pre2', '<', '0.1.0_alpha', 'apk-tools test/version.data'],
  ['apk', '1.0_p10-r0', '>', '1.0_p9-r0', 'apk-tools test/version.data'],
  ['apk', '1.0.0_pre20191002222144-r0', '<', '1.0.0_pre20210530193627-r0', 'apk-tools test/version.data'],
  ['apk', '23_foo', '>', '4_beta', 'apk-tools test/version.data: an unknown suffix ends the comparison, not the order of 23 and 4'],
  ['apk', '1.2-r1', '<', '1.2~abc123-r5', 'apk-tools: what follows a common beginning ranks revision, hash, suffix, letter, number'],
  ['apk', '57-1-r2', '>', '9.26-r4', 'Alpine secdb names such versions: the numbers before the mistake count'],
  ['bitnami', '2.6.0-rc1', '<', '2.6.0', 'Bitnami OSV data (kafka): a word after the hyphen is a prerelease'],
  ['bitnami', '2.6.0-3', '>', '2.6.0', 'Bitnami: a number after the hyphen counts the builds'],
  ['bitnami', '11.1.5-0', '=', '11.1.5', 'Bitnami OSV data means "from 11.1.5" by 11.1.5-0'],
  ['composer', '1.0-dev', '<', '1.0-alpha1', 'composer/semver: dev, alpha, beta, RC, release, patch'],
  ['composer', '1.0-pl2', '>', '1.0', 'composer/semver: pl and p are patch'],
  ['composer', '1.x-dev', '>', '1.99.5', 'composer/semver: the branch is after its releases'],
  ['composer', '1.0-stable-dev', '=', '1.0', 'composer/semver normalize: all that follows stable is dropped'],
  ['composer', '20200101', '>', '2.0', 'composer/semver: a date is a version'],
  ['composer', '420200101.8.0-dev', '>', '1.0', 'composer/semver: more than five digits make a branch'],
  ['composer', 'dev-main', '<', '0.1', 'PHP version_compare: dev is before everything'],
  ['cran', '1.0', '>', '1', 'R, ?numeric_version: a longer one is after its beginning'],
  ['cran', '3.2-1', '=', '3.2.1', 'R, ?package_version: dots and hyphens are one'],
  ['dpkg', '1.0~~', '<', '1.0~', 'deb-version(7): a tilde is before the end, two before one'],
  ['dpkg', '0:1.0', '=', '1.0', 'deb-version(7): no epoch is zero'],
  ['dpkg', '1.0-1', '>', '1.0', 'dpkg: no revision is the empty one'],
  ['dpkg', '20240101120000000000001', '>', '20240101120000000000000', 'numbers beyond 2^53'],
  ['gem', '1.0.a', '<', '1.0', 'Gem::Version: letters make a prerelease'],
  ['gem', '1.0.a10', '>', '1.0.a9', 'Gem::Version: runs of digits are segments'],
  ['gem', '1.0-1', '<', '1.0', 'Gem::Version: a hyphen is .pre.'],
  ['gem', '1.0.0', '=', '1', 'Gem::Version: zeros at the end do not count'],
  ['go', 'v1.2.3+incompatible', '=', 'v1.2.3', 'golang.org/x/mod/semver: build metadata'],
  ['go', 'v0.0.0-20200101000000-abcdefabcdef', '<', 'v0.0.0-20210101000000-000000000000', 'Go Modules Reference: pseudo-versions'],
  ['go', 'v1.2.4-0.20200101000000-abcdefabcdef', '>', 'v1.2.3', 'Go Modules Reference: a pseudo-version is after the tag before it'],
  ['go', 'go1.21rc2', '<', 'go1.21.0', 'go/version'],
  ['go', 'go1.21', '<', 'go1.21rc1', 'go/version: go1.21 is the language version'],
  ['go', 'go1.20', '=', 'go1.20.0', 'go/version: before 1.21 the first release had no third number'],
  ['go', 'go1.22.1-vendor', '=', 'go1.22.1', 'go/version: what a vendor appends does not count'],
  ['hackage', '1.0', '>', '1', 'Haskell PVP: lists of numbers'],
  ['hex', '1.0.0-rc.1+build', '=', '1.0.0-rc.1', "Elixir's Version.compare"],
  ['maven', '2-1', '>', '2.0.a', 'Maven 3.9: zeros before a qualifier are nothing'],
  ['maven', '1.0-M1', '=', '1.0-milestone-1', 'Maven 3.9 ComparableVersion'],
  ['maven', '1.0.RELEASE', '=', '1.0', 'Maven 3.9 ComparableVersion: ga, final and release are nothing'],
  ['maven', '1.0-xyz', '>', '1.0-sp', 'Maven 3.9 ComparableVersion: unknown words are after sp'],
  ['maven', '31.1-jre', '<', '32.0-android', 'com.google.guava:guava'],
  ['npm', '1.2.3beta', '=', '1.2.3-beta', 'node-semver, loose'],
  ['npm', '1.2.3-', '<', '1.2.3', 'node-semver, loose: the hyphen is the prerelease'],
  ['npm', '= v01.2.3', '=', '1.2.3', 'node-semver, loose'],
  ['npm', '1.2.34.5', '>', '1.2.4', 'four numbers (node-semver, loose, takes it for 1.2.3-4.5)'],
  ['nuget', '1.0.0.0', '=', '1.0', 'NuGet.Versioning: up to four numbers, those left out are zero'],
  ['nuget', '1.0.0-RC', '=', '1.0.0-rc', 'NuGet.Versioning: labels without regard to case'],
  ['nuget', '1.0.0-20200101120000', '>', '1.0.0-3', 'NuGet.Versioning: a label beyond 32 bits is a word, after numbers'],
  ['nuget', '1.0.0-20200101120000', '<', '1.0.0-9999999999', 'NuGet.Versioning: … and words compare by their characters'],
  ['openssl', '1.0.2zg', '>', '1.0.2u', 'OpenSSL: after z comes za'],
  ['openssl', '1.1.1-pre9', '<', '1.1.1', 'OpenSSL release notes'],
  ['openssl', '3.0.0-alpha17', '<', '3.0.0-beta1', 'OpenSSL release notes'],
  ['openssl', '1.0.2k-fips', '=', '1.0.2k', 'what RHEL 7 prints: the build, not the version'],
  ['pacman', '1.0rc', '<', '1.0', 'vercmp(8)'],
  ['pacman', '1.0.a', '>', '1.0', 'vercmp(8): 1.0 < 1.0.a'],
  ['pacman', '1.0-1', '=', '1.0', 'vercmp(8): a pkgrel counts where both have one'],
  ['pacman', '5.', '>', '5.e', 'libalpm 13'],
  ['pep440', '1.0.dev1', '<', '1.0a1.dev1', 'packaging'],
  ['pep440', '1.0-1', '=', '1.0.post1', 'packaging'],
  ['pep440', '1.0+ubuntu.10', '>', '1.0+ubuntu.9', 'PEP 440: local versions'],
  ['pep440', '1!0.1', '>', '2024.1', 'PEP 440: epochs'],
  ['pep440', '1.0C1', '=', '1.0rc1', 'packaging'],
  ['pub', '1.0.0+2', '>', '1.0.0+1', 'pub_semver: builds are ordered'],
  ['pub', '1.0.0+1', '>', '1.0.0', 'pub_semver: a build is after none'],
  ['rpm', '1.0^git1', '>', '1.0', 'rpm-version(7): a caret is after the end'],
  ['rpm', '1.0^git1', '<', '1.0.1', 'rpm-version(7)'],
  ['rpm', '1.0~rc1', '<', '1.0', 'rpm-version(7)'],
  ['rpm', '0:1.0-1', '=', '1.0-1', 'rpm: no epoch is zero'],
  ['rpm', '1.0', '<', '1.0-', 'rpm 4.18 rpmverCmp: no release is before an empty one'],
  ['rpm', '1.0.a', '=', '1.0_a', 'rpmvercmp: separators do not count'],
  ['semver', '1.0.0-9007199254740993', '>', '1.0.0-9007199254740992', 'semver.org 11.4.1, beyond 2^53'],
  ['semver', '1.0.0-alpha.beta', '<', '1.0.0-beta', 'semver.org 11.4'],
  ['semver', '1.0.0-rc.1', '>', '1.0.0-beta.11', 'semver.org 11.4'],
] as const

for (const [id, a, sign, b, why] of FACTS)
  test(`${id}: ${a} ${sign} ${b}: ${why}`, () => {
    const { compare } = versionScheme(id)!
    equal('<=>'[Math.sign(compare(a, b)) + 1], sign)
    equal(Math.sign(compare(b, a)), 0 - Math.sign(compare(a, b)))
  })

test('text that is no version stands behind the one that it begins with, and before everything without a number', () => {
  for (const [id, ...sorted] of [
    ['npm', 'latest', '1.2.2', '1.2.3', '1.2.3_custom', '1.2.3_custom9', '1.2.3_custom10', '1.2.4-0'],
    ['pep440', 'unknown', '2.9', '3.0', '3.0-ubuntu!2', '3.0.post1'],
    ['maven', '${project.version}', '1.0'],
    ['hex', '${v}', '0.9.0', '1.0 (dev)', '1.0.1'],
  ] as const)
    deepEqual(sorted.toReversed().toSorted(versionScheme(id)!.compare), sorted, id)
})

test('a rebuild is of its release', () => {
  const baseOf = (id: string, version: string): string => versionScheme(id)!.baseOf?.(version) ?? version
  equal(baseOf('pep440', '1.13.0+cu117'), '1.13.0')
  equal(baseOf('bitnami', '7.0.11-3'), '7.0.11')
  equal(baseOf('bitnami', '2.6.0-rc1'), '2.6.0-rc1')
  equal(baseOf('pub', '1.0.0+1'), '1.0.0+1')
})
