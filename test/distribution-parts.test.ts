import { deepEqual, equal } from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Result } from '#model/index.ts'
import { plimsoll } from '#testing/plimsoll.ts'
import { zip } from '#testing/zip.ts'

const MAVEN = 'META-INF/maven/com.fasterxml.jackson.core/jackson-databind/pom.properties'
const JAR = 'usr/share/java/jackson-databind-2.12.1.jar'
const NAME = 'libjackson2-databind-java'

/** A Debian system whose package holds a jar, or leaves it to somebody else. */
async function systemOf(t: TestContext, version: string, owns: boolean): Promise<{ readonly root: string; readonly home: string }> {
  const home = await mkdtemp(join(tmpdir(), 'plimsoll-parts-'))
  t.after(() => rm(home, { recursive: true }))
  const files: Readonly<Record<string, string | Buffer>> = {
    'root/etc/os-release': 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
    'root/var/lib/dpkg/status': `Package: ${NAME}\nStatus: install ok installed\nArchitecture: all\nSource: jackson-databind\nVersion: ${version}\n\n`,
    [`root/var/lib/dpkg/info/${NAME}.list`]: `/.\n/usr\n${owns ? `/${JAR}\n` : ''}`,
    [`root/${JAR}`]: zip({ [MAVEN]: 'groupId=com.fasterxml.jackson.core\nartifactId=jackson-databind\nversion=2.12.1\n' }),
    'osv/GHSA-aaaa-bbbb-cccc.json': JSON.stringify({
      id: 'GHSA-aaaa-bbbb-cccc',
      aliases: ['CVE-2026-1000'],
      affected: [
        {
          package: { ecosystem: 'Maven', name: 'com.fasterxml.jackson.core:jackson-databind' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.12.6' }] }],
        },
      ],
    }),
    'debian.json': JSON.stringify({
      'jackson-databind': {
        'CVE-2026-1000': { releases: { bookworm: { status: 'resolved', fixed_version: '2.12.1-1+deb12u1', urgency: 'medium' } } },
      },
    }),
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true })
    await writeFile(join(home, path), content)
  }
  return { root: join(home, 'root'), home }
}

for (const [why, version, owns, expected] of [
  ['the build that Debian fixed', '2.12.1-1+deb12u1', true, [['fixed', 'debian-tracker', 'fixed in 2.12.1-1+deb12u1']]],
  ['an earlier build', '2.12.1-1', true, [['open', undefined, undefined]]],
  ['another upstream version, whoever built it', '2.15.0-1', true, [['open', undefined, undefined]]],
  ['a jar that the package does not own', '2.12.1-1+deb12u1', false, [['open', undefined, undefined]]],
] as const)
  test(`a jar in a package of Debian's is as Debian says: ${why}`, async (t) => {
    const { root, home } = await systemOf(t, version, owns)
    const database = join(home, 'x.sqlite')
    const feeds = [`osv=${join(home, 'osv')}@2026-01-01`, `debian-tracker=${join(home, 'debian.json')}@2026-01-01`]
    equal((await plimsoll(['db', 'build', '--output', database, ...feeds], { home })).code, 0)
    const { stdout } = await plimsoll(['check', `root:${root}`, '--db', database, '--kinds', 'vulnerability', '--format', 'json'], { home })
    const { findings } = JSON.parse(stdout) as Result
    const ofJar = findings.filter((one) => one.package?.startsWith('pkg:maven/'))
    deepEqual(
      ofJar.map(({ status, vex }) => [status, vex?.source, vex?.statement]),
      expected,
    )
  })
