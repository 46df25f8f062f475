import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { aptPins, fromReferences, isDockerfilePath, parseDockerfile, textsForSecrets } from '#hygiene/index.ts'

const TEXT = `FROM --platform=linux/amd64 registry.test:5000/team/app:1.2@sha256:11 AS build
FROM build
FROM scratch
FROM debian:\${RELEASE:-12} AS last
RUN apt-get update && apt-get install -y \\
    curl=7.88.1-10+deb12u5 \\
    # a note
    git "vim=1" wget=$V && sudo apt-get install libc6:arm64=2.36
`

test('from: images with their parts and places, no stages', () => {
  const found = fromReferences(parseDockerfile(TEXT))
  deepEqual(
    found.map(({ image, registry, name, tag, digest, platform, stage, stageName, line, column }) => ({
      image,
      registry,
      name,
      tag,
      digest,
      platform,
      stage,
      stageName,
      line,
      column,
    })),
    [
      {
        image: 'registry.test:5000/team/app:1.2@sha256:11',
        registry: 'registry.test:5000',
        name: 'team/app',
        tag: '1.2',
        digest: 'sha256:11',
        platform: 'linux/amd64',
        stage: 0,
        stageName: 'build',
        line: 1,
        column: 29,
      },
      {
        image: 'debian:${RELEASE:-12}',
        registry: undefined,
        name: 'debian',
        tag: '${RELEASE:-12}',
        digest: undefined,
        platform: undefined,
        stage: 3,
        stageName: 'last',
        line: 4,
        column: 6,
      },
    ],
  )
  for (const { image, span } of found) equal(TEXT.slice(span.start, span.end), image)
})

test('apt: pins that are written out, with the place of the version', () => {
  const pins = aptPins(parseDockerfile(TEXT))
  deepEqual(
    pins.map(({ name, version, line, column, stage }) => [name, version, line, column, stage]),
    [
      ['curl', '7.88.1-10+deb12u5', 6, 10, 3],
      ['libc6:arm64', '2.36', 8, 61, 3],
    ],
  )
  for (const { version, span } of pins) equal(TEXT.slice(span.start, span.end), version)
})

test('secrets: values of variables, scripts and heredocs, each with its places', () => {
  const text = 'FROM a:1\nENV A="b c" D=e\nRUN f \\\n  g\nCOPY <<E /h\ni=j\nE\nONBUILD ARG K=l\n'
  deepEqual(
    textsForSecrets(parseDockerfile(text)).map(({ place, text, at }) => [place, text, ...Object.values(at(text.length - 1))]),
    [
      ['FROM', 'FROM a:1', 1, 8],
      ['ENV A', 'A=b c', 2, 10],
      ['ENV D', 'D=e', 2, 15],
      ['RUN', 'RUN f   g', 4, 3],
      ['COPY', 'COPY <<E /h', 5, 11],
      ['COPY heredoc', 'i=j\n', 6, 4],
      ['ARG K', 'K=l', 8, 15],
    ],
  )
})

for (const [path, is] of [
  ['Dockerfile', true],
  ['a/b/Dockerfile.dev', true],
  ['app.Dockerfile', true],
  ['dockerfile', true],
  ['Containerfile', true],
  ['Dockerfile-alpine', true],
  ['Dockerfile_test', true],
  ['Dockerfile.dockerignore', false],
  ['Dockerfile.md', false],
  ['Dockerfile.j2', false],
  ['dockerfile.go', false],
  ['NotADockerfile', false],
  ['Dockerfile/x', false],
  ['docker-compose.yml', false],
] as const)
  test(`name: ${path} ${is ? 'is' : 'is not'} a Dockerfile`, () => equal(isDockerfilePath(path), is))
