import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { dockerfileFindings, lintDockerfile } from '#hygiene/index.ts'

const findingOf = (text: string, id: string) => {
  const finding = dockerfileFindings(lintDockerfile(text, 'Dockerfile')).find((finding) => finding.id === id)
  ok(finding)
  return finding
}
const fingerprint = (text: string): string => findingOf(text, 'run-cd').fingerprint

const BASE = 'FROM a:1\nRUN cd b && c\n'
for (const [text, isSame, why] of [
  ['# a note\n\nFROM a:1\nRUN cd b && c\n', true, 'lines put in above'],
  ['FROM z:2\nRUN cd b && c\n', true, 'another instruction changed'],
  ['FROM a:1\nRUN cd b && \\\n c\n', true, 'its lines broken otherwise'],
  ['FROM a:1\nRUN cd b && d\n', false, 'its text changed'],
  ['FROM a:1\nRUN cd b && c\nLABEL x=y\nRUN cd b && c\n', false, 'a second one like it'],
] as const)
  test(`fingerprint: ${why}`, () => (isSame ? equal : notEqual)(fingerprint(text), fingerprint(BASE)))

test('fingerprint: the path counts', () => {
  const other = dockerfileFindings(lintDockerfile(BASE, 'b/Dockerfile')).find(({ id }) => id === 'run-cd')
  notEqual(other?.fingerprint, fingerprint(BASE))
})

test('finding: all that a report needs', () => {
  const { fingerprint, ...finding } = findingOf('FROM a:1\nEXPOSE 22', 'remote-access-port')
  equal(fingerprint.length, 32)
  deepEqual(finding, {
    kind: 'hygiene',
    id: 'remote-access-port',
    aliases: ['AVD-DS-0004', 'CKV_DOCKER_1'],
    severity: 'medium',
    severitySource: 'rule remote-access-port',
    title: 'EXPOSE names the port of SSH',
    location: [{ path: 'Dockerfile', line: 2, column: 8 }],
    status: 'open',
    remediation: { action: 'advice', text: 'Use docker exec or kubectl exec, and leave the server out.' },
    references: ['CIS Docker 5.7'],
  })
})

test('finding: one for a rule and file, with its places; beyond fifty they are counted', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `RUN cd /${index}\n`).join('')
  const findings = dockerfileFindings(lintDockerfile(`FROM a:1\n${lines}`, 'Dockerfile')).filter(({ id }) => id === 'run-cd')
  deepEqual([findings.length, findings[0]?.location.length, findings[0]?.morePlaces], [1, 50, 10])
})

test('finding: a variable that is not declared is named', () =>
  deepEqual(findingOf('ARG V=1\nFROM a:$V\nCOPY x /$V', 'undefined-variable').evidence, ['"V" is not declared in this stage']))
