import type { Advisory, Affected, Package } from '#model/index.ts'
import { FIRST, LATER, type Row, SSL, no, one, pkg, testRows, yes } from '#testing/vex-rows.ts'

/*
 * The order of statements: the user's documents, then the distribution's feed, then advisories. Exceptions, which come before all of
 * them, stand in test/scripts/vex-order.txt.
 */
type Told = Pick<Affected, 'state' | 'notAffected' | 'modules'> & { readonly below?: string }

/** What a source says of one package: affected below a version, or whatever else. */
const told = (source: string, ecosystem: string, name: string, { below, ...more }: Told, ids: readonly string[] = []): Advisory => ({
  id: ids[0] ?? 'CVE-2026-1000',
  aliases: ids.slice(1),
  source,
  modified: FIRST,
  vectors: [],
  affected: [
    {
      ecosystem,
      name,
      versions: [],
      ranges: more.notAffected ? [] : [{ events: [{ introduced: '0' }, ...(below === undefined ? [] : [{ fixed: below }])] }],
      ...more,
    },
  ],
})

const RHEL = 'Red Hat:9'
const CURL = 'pkg:rpm/redhat/libcurl@7.76.1-29.el9_4.1?arch=x86_64'
const curl = pkg(CURL, { source: { name: 'curl', version: '7.76.1-29.el9_4.1' } })
const FLAG = { justification: 'vulnerable_code_not_present' }
const erratum = told('osv', RHEL, 'libcurl', { below: '7.76.1-31.el9' }, ['RHSA-2026:1', 'CVE-2026-1000'])
const redHat = (more: Told, name = 'libcurl'): Advisory => told('redhat-vex', RHEL, name, more)
const onRhel = (data: readonly Advisory[], more: Partial<Row> = {}): Partial<Row> => ({
  data,
  package: CURL,
  packages: [curl],
  distribution: { id: 'rhel', version: '9.4' },
  winner: 'redhat-vex',
  ...more,
})

const NET = 'pkg:golang/golang.org/x/net@v0.20.0'
const NETS = told('go', 'Go', 'golang.org/x/net', { below: '0.23.0' }, ['GO-2026-1', 'CVE-2026-1000'])
const podman = (version: string): Package => pkg(`pkg:rpm/redhat/podman@${version}`, { version, source: { name: 'podman', version } })
const part = (change: Partial<Package> = {}): Package => pkg(NET, { name: 'golang.org/x/net', ...change })
/** A part of Go in podman of this version. */
const inPodman = (version: string, word: Told, more: Partial<Row> = {}): Partial<Row> =>
  onRhel([NETS, redHat(word, 'podman')], {
    package: NET,
    packages: [podman(version), part({ owner: podman(version).purl })],
    ...more,
  })

const NODE = 'pkg:rpm/redhat/nodejs@18.1.0-1.module%2Bel9.1.0%2B1?rpmmod=nodejs:18:1:2'
const node = pkg(NODE, { version: '18.1.0-1.module+el9.1.0+1' })
const nodeErratum = told('osv', RHEL, 'nodejs', { below: '18.9.0-1.module+el9.1.0+1', modules: ['nodejs:18'] }, [
  'RHSA-2026:2',
  'CVE-2026-1000',
])
const onNode = (word: Told, more: Partial<Row> = {}): Partial<Row> =>
  onRhel([nodeErratum, redHat(word, 'nodejs')], { package: NODE, packages: [node], ...more })

const OPENSSL = pkg(SSL, { source: { name: 'openssl', version: '3.0.11-1~deb12u2' } })
const onDebian = (data: readonly Advisory[], more: Partial<Row> = {}): Partial<Row> => ({
  data,
  package: SSL,
  packages: [OPENSSL],
  distribution: { id: 'debian', version: '12' },
  winner: 'debian-tracker',
  ...more,
})
const NEVER = { notAffected: { impact: 'version 0 fixes it: it never was there' } }
const dsa = told('debian', 'Debian:12', 'openssl', { below: '3.0.12-1' }, ['DSA-1-1', 'CVE-2026-1000'])
const MUSL = 'pkg:apk/alpine/musl@1.2.4-r1?distro=alpine-3.19.1'

const feeds: readonly Row[] = [
  {
    why: 'the feed says not affected, an erratum affected',
    spoken: [],
    status: 'not-affected',
    because: /code_not_present/,
    ...onRhel([erratum, redHat({ notAffected: FLAG })]),
  },
  {
    why: 'the feed says not affected and gives no reason',
    spoken: [],
    status: 'open',
    ...onRhel([erratum, told('redhat-vex', RHEL, 'libcurl', { notAffected: {} })], { winner: undefined }),
  },
  {
    why: 'the feed says not affected of this build',
    spoken: [],
    status: 'not-affected',
    ...onRhel([erratum, redHat({ notAffected: { ...FLAG, version: '7.76.1-29.el9_4.1' } })]),
  },
  {
    why: 'the feed says not affected of another build',
    spoken: [],
    status: 'open',
    ...onRhel([erratum, redHat({ notAffected: { ...FLAG, version: '7.76.1-20.el9' } })], { winner: undefined }),
  },
  {
    why: 'the feed says fixed at an earlier build',
    spoken: [],
    status: 'fixed',
    because: /fixed in 7\.76\.1-29\.el9_4\.1/,
    ...onRhel([erratum, redHat({ below: '7.76.1-29.el9_4.1' })]),
  },
  {
    why: 'the feed says that it will not be fixed',
    spoken: [],
    status: 'open',
    because: /will not be fixed/,
    ...onRhel([redHat({ state: 'ignored' })]),
  },
  {
    why: 'the feed says that the release is out of support',
    spoken: [],
    status: 'open',
    because: /out of support/,
    ...onRhel([redHat({ state: 'end-of-life' })]),
  },
  { why: 'the feed is looking into it', spoken: [], status: 'open', because: /^$/, ...onRhel([redHat({ state: 'undetermined' })]) },
  {
    why: 'an erratum of another CVE under the name of the first',
    spoken: [],
    status: 'open',
    ...onRhel([told('osv', RHEL, 'libcurl', { below: '8' }), told('redhat-vex', RHEL, 'libcurl', { notAffected: FLAG }, ['CVE-2026-9'])], {
      winner: undefined,
    }),
  },
  {
    why: 'the package is cleared, its source is not',
    spoken: [],
    status: 'not-affected',
    ...onRhel([erratum, told('redhat-vex', RHEL, 'libcurl', { notAffected: FLAG }), redHat({}, 'curl')]),
  },
  {
    why: 'the source is cleared, the package is not',
    spoken: [],
    status: 'open',
    because: /put off/,
    ...onRhel([redHat({ state: 'postponed' }), told('redhat-vex', RHEL, 'curl', { notAffected: FLAG })]),
  },
  {
    why: 'the source is cleared, of the package nothing is said but an erratum',
    spoken: [],
    status: 'not-affected',
    ...onRhel([erratum, redHat({ notAffected: FLAG }, 'curl')]),
  },
  {
    why: "the user's affected before the feed's not affected",
    spoken: one(yes('pkg:rpm/redhat/libcurl')),
    status: 'open',
    ...onRhel([erratum, redHat({ notAffected: FLAG })], { winner: 0 }),
  },
  {
    why: "the user's not affected before the feed's affected",
    spoken: one(no('pkg:rpm/redhat/libcurl')),
    status: 'not-affected',
    ...onRhel([redHat({ state: 'ignored' })], { winner: 0 }),
  },
  {
    why: "the user's older word before the feed's newer one",
    spoken: one(yes('pkg:rpm/redhat/libcurl'), { at: '2020-01-01T00:00:00Z' }),
    status: 'open',
    ...onRhel([erratum, redHat({ notAffected: FLAG })], { winner: 0 }),
  },
  {
    why: "the user's word about another version leaves it to the feed",
    spoken: one(yes('pkg:rpm/redhat/libcurl@1.0-1')),
    status: 'not-affected',
    reason: /is not 1\.0-1/,
    ...onRhel([erratum, redHat({ notAffected: FLAG })]),
  },
  {
    why: "the user's word of tomorrow leaves it to the feed",
    spoken: one(yes('pkg:rpm/redhat/libcurl'), { at: LATER }),
    status: 'not-affected',
    reason: /after the moment/,
    ...onRhel([erratum, redHat({ notAffected: FLAG })], { time: FIRST }),
  },
  {
    why: 'a part in a package of the distribution that is cleared, by its alias',
    spoken: [],
    status: 'not-affected',
    ...inPodman('4.9.4-5.el9', { notAffected: FLAG }),
  },
  {
    why: 'a part in a build of somebody else under the same name',
    spoken: [],
    status: 'open',
    ...inPodman('4.9.4-5', { notAffected: FLAG }, { winner: undefined }),
  },
  { why: 'a part that was fixed by backport', spoken: [], status: 'fixed', ...inPodman('4.9.4-5.el9', { below: '4.9.4-3.el9' }) },
  {
    why: 'a part in a higher version, which may be of somebody else',
    spoken: [],
    status: 'open',
    ...inPodman('5.0.0-1.el9', { below: '4.9.4-3.el9' }, { winner: undefined }),
  },
  {
    why: 'a part in a package that will not be fixed',
    spoken: [],
    status: 'open',
    because: /will not be fixed/,
    ...inPodman('4.9.4-5.el9', { state: 'ignored' }),
  },
  {
    why: 'a part that no package owns',
    spoken: [],
    status: 'open',
    ...inPodman('4.9.4-5.el9', { notAffected: FLAG }, { packages: [podman('4.9.4-5.el9'), part()], winner: undefined }),
  },
  {
    why: 'a part in a deb that never had it: the version does not tell whose it is',
    spoken: [],
    status: 'open',
    ...onDebian([NETS, told('debian-tracker', 'Debian:12', 'openssl', NEVER)], {
      package: NET,
      packages: [OPENSSL, part({ owner: SSL })],
      winner: undefined,
    }),
  },
  {
    why: 'a part in a deb that was fixed by backport',
    spoken: [],
    status: 'fixed',
    ...onDebian([NETS, told('debian-tracker', 'Debian:12', 'openssl', { below: '3.0.11-1~deb12u1' })], {
      package: NET,
      packages: [OPENSSL, part({ owner: SSL })],
    }),
  },
  { why: 'its own module stream is cleared', spoken: [], status: 'not-affected', ...onNode({ notAffected: FLAG, modules: ['nodejs:18'] }) },
  {
    why: 'another module stream is cleared',
    spoken: [],
    status: 'open',
    ...onNode({ notAffected: FLAG, modules: ['nodejs:20'] }, { winner: undefined }),
  },
  {
    why: 'the package outside of modules is cleared, this one is in a stream',
    spoken: [],
    status: 'open',
    ...onNode({ notAffected: FLAG }, { winner: undefined }),
  },
  {
    why: "Debian's tracker: version 0 against a DSA",
    spoken: [],
    status: 'not-affected',
    because: /version 0/,
    ...onDebian([dsa, told('debian-tracker', 'Debian:12', 'openssl', NEVER)]),
  },
  {
    why: "Debian's tracker: ignored",
    spoken: [],
    status: 'open',
    because: /will not be fixed/,
    ...onDebian([dsa, told('debian-tracker', 'Debian:12', 'openssl', { state: 'ignored' })]),
  },
  {
    why: "Debian's tracker: affected goes without saying",
    spoken: [],
    status: 'open',
    ...onDebian([told('debian-tracker', 'Debian:12', 'openssl', {})], { winner: undefined }),
  },
  {
    why: "Alpine's list: version 0 against OSV's copy",
    spoken: [],
    status: 'not-affected',
    because: /version 0/,
    data: [
      told('osv', 'Alpine:v3.19', 'musl', { below: '1.2.5-r0' }, ['ALPINE-CVE-2026-1000', 'CVE-2026-1000']),
      told('alpine', 'Alpine:v3.19', 'musl', NEVER),
    ],
    package: MUSL,
    distribution: { id: 'alpine', version: '3.19.1' },
    winner: 'alpine',
  },
]

testRows(feeds)
