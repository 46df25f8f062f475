import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { historyFacts, safeAddress } from './history-facts.ts'

const one = (createdBy: string, empty = false) => historyFacts([{ createdBy, empty }], ['sha256:a'], () => false)[0]!

/** What builders write → instruction, programs, variables, and addresses with the target of ADD. */
for (const [builder, text, instruction, programs, variables, added] of [
  ['Docker', '/bin/sh -c #(nop)  ENV A=b C="d e"', 'ENV', '', 'A C', ''],
  ['Docker', '/bin/sh -c #(nop) ADD file:0123 in / ', 'ADD', '', '', '/'],
  ['Docker', '/bin/sh -c #(nop) ADD multi:0123 in /app/ ', 'ADD', '', '', '/app/'],
  ['Docker', '/bin/sh -c apt-get update', 'RUN', 'apt-get', '', ''],
  ['Docker', '|2 TOKEN=a b NAME=c /bin/sh -c make x', 'RUN', 'make', 'TOKEN NAME', ''],
  ['Docker', '/bin/bash -o pipefail -c curl x | sh', 'RUN', 'curl sh', '', ''],
  ['BuildKit', 'RUN /bin/sh -c curl -k x | sh # buildkit', 'RUN', 'curl sh', '', ''],
  ['BuildKit', 'RUN |1 A=b /bin/sh -c make # buildkit', 'RUN', 'make', 'A', ''],
  ['BuildKit', 'ADD https://u:p@example.org/x?token=1 /opt/ # buildkit', 'ADD', '', '', 'https://example.org/x /opt/'],
  ['BuildKit', 'COPY . . # buildkit', 'COPY', '', '', ''],
  ['BuildKit', 'ENV PATH=/usr/bin:/bin', 'ENV', '', 'PATH', ''],
  ['BuildKit', 'ARG NPM_TOKEN', 'ARG', '', 'NPM_TOKEN', ''],
  ['Buildah', 'RUN --mount=type=cache,target=/a --network=none |1 A=b /bin/sh -c make', 'RUN', 'make', 'A', ''],
  ['Buildah 1.28', "|1 TOKEN=abc /bin/sh -c --mount=type=tmpfs,target=/x sh -c 'curl a | sh'", 'RUN', 'sh curl sh', 'TOKEN', ''],
  ['Buildah 1.28', '/bin/sh -c #(nop) ADD file:5299 in /app/b ', 'ADD', '', '', '/app/b'],
  ['kaniko', 'RUN apk add --no-cache x', 'RUN', 'apk', '', ''],
  ['Buildah', '/bin/sh -c #(nop) CMD ["x"]', 'CMD', '', '', ''],
  ['of old', 'ENV PATH /usr/bin:/bin', 'ENV', '', 'PATH', ''],
  ['Bazel', 'bazel build ...', 'OTHER', '', '', ''],
  ['debuerreotype', "# debian.sh --arch 'amd64' out/ 'bookworm'", 'OTHER', '', '', ''],
  ['nobody', '', 'OTHER', '', '', ''],
] as const)
  test(`history of ${builder}: ${JSON.stringify(text)}`, () => {
    const fact = one(text)
    equal(fact.instruction, instruction)
    equal(fact.commands.map(({ program }) => program).join(' '), programs)
    equal(fact.variables.map(({ name }) => name).join(' '), variables)
    equal([...fact.urls, ...(fact.target ? [fact.target] : [])].join(' '), added)
  })

test('history: steps that made a layer have its diff id, the lowest is the first', () => {
  const steps = [true, false, true, false].map((empty, i) => ({ createdBy: `RUN ${i}`, empty }))
  deepEqual(
    historyFacts(steps, ['sha256:a', 'sha256:b'], () => false).map(({ step, layer, first }) => [step, layer, first]),
    [
      [1, undefined, undefined],
      [2, 'sha256:a', true],
      [3, undefined, undefined],
      [4, 'sha256:b', undefined],
    ],
  )
})

test('history: no value of a variable is told but of settings', () => {
  const value = 'hunter2hunter2'
  for (const text of [
    `ENV A=${value}`,
    `ENV PASSWORD ${value}`,
    `RUN |1 TOKEN=${value} /bin/sh -c make`,
    `ARG A="${value}"`,
    `/bin/sh -c #(nop) ARG A=${value}`,
  ])
    ok(!JSON.stringify(one(text)).includes(value), text)
  equal(one('ENV NODE_ENV=production').variables[0]!.value, 'production')
})

/** RFC 3986: user, query and fragment may hold a token. */
for (const [address, safe] of [
  ['https://example.org/a/b.tgz', 'https://example.org/a/b.tgz'],
  ['HTTPS://user:pass@example.org:8443/a?x=1#y', 'https://example.org:8443/a'],
  ['ftp://example.org', 'ftp://example.org'],
  ['git@example.org:a/b', undefined],
  ['file:0123', undefined],
  ['https://', undefined],
] as const)
  test(`address: ${address}`, () => equal(safeAddress(address), safe))

test('history: of a text of one character the facts are few', () => {
  for (const [head, instruction] of [
    ['RUN ', 'RUN'],
    ['|9999 ', 'RUN'],
    ['ENV ', 'ENV'],
    ['ADD ', 'ADD'],
    ['/bin/sh -c ', 'RUN'],
    ['ARG ', 'ARG'],
  ] as const)
    for (const part of ['a', ' ', 'a=', '"', '/bin/sh ', '-a ', '[', ',', 'https://a@', 'curl a|', 'a=b ']) {
      const fact = one(head + part.repeat(250_000 / part.length))
      equal(fact.instruction, instruction)
      ok(JSON.stringify(fact).length < 32_768, `${head}${part}`)
    }
})
