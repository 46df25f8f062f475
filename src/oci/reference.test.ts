import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, string } from 'fast-check'
import { OciError } from './oci-error.ts'
import { formatReference, parseReference } from './reference.ts'

const digest = `sha256:${'a'.repeat(64)}`

for (const [text, expected] of [
  ['debian', 'docker.io/library/debian:latest'],
  ['debian:12', 'docker.io/library/debian:12'],
  ['grafana/grafana', 'docker.io/grafana/grafana:latest'],
  ['index.docker.io/library/debian', 'docker.io/library/debian:latest'],
  ['docker.io/debian', 'docker.io/library/debian:latest'],
  ['localhost/app', 'localhost/app:latest'],
  ['localhost:5000/a/b/c:1', 'localhost:5000/a/b/c:1'],
  ['[::1]:5000/app', '[::1]:5000/app:latest'],
  ['ghcr.io/a/b@' + digest, `ghcr.io/a/b@${digest}`],
  ['ghcr.io/a/b:1.2@' + digest, `ghcr.io/a/b:1.2@${digest}`],
  ['a/b_c/d__e-f.g', 'docker.io/a/b_c/d__e-f.g:latest'],
] as const)
  test(`reference: ${text.slice(0, 40)} is ${expected.slice(0, 50)}`, () => {
    const reference = parseReference(text)
    equal(formatReference(reference), expected)
    deepEqual(parseReference(expected), reference)
  })

for (const text of [
  '',
  'Debian',
  'a//b',
  '/a',
  'a:',
  'a:b:c',
  'a@sha256:1',
  `a@${digest}@${digest}`,
  'a b',
  'a/../b',
  'x'.repeat(2000),
  'ho st/a',
  'a:-x',
])
  test(`reference: "${text.slice(0, 20)}" is none`, () => throws(() => parseReference(text), { code: 'bad-reference' }))

test('reference: any text is a reference or an OciError', () =>
  check(
    property(string(), (text) => {
      try {
        deepEqual(parseReference(formatReference(parseReference(text))), parseReference(text))
      } catch (error) {
        if (!(error instanceof OciError)) throw error
      }
    }),
  ))
