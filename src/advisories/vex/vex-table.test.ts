import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Said, Spoken } from '#testing/vex-documents.ts'
import {
  BASH,
  CONFIG,
  DIGEST,
  FIRST,
  INDEX,
  LATER,
  LODASH,
  OTHER,
  type Row,
  SSL,
  applies,
  fails,
  folder,
  hub,
  image,
  no,
  one,
  pkg,
  testRows,
  vexFormats,
  written,
  yes,
} from '#testing/vex-rows.ts'
import { haveSchemas, schemaOf } from '#testing/vex-schemas.ts'

const purls: readonly Row[] = [
  applies('a purl as it stands', one(no(LODASH))),
  applies('without a version all are meant', one(no('pkg:npm/lodash'))),
  fails('another version', one(no('pkg:npm/lodash@4.17.12')), /version 4\.17\.11 is not 4\.17\.12/),
  fails('another package', one(no('pkg:npm/underscore@4.17.11')), /lodash is another package/),
  fails('another type', one(no('pkg:pypi/lodash')), /another package/),
  applies('several packages, one of them', one(no(['pkg:npm/underscore', LODASH]))),
  applies('a scope that nobody encoded', one(no('pkg:npm/@acme/cart@1.0.0')), { package: 'pkg:npm/%40acme/cart@1.0.0' }),
  fails('without its scope it is another', one(no('pkg:npm/cart@1.0.0')), /another package/, { package: 'pkg:npm/%40acme/cart@1.0.0' }),
  applies('upper case and underscores of Python', one(no('pkg:pypi/Typing_Extensions@4.0')), {
    package: 'pkg:pypi/typing-extensions@4.0.0',
  }),
  applies('1.0 and 1.0.0 are one version in Python', one(no('pkg:pypi/a@1.0')), { package: 'pkg:pypi/a@1.0.0' }),
  applies('Go without the v', one(no('pkg:golang/golang.org/x/net@0.1.0')), { package: 'pkg:golang/golang.org/x/net@v0.1.0' }),
  applies('Go with the v', one(no('pkg:golang/golang.org/x/net@v0.1.0')), { package: 'pkg:golang/golang.org/x/net@0.1.0' }),
  applies("Go's library by its toolchain", one(no('pkg:golang/stdlib@go1.22.1')), { package: 'pkg:golang/stdlib@1.22.1' }),
  fails('a part of a Go module', one(no('pkg:golang/golang.org/x/crypto@v0.1.0#ssh')), /only a part/, {
    package: 'pkg:golang/golang.org/x/crypto@v0.1.0',
  }),
  applies('deb: architecture and distribution agree', one(no(SSL)), { package: SSL }),
  applies('deb: what is not said agrees', one(no('pkg:deb/debian/libssl3@3.0.11-1~deb12u2')), { package: SSL }),
  applies('deb: a point release', one(no('pkg:deb/debian/libssl3?distro=debian-12.13')), { package: SSL }),
  applies('deb: a codename', one(no('pkg:deb/debian/libssl3?distro=bookworm')), {
    package: SSL,
    distribution: { id: 'debian', version: '12', codename: 'bookworm' },
  }),
  applies('apk: the release alone', one(no('pkg:apk/alpine/musl@1.2.4-r1?distro=3.19.1')), {
    package: 'pkg:apk/alpine/musl@1.2.4-r1?arch=x86_64&distro=alpine-3.19.1',
  }),
  fails('apk: another release alone', one(no('pkg:apk/alpine/musl?distro=3.18.4')), /distro is alpine-3\.19\.1/, {
    package: 'pkg:apk/alpine/musl@1.2.4-r1?distro=alpine-3.19.1',
  }),
  applies('rpm: the distribution by its namespace', one(no('pkg:rpm/redhat/bash?distro=redhat-8')), { package: BASH }),
  fails('deb: another release', one(no('pkg:deb/debian/libssl3?distro=debian-11')), /distro is debian-12, not debian-11/, { package: SSL }),
  fails('deb: 12 is not 1', one(no('pkg:deb/debian/libssl3?distro=debian-1')), /distro/, { package: SSL }),
  fails('deb: another architecture', one(no('pkg:deb/debian/libssl3?arch=arm64')), /arch is amd64, not arm64/, { package: SSL }),
  fails('deb: of another distribution', one(no('pkg:deb/ubuntu/libssl3')), /another package/, { package: SSL }),
  applies('deb: the source package', one(no('pkg:deb/debian/openssl@3.0.11-1~deb12u2?arch=source')), {
    package: SSL,
    packages: [pkg(SSL, { source: { name: 'openssl', version: '3.0.11-1~deb12u2' } })],
  }),
  applies('rpm: the epoch as a qualifier', one(no('pkg:rpm/redhat/bash@4.4.19-7.el8?epoch=1')), { package: BASH }),
  applies('rpm: no epoch said', one(no('pkg:rpm/redhat/bash@4.4.19-7.el8')), { package: BASH }),
  fails('rpm: another epoch', one(no('pkg:rpm/redhat/bash@4.4.19-7.el8?epoch=2')), /version/, { package: BASH }),
  applies('a qualifier that only describes, which the package lacks', one(no('pkg:npm/lodash@4.17.11?package-id=0123')), {}),
  fails('from a registry of its own', one(no('pkg:npm/lodash@4.17.11?repository_url=https://npm.example')), /repository_url is not known/),
  applies('maven: the type jar is what it is anyway', one(no('pkg:maven/a.b/c@1.0?type=jar')), { package: 'pkg:maven/a.b/c@1.0' }),
  fails('a purl that is broken', one(no('pkg:deb/openssl@1')), /cannot be read/),
]

const ranges: readonly Row[] = [
  applies('a range holds the version', one(no('pkg:npm/lodash', { range: 'vers:npm/>=4.0.0|<4.17.12' }))),
  fails('a range that ends before it', one(no('pkg:npm/lodash', { range: 'vers:npm/<4.17.11' })), /outside of the range/),
  applies('a range of an rpm with its epoch', one(no('pkg:rpm/redhat/bash', { range: 'vers:rpm/<1:5.0' })), { package: BASH }),
  fails('a range of another ecosystem', one(no('pkg:npm/lodash', { range: 'vers:pypi/*' })), /outside of the range/),
  fails('a range in no known language', one(no('pkg:npm/lodash', { range: 'before 5' })), /cannot be read/),
]

const images: readonly Row[] = [
  applies('the whole image by digest', one(no(`pkg:oci/shop@${encodeURIComponent(DIGEST)}`))),
  applies('by its digest alone', one(no(DIGEST))),
  applies('by the digest of its configuration', one(no(`pkg:oci/shop@${CONFIG}`))),
  applies('by the digest of the index that the user named', one(no(`pkg:oci/shop@${INDEX}`)), {
    subject: image({}, `registry.example/team/shop@${INDEX}`),
  }),
  applies('by the digest of the index that it was chosen from', one(no(`pkg:oci/shop@${INDEX}`)), {
    subject: image({ indexDigest: INDEX }),
  }),
  applies('a package in the image by the digest of its index', one(no(LODASH, { in: [`pkg:oci/shop@${INDEX}`] })), {
    subject: image({ indexDigest: INDEX }),
  }),
  fails('by the digest of another index', one(no(`pkg:oci/shop@${OTHER}`)), /the image is/, { subject: image({ indexDigest: INDEX }) }),
  fails('by the digest of the index, for another platform', one(no(`pkg:oci/shop@${INDEX}?arch=arm64`)), /arch is amd64/, {
    subject: image({ indexDigest: INDEX }),
  }),
  fails('by another digest', one(no(`pkg:oci/shop@${OTHER}`)), /the image is sha256:a+, not sha256:f+/),
  applies('by digest, from another registry', one(no(`pkg:oci/mirror@${DIGEST}?repository_url=mirror.example/shop`))),
  applies('by repository', one(no('pkg:oci/shop?repository_url=registry.example/team/shop'))),
  applies('by where the repository lies', one(no('pkg:oci/shop?repository_url=registry.example/team'))),
  fails(
    'by another repository',
    one(no('pkg:oci/shop?repository_url=registry.example/other/shop')),
    /not of registry\.example\/other\/shop/,
  ),
  fails('by a name that only begins alike', one(no('pkg:oci/shopping')), /not of/),
  applies('by repository and tag', one(no('pkg:oci/shop?repository_url=registry.example/team/shop&tag=1.2'))),
  fails('by another tag', one(no('pkg:oci/shop?tag=1.3')), /the tag is 1\.2, not 1\.3/),
  fails('by another platform', one(no('pkg:oci/shop?arch=arm64')), /arch is amd64, not arm64/),
  applies(
    'by the platform, as Docker writes it',
    one(no('pkg:docker/team/shop@1.2?platform=linux%2Famd64&repository_url=registry.example')),
  ),
  fails(
    'by another platform, as Docker writes it',
    one(no('pkg:docker/team/shop@1.2?platform=linux%2Farm64&repository_url=registry.example')),
    /the platform is linux\/amd64/,
  ),
  applies('Docker Hub by its other host', one(no('pkg:oci/shop?repository_url=index.docker.io/library/shop')), { subject: hub }),
  applies('a docker purl with a tag', one(no('pkg:docker/shop@1.2')), { subject: hub }),
  applies('a docker purl with a registry', one(no('pkg:docker/team/shop@1.2?repository_url=registry.example'))),
  fails('a docker purl is of Docker Hub', one(no('pkg:docker/team/shop@1.2')), /not of docker\.io\/team\/shop/),
  applies('by its name with a tag', one(no('registry.example/team/shop:1.2'))),
  fails('by a name with another tag', one(no('registry.example/team/shop:2')), /the tag/),
  applies('a folder by what the user called it', one(no('shop')), { subject: folder }),
  fails('a folder is no image', one(no(`pkg:oci/shop@${DIGEST}`)), /is another package/, { subject: folder }),
  fails('a repository that nobody knows', one(no('pkg:oci/shop')), /repository of the image is not known/, {
    subject: { ...image(), image: { platform: 'linux/amd64', config: CONFIG, layers: [] } },
  }),
]

const app = pkg('pkg:npm/app@1.0.0', { dependsOn: [LODASH] })
const tool = pkg('pkg:npm/tool@1.0.0', { dependsOn: [LODASH] })
const lodash = pkg(LODASH)
const APP = 'pkg:npm/app'
const rhel = { package: BASH, distribution: { id: 'rhel', version: '8.6' } }

const parts: readonly Row[] = [
  applies('a package in the image', one(no(LODASH, { in: [`pkg:oci/shop@${DIGEST}`] }))),
  applies(
    'a package of any version in the image by repository',
    one(no('pkg:npm/lodash', { in: ['pkg:oci/shop?repository_url=registry.example/team'] })),
  ),
  fails('a package in another image', one(no(LODASH, { in: [`pkg:oci/shop@${OTHER}`] })), /neither the subject nor in it: the image is/),
  fails('another version in the image', one(no('pkg:npm/lodash@5.0.0', { in: [`pkg:oci/shop@${DIGEST}`] })), /version 4\.17\.11 is not 5/),
  fails('another package in the image', one(no('pkg:npm/underscore', { in: [DIGEST] })), /another package/),
  applies('a package in an application', one(no(LODASH, { in: [APP] })), { packages: [app, lodash] }),
  fails('a package that is also elsewhere', one(no(LODASH, { in: [APP] })), /also there without pkg:npm\/app/, {
    packages: [app, tool, lodash],
  }),
  fails('a package in an application that is not there', one(no(LODASH, { in: [APP] })), /neither the subject nor in it/, {
    packages: [lodash],
  }),
  applies('all that is in an application', one(no(APP)), { packages: [app, lodash] }),
  fails('… unless it is also elsewhere', one(no(APP)), /also there without/, { packages: [app, tool, lodash] }),
  applies('all that a package of the system owns', one(no('pkg:deb/debian/node-lodash')), {
    packages: [pkg(LODASH, { owner: 'pkg:deb/debian/node-lodash@4' }), tool, pkg('pkg:deb/debian/node-lodash@4')],
  }),
  applies('within two: the application, in the image', one(no(LODASH, { in: [APP, DIGEST] })), { packages: [app, lodash] }),
  fails('within two: the application, in another image', one(no(LODASH, { in: [APP, OTHER] })), /neither/, { packages: [app, lodash] }),
  applies('beside another package', one(no(LODASH, { with: 'pkg:npm/tool' })), { packages: [app, tool, lodash] }),
  fails('beside one that is not there', one(no(LODASH, { with: 'pkg:npm/nothing' })), /neither/, { packages: [app, tool, lodash] }),
  applies('a package of a distribution', one(no('pkg:rpm/redhat/bash', { in: ['cpe:/o:redhat:enterprise_linux:8::baseos'] })), rhel),
  fails('a package of another release', one(no('pkg:rpm/redhat/bash', { in: ['cpe:/o:redhat:enterprise_linux:9'] })), /neither/, rhel),
  applies('all of a distribution', one(no('cpe:2.3:o:redhat:enterprise_linux:8:*:*:*:*:*:*:*')), rhel),
  fails('a distribution does not speak for what users install', one(no('cpe:/o:redhat:enterprise_linux:8')), /no package of/, {
    ...rhel,
    package: LODASH,
  }),
  applies('a CPE with the version', one(no('cpe:2.3:a:lodash:lodash:4.17.11:*:*:*:*:node.js:*:*'))),
  fails('a CPE with another version', one(no('cpe:2.3:a:lodash:lodash:4.17.12:*:*:*:*:node.js:*:*')), /is not 4\.17\.12/),
]

const names: readonly Row[] = [
  applies('the document has the CVE, the finding the GHSA', one(no(LODASH)), { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2026-1000'] }),
  applies('the document has the GHSA', one(no(LODASH, { vulnerability: 'GHSA-aaaa-bbbb-cccc' }))),
  applies('the document has the alias', one(no(LODASH, { vulnerability: 'EX-1', aliases: ['CVE-2026-1000'] }))),
  applies('both have a third name', one(no(LODASH, { vulnerability: 'EX-1', aliases: ['SNYK-1'] })), { aliases: ['SNYK-1'] }),
  applies('letters of another case', one(no(LODASH, { vulnerability: 'ghsa-AAAA-bbbb-cccc' }))),
  fails('another vulnerability', one(no(LODASH, { vulnerability: 'CVE-2026-9999' })), /nothing in the subject has CVE-2026-9999/),
  fails(
    'two CVEs of one advisory are not one',
    one(no(LODASH, { vulnerability: 'CVE-2026-9999', aliases: ['DSA-1-1'] })),
    /nothing in the subject/,
    {
      aliases: ['DSA-1-1'],
    },
  ),
]

const fixed = (of: string, more: Partial<Said> = {}): Said => ({ status: 'fixed', of: [of], ...more })

const statuses: readonly Row[] = [
  { why: 'affected stays open', spoken: one(yes()), status: 'open', winner: 0 },
  { why: 'under investigation stays open', spoken: one({ status: 'under_investigation', of: [LODASH] }), status: 'open', winner: 0 },
  { why: 'fixed in this version', spoken: one(fixed(LODASH)), status: 'fixed', winner: 0 },
  { why: 'fixed in an image by digest', spoken: one(fixed('pkg:npm/lodash', { in: [DIGEST] })), status: 'fixed', winner: 0 },
  fails('fixed, but nobody says in which version', one(fixed('pkg:npm/lodash')), /not in which version/),
  fails('fixed in another version', one(fixed('pkg:npm/lodash@4.17.12')), /is not 4\.17\.12/),
  fails('not affected without a reason', one(no(LODASH, { because: '' })), /only with a justification or an impact statement/, {
    invalid: true,
  }),
  fails('not affected with a reason of blanks', one(no(LODASH, { because: '', impact: ' ' })), /only with a justification/),
  applies('not affected with an impact statement', one(no(LODASH, { because: '', impact: 'we never call it' }))),
]

const first = (said: Said, more: Partial<Spoken> = {}): Spoken => ({ author: 'First', at: FIRST, ...more, says: [said] })
const second = (said: Said, more: Partial<Spoken> = {}): Spoken => ({ author: 'Second', at: LATER, ...more, says: [said] })

const order: readonly Row[] = [
  { why: 'the document named first wins', spoken: [first(yes()), second(no(LODASH))], status: 'open', winner: 0, reason: /overruled by 0/ },
  applies('… also when it says not affected, and is older', [first(no(LODASH)), second(yes())], { reason: /overruled by 0/ }),
  {
    why: 'one author: the newest',
    spoken: [first(no(LODASH)), first(yes(), { at: LATER })],
    status: 'open',
    winner: 1,
    reason: /superseded by a newer/,
  },
  applies('one author: the newest, whichever is named first', [first(no(LODASH), { at: LATER }), first(yes())], {
    reason: /superseded by a newer/,
  }),
  {
    why: 'one author at one time: the document named first',
    spoken: [first(yes()), first(no(LODASH))],
    status: 'open',
    winner: 0,
    reason: /overruled/,
  },
  {
    why: 'one document: affected wins',
    spoken: [{ says: [no(LODASH), yes()] }],
    status: 'open',
    winner: 0,
    reason: /beside a statement of equal rank/,
  },
  applies('one document: the newer statement', [{ says: [yes(LODASH, { at: FIRST }), no(LODASH, { at: LATER })] }], {
    reason: /superseded/,
  }),
  {
    why: 'a wider statement that is newer',
    spoken: [first(no(LODASH)), first(yes('pkg:npm/lodash'), { at: LATER })],
    status: 'open',
    winner: 1,
    reason: /superseded/,
  },
  applies('a newer statement about another version', [first(no(LODASH)), first(yes('pkg:npm/lodash@5.0.0'), { at: LATER })], {
    reason: /is not 5/,
  }),
  applies('what does not count overrules nothing', [first(no(LODASH, { vulnerability: 'CVE-2026-9999' })), second(no(LODASH))], {
    winner: 1,
    reason: /nothing/,
  }),
  {
    why: 'an older version of a document',
    spoken: [first(no(LODASH), { id: 'same' }), first(yes(), { id: 'same', version: 2 })],
    status: 'open',
    winner: 1,
    reason: /superseded by version 2/,
  },
  applies('version 10 is after version 9', [first(yes(), { id: 'same', version: 9 }), first(no(LODASH), { id: 'same', version: 10 })], {
    winner: 1,
    reason: /version 10/,
  }),
  applies('another author cannot end a document', [first(no(LODASH), { id: 'same' }), second(yes(), { id: 'same', version: 2 })], {
    reason: /overruled/,
  }),
]

const times: readonly Row[] = [
  fails('the second before it is said', one(no(LODASH), { at: LATER }), /after the moment of judgement/, { time: '2026-02-28T23:59:59Z' }),
  applies('the second in which it is said', one(no(LODASH), { at: LATER }), { time: LATER }),
  applies('in another zone', one(no(LODASH), { at: '2026-03-01T02:00:00+02:00' }), { time: LATER }),
  fails('a statement of tomorrow in a document of today', one(no(LODASH, { at: LATER })), /after the moment/, { time: FIRST }),
  applies('a newer one of tomorrow supersedes nothing today', [first(no(LODASH)), first(yes(), { at: LATER })], {
    time: FIRST,
    reason: /after/,
  }),
  applies(
    '… nor does a newer version of the document',
    [first(no(LODASH), { id: 'same' }), first(yes(), { id: 'same', version: 2, at: LATER })],
    { time: FIRST, reason: /after/ },
  ),
  fails('a draft', one(no(LODASH), { state: 'draft' }), /draft/),
  applies('what is interim counts', one(no(LODASH), { state: 'interim' })),
  fails('a document that is withdrawn', one(no(LODASH), { state: 'csaf_withdrawn' }), /withdrawn/),
  fails('a document that is superseded', one(no(LODASH), { state: 'csaf_superseded' }), /superseded/),
  fails(
    'its older version is withdrawn with it',
    [first(no(LODASH), { id: 'same' }), first(no(LODASH), { id: 'same', version: 2, state: 'csaf_withdrawn' })],
    /superseded|withdrawn/,
  ),
  fails('a vulnerability that was rejected', one(no(LODASH, { rejected: FIRST })), /withdrawn on/, { time: FIRST }),
  applies('… the second before', one(no(LODASH, { rejected: FIRST })), { time: '2026-01-31T23:59:59Z' }),
]

const rows = [...purls, ...ranges, ...images, ...parts, ...names, ...statuses, ...order, ...times]

testRows(rows)

test('vex: each row can be said in a format, most in all', () => {
  const counts = rows.map((row) => vexFormats.filter((format) => !written(row, format).includes(undefined)).length)
  ok(rows.length >= 100 && counts.every((count) => count > 0))
  ok(counts.filter((count) => count === 3).length >= 60)
  deepEqual(
    rows.map(({ why }) => why).filter((why, i, all) => all.indexOf(why) !== i),
    [],
  )
})

if (!haveSchemas) test('vex schemas (corpus absent)', (t) => t.diagnostic('the schemas are not beside the checkout'))
else
  for (const format of vexFormats)
    test(`vex, ${format}: the documents of the table are valid by the published schema`, () => {
      const wrong = schemaOf(format)
      for (const row of rows.filter(({ invalid }) => !invalid))
        for (const document of written(row, format)) if (document) equal(wrong(document), undefined, row.why)
    })
