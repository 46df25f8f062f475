import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { dockerfileFindings, lintDockerfile } from '#hygiene/index.ts'

const ids = (text: string, rule: string, isIgnored: boolean): string[] =>
  lintDockerfile(text, 'Dockerfile')
    .issues.filter((issue) => issue.rule.id === rule && (issue.ignoredBy !== undefined) === isIgnored)
    .map(({ line }) => String(line))

// Ignores of the peers, as their documents have them.
for (const [text, rule, open, ignored, why] of [
  ['# hadolint ignore=DL3006\nFROM a', 'image-untagged', [], ['2'], 'hadolint: the line above'],
  ['# hadolint ignore = DL3003 , DL3006 # because\nFROM a', 'image-untagged', [], ['2'], 'hadolint: blanks, several, a reason'],
  ['# hadolint ignore=DL3006\n\nFROM a', 'image-untagged', ['3'], [], 'hadolint: right above, and nowhere else'],
  ['# hadolint ignore=DL3007\nFROM a', 'image-untagged', ['2'], [], 'hadolint: another code'],
  ['# hadolint ignore=SC2046,DL3006\nFROM a', 'image-untagged', [], ['2'], "hadolint: beside ShellCheck's"],
  ['# hadolint ignore=DL3003\nRUN cd a\nRUN cd b', 'run-cd', ['3'], ['2'], 'hadolint: one instruction alone'],
  ['# hadolint global ignore=DL3003\nRUN cd a\nRUN cd b', 'run-cd', [], ['2', '3'], 'hadolint: global'],
  ['FROM a:1\n#trivy:ignore:DS-0010\nRUN sudo a', 'sudo', [], ['3'], 'trivy: DS-0010'],
  ['FROM a:1\n# trivy:ignore:AVD-DS-0010\n# trivy:ignore:DS013\nRUN sudo a', 'sudo', [], ['4'], 'trivy: several comments, long name'],
  ['FROM a:1\n# trivy:ignore:DS010\nRUN sudo a', 'sudo', [], ['3'], 'trivy: its old names'],
  ['FROM a:1\nRUN sudo a\n# checkov:skip=CKV2_DOCKER_1:known', 'sudo', [], ['2'], 'checkov: all of the file'],
  ['# check=skip=JSONArgsRecommended\nFROM a:1\nCMD b', 'shell-form', [], ['3'], "docker: a build check's name"],
  ['# check=skip=all;error=true\nFROM a:1\nCMD b', 'shell-form', [], ['3'], 'docker: all of them'],
  ['# check=error=true\nFROM a:1\nCMD b', 'shell-form', ['3'], [], 'docker: no skip'],
] as const)
  test(`ignore: ${why}`, () => {
    deepEqual([ids(text, rule, false), ids(text, rule, true)], [open, ignored])
  })

test('ignore: each is listed with its reason and place', () => {
  const { ignores } = lintDockerfile('FROM a:1\n  # hadolint ignore=DL3004,DL3003 # we must\nRUN b', 'Dockerfile')
  deepEqual(
    ignores.map(({ tool, comment, rules, reason, line, column }) => ({ tool, comment, rules, reason, line, column })),
    [{ tool: 'hadolint', comment: 'hadolint ignore=DL3004,DL3003', rules: ['DL3004', 'DL3003'], reason: 'we must', line: 2, column: 3 }],
  )
})

test('ignore: a finding of what a comment covers stands apart and says so; nothing is hidden', () => {
  const lint = lintDockerfile('FROM a:1\n# trivy:ignore:DS-0013:exp:2027-01-02\nRUN cd a\nRUN cd b', 'Dockerfile')
  const findings = dockerfileFindings(lint).filter(({ id }) => id === 'run-cd')
  deepEqual(
    findings.map(({ inlineIgnore, location, status }) => [inlineIgnore, location.map(({ line }) => line), status]),
    [
      [{ comment: 'trivy:ignore:DS-0013:exp:2027-01-02', until: '2027-01-02' }, [3], 'open'],
      [undefined, [4], 'open'],
    ],
  )
})

test('lint: stages with what they build on', () => {
  deepEqual(lintDockerfile('FROM a:1 AS Base\nFROM base\nFROM scratch AS c', 'Dockerfile').stages, [
    { line: 1, name: 'base', image: 'a:1' },
    { line: 2, image: 'base', parent: 0 },
    { line: 3, name: 'c', image: 'scratch' },
  ])
})

test('lint: what is wrong with the file has its place, and the rest is judged', () => {
  const { problems, issues } = lintDockerfile('FROM a\nFOO b\nRUN sudo c', 'Dockerfile')
  deepEqual(problems, [{ line: 2, column: 1, message: '"FOO" is no instruction' }])
  ok(issues.some(({ rule }) => rule.id === 'sudo'))
})

// Shells that are none of POSIX: their commands are not read as if they were.
for (const [text, why] of [
  ['FROM a:1\nSHELL ["powershell", "-Command"]\nRUN cd b | c', 'SHELL'],
  ['FROM a:1\nSHELL ["cmd", "/S", "/C"]\nRUN cd b', 'SHELL cmd'],
  ['FROM a:1\n# hadolint shell=powershell\nRUN cd b', "hadolint's comment"],
  ['FROM mcr.example.test/windows/servercore:ltsc2022\nRUN cd b', 'an image of Windows'],
  ['FROM a:1 AS x\nSHELL ["pwsh", "-c"]\nFROM x\nRUN cd b', 'handed down to a stage'],
  ['FROM a:1\nRUN <<E\n#!/usr/bin/env python3\ncd b\nE', 'a heredoc of another interpreter'],
] as const)
  test(`shell: not judged by the rules of sh: ${why}`, () => {
    const { issues } = lintDockerfile(text, 'Dockerfile')
    deepEqual(
      issues.filter(({ rule }) => rule.id === 'run-cd' || rule.id === 'pipe-without-pipefail'),
      [],
    )
  })

for (const [text, at, why] of [
  ['FROM a:1\nRUN <<E\nset -e\ncd b\nE', '4:1', 'a heredoc is the script'],
  ['FROM a:1\nRUN <<E bash -e\ncd b\nE', '3:1', 'and so it is when a shell is named'],
  ['FROM a:1\nRUN <<E python3\ncd b\nE', undefined, 'a heredoc given to another program is its input'],
  ['FROM a:1\nRUN cat <<E && cd b\ncd c\nE', '2:16', 'and so is one within a script'],
  ['FROM a:1\nRUN ["/bin/bash", "-c", "cd b && c"]', '2:26', 'a script in the exec form'],
  ['FROM a:1\nRUN a && \\\n  # note\n  cd b', '4:3', 'after a comment between lines'],
  ['FROM a:1\nONBUILD RUN cd b', '2:13', 'in ONBUILD'],
  ['FROM a:1\r\nRUN a \\\r\n && cd b\r\n', '3:5', 'with CR LF'],
  ['# escape=`\nFROM a:1\nRUN a `\n && cd b', '4:5', 'with another escape'],
] as const)
  test(`place: ${why}`, () => {
    const [issue] = lintDockerfile(text, 'Dockerfile').issues.filter(({ rule }) => rule.id === 'run-cd')
    equal(issue && `${issue.line}:${issue.column}`, at)
  })
