import type { DockerfileRule, Hit, Subject } from './contract.ts'
import { imageName } from '../image-name.ts'

/** FROMs that name an image, not a stage before them. */
const images = ({ stages }: Subject) => stages.filter(({ parent }) => parent === undefined).map(({ from }) => from)
/** `$BASE` may hold a tag, and `build-$MODE` may be a stage; what is written out before the variable says so. */
function mayBePinned({ stages }: Subject, name: string): boolean {
  const [before = ''] = name.split('$', 1)
  return name !== before && (before === '' || stages.some((stage) => stage.name?.startsWith(before.toLowerCase())))
}

export const imageUntagged: DockerfileRule = {
  id: 'image-untagged',
  aliases: ['DL3006'],
  severity: 'low',
  title: 'The base image has no tag',
  rationale: 'Without a tag FROM means latest: the next build may start from another release without anybody having decided so.',
  remediation: 'Name a release and pin it: FROM debian:12@sha256:….',
  references: ['CIS Docker 4.2'],
  pass: [
    'FROM debian:12',
    'FROM debian@sha256:1111',
    'FROM scratch',
    'FROM debian:12 AS base\nFROM base',
    'ARG BASE\nFROM ${BASE}',
    'FROM a:1 AS b-x\nFROM b-$X',
  ],
  fail: [
    ['FROM debian', '1:6'],
    ['FROM registry.test:5000/app AS a', '1:6'],
  ],
  *check(subject): Iterable<Hit> {
    for (const from of images(subject)) {
      const { name, tag, digest } = imageName(from.image.value)
      if (tag === undefined && digest === undefined && name !== 'scratch' && !mayBePinned(subject, name))
        yield { span: from.image, outer: from }
    }
  },
}

export const imageLatest: DockerfileRule = {
  id: 'image-latest',
  aliases: ['DL3007', 'AVD-DS-0001', 'CKV_DOCKER_7'],
  severity: 'low',
  title: 'The base image is the latest, whichever that is',
  rationale: 'The tag latest moves: two builds of one file start from different images, and the fault of one is not seen in the other.',
  remediation: 'Name the release that was tested: FROM debian:12.',
  references: ['CIS Docker 4.2'],
  pass: ['FROM debian:12', 'FROM debian:latest@sha256:1111'],
  fail: [['FROM debian:latest', '1:6']],
  *check(subject): Iterable<Hit> {
    for (const from of images(subject)) {
      const { tag, digest } = imageName(from.image.value)
      if (tag === 'latest' && digest === undefined) yield { span: from.image, outer: from }
    }
  },
}

const OWN_NAMES = ['docker.io', 'index.docker.io', 'hub.docker.com']

/** `*` stands for any run of characters. The parts between are looked for in turn, so that it takes linear time. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  if (parts.length === 0) return text === pattern
  if (!text.startsWith(first)) return false
  const last = parts.pop()!
  let at = first.length
  for (const part of parts) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

function isTrusted(registry: string | undefined, trusted: readonly string[]): boolean {
  if (registry === undefined || registry === 'docker.io') return trusted.some((name) => name === '*' || OWN_NAMES.includes(name))
  return trusted.some((pattern) => fits(pattern, registry))
}

export const imageUntrustedRegistry: DockerfileRule = {
  id: 'image-untrusted-registry',
  aliases: ['DL3026'],
  severity: 'medium',
  title: 'The base image comes from a registry that is not trusted',
  rationale: 'Whoever runs the registry decides what is in the image; plimsoll.yaml lists those that may.',
  remediation: 'Use an image of a trusted registry, or copy this one there after it was judged.',
  references: ['CIS Docker 4.2', 'NIST SP 800-190 4.1.5'],
  pass: [
    'FROM anywhere.test/app:1',
    { text: 'FROM debian:12', options: { trustedRegistries: ['docker.io'] } },
    { text: 'FROM eu.mirror.test/app:1', options: { trustedRegistries: ['*.mirror.test'] } },
    { text: 'FROM own.test/a:1 AS a\nFROM a', options: { trustedRegistries: ['own.test'] } },
    { text: 'FROM scratch', options: { trustedRegistries: ['own.test'] } },
  ],
  fail: [
    { text: 'FROM debian:12', at: ['1:6'], options: { trustedRegistries: ['own.test'] } },
    { text: 'FROM other.test/app:1', at: ['1:6'], options: { trustedRegistries: ['own.test', 'docker.io'] } },
  ],
  *check(subject): Iterable<Hit> {
    const trusted = subject.options.trustedRegistries ?? []
    if (trusted.length === 0) return
    for (const from of images(subject)) {
      const { registry, name } = imageName(from.image.value)
      if (name !== 'scratch' && !name.startsWith('$') && !isTrusted(registry, trusted)) yield { span: from.image, outer: from }
    }
  },
}

const platforms = ({ stages }: Subject) =>
  stages.flatMap(({ from }) =>
    from.flags.filter(({ name }) => name === 'platform').map((flag) => ({ from, flag, value: flag.value ?? '' })),
  )

export const platformConstant: DockerfileRule = {
  id: 'platform-constant',
  aliases: ['DL3029', 'FromPlatformFlagConstDisallowed'],
  severity: 'low',
  title: 'FROM is bound to one platform',
  rationale: 'The image is built for that platform wherever it is asked for, and runs elsewhere by emulation or not at all.',
  remediation: 'Leave --platform out, or use $BUILDPLATFORM for a stage that only builds.',
  pass: ['FROM debian:12', 'FROM --platform=$BUILDPLATFORM debian:12'],
  fail: [['FROM --platform=linux/amd64 debian:12', '1:6']],
  *check(subject): Iterable<Hit> {
    for (const { from, flag, value } of platforms(subject)) if (value !== '' && !value.includes('$')) yield { span: flag, outer: from }
  },
}

export const platformRedundant: DockerfileRule = {
  id: 'platform-redundant',
  aliases: ['DL3065', 'RedundantTargetPlatform'],
  severity: 'low',
  title: 'FROM asks for the target platform, which it has anyway',
  rationale: 'The flag does nothing here and hides the FROMs in which it does.',
  remediation: 'Leave --platform=$TARGETPLATFORM out.',
  pass: ['FROM --platform=$BUILDPLATFORM debian:12'],
  fail: [
    ['FROM --platform=$TARGETPLATFORM debian:12', '1:6'],
    ['FROM --platform=${TARGETPLATFORM} debian:12', '1:6'],
  ],
  *check(subject): Iterable<Hit> {
    for (const { from, flag, value } of platforms(subject)) if (/^\$\{?TARGETPLATFORM\}?$/.test(value)) yield { span: flag, outer: from }
  },
}
