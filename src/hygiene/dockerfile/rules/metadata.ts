import type { DockerfileRule, Hit, Subject } from './contract.ts'
import type { Kind } from '../parse/syntax.ts'
import { lineageOf } from '../parse/stages.ts'

/** Instructions of a kind beyond the one that counts in each stage. */
function* repeated({ stages }: Subject, kind: Kind): Iterable<Hit> {
  for (const { instructions } of stages) {
    const all = instructions.filter((instruction) => instruction.kind === kind)
    for (const outer of all.slice(1)) yield { span: outer.keyword, outer }
  }
}

export const healthcheckRepeated: DockerfileRule = {
  id: 'healthcheck-repeated',
  aliases: ['DL3012', 'MultipleInstructionsDisallowed', 'AVD-DS-0023'],
  severity: 'medium',
  title: 'A stage has several HEALTHCHECKs',
  rationale: 'Only the last one counts; the others look as if they did.',
  remediation: 'Keep the one that is meant, and delete the others.',
  pass: ['FROM a:1\nHEALTHCHECK CMD ["b"]'],
  fail: [['FROM a:1\nHEALTHCHECK CMD ["b"]\nHEALTHCHECK NONE', '3:1']],
  check: (subject) => repeated(subject, 'HEALTHCHECK'),
}

export const cmdRepeated: DockerfileRule = {
  id: 'cmd-repeated',
  aliases: ['DL4003', 'MultipleInstructionsDisallowed', 'AVD-DS-0016'],
  severity: 'low',
  title: 'A stage has several CMDs',
  rationale: 'Only the last one counts; the others look as if they did.',
  remediation: 'Keep the one that is meant, and delete the others.',
  pass: ['FROM a:1\nCMD ["b"]', 'FROM a:1 AS x\nCMD ["b"]\nFROM c:1\nCMD ["d"]'],
  fail: [['FROM a:1\nCMD ["b"]\nCMD ["c"]', '3:1']],
  check: (subject) => repeated(subject, 'CMD'),
}

export const entrypointRepeated: DockerfileRule = {
  id: 'entrypoint-repeated',
  aliases: ['DL4004', 'MultipleInstructionsDisallowed', 'AVD-DS-0007'],
  severity: 'medium',
  title: 'A stage has several ENTRYPOINTs',
  rationale: 'Only the last one counts; the others look as if they did.',
  remediation: 'Keep the one that is meant, and delete the others.',
  pass: ['FROM a:1\nENTRYPOINT ["b"]'],
  fail: [['FROM a:1\nENTRYPOINT ["b"]\nENTRYPOINT ["c"]', '3:1']],
  check: (subject) => repeated(subject, 'ENTRYPOINT'),
}

export const noHealthcheck: DockerfileRule = {
  id: 'no-healthcheck',
  aliases: ['DL3057', 'AVD-DS-0026', 'CKV_DOCKER_2'],
  severity: 'info',
  title: 'No HEALTHCHECK is set',
  rationale: 'Docker cannot tell a container that hangs from one that works; Kubernetes has probes of its own.',
  remediation: 'Add HEALTHCHECK CMD with a command that asks the service.',
  references: ['CIS Docker 4.6'],
  pass: ['FROM a:1\nHEALTHCHECK NONE', 'FROM a:1 AS b\nHEALTHCHECK CMD ["c"]\nFROM b'],
  fail: [['FROM a:1', '1:1']],
  *check({ stages }): Iterable<Hit> {
    const last = stages.at(-1)
    if (last === undefined) return
    const isSet = lineageOf(stages, last).some(({ instructions }) => instructions.some(({ kind }) => kind === 'HEALTHCHECK'))
    if (!isSet) yield { span: last.from.keyword, outer: last.from }
  },
}

export const shellForm: DockerfileRule = {
  id: 'shell-form',
  aliases: ['DL3025', 'JSONArgsRecommended'],
  severity: 'low',
  title: 'CMD or ENTRYPOINT runs through a shell',
  rationale: 'The shell is process 1 and passes no signal on: the container does not stop when asked, and is killed.',
  remediation: 'Use the JSON form: CMD ["program", "argument"].',
  pass: ['FROM a:1\nCMD ["b"]', 'FROM a:1\nENTRYPOINT ["b"]', 'FROM a:1\nHEALTHCHECK CMD b'],
  fail: [
    ['FROM a:1\nCMD b c', '2:1'],
    ["FROM a:1\nENTRYPOINT ['b']", '2:1'],
  ],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of [...each('CMD'), ...each('ENTRYPOINT')])
      if (instruction.invocation.form === 'shell') yield { span: instruction.keyword, outer }
  },
}

export const maintainerDeprecated: DockerfileRule = {
  id: 'maintainer-deprecated',
  aliases: ['DL4000', 'MaintainerDeprecated', 'AVD-DS-0022', 'CKV_DOCKER_6'],
  severity: 'medium',
  title: 'MAINTAINER is deprecated',
  rationale: 'It writes a field that nobody reads any more.',
  remediation: 'Use LABEL org.opencontainers.image.authors.',
  pass: ['FROM a:1\nLABEL maintainer=b'],
  fail: [['FROM a:1\nMAINTAINER b', '2:1']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('MAINTAINER')) yield { span: instruction.keyword, outer }
  },
}

export const onbuildForbidden: DockerfileRule = {
  id: 'onbuild-forbidden',
  aliases: ['DL3043'],
  severity: 'medium',
  title: 'ONBUILD is given FROM or MAINTAINER',
  rationale: 'BuildKit refuses them there, and the build that starts from this image breaks.',
  remediation: 'Leave the instruction out.',
  pass: ['FROM a:1\nONBUILD RUN b'],
  fail: [
    ['FROM a:1\nONBUILD FROM b:1', '2:9'],
    ['FROM a:1\nONBUILD MAINTAINER b', '2:9'],
    ['FROM a:1\nONBUILD ONBUILD RUN b', '2:9'],
  ],
  *check({ file }): Iterable<Hit> {
    for (const outer of file.instructions)
      if (outer.kind === 'ONBUILD' && (outer.inner.kind === 'FROM' || outer.inner.kind === 'MAINTAINER' || outer.inner.kind === 'ONBUILD'))
        yield { span: outer.inner.keyword, outer }
  },
}

export const workdirRelative: DockerfileRule = {
  id: 'workdir-relative',
  aliases: ['DL3000', 'WorkdirRelativePath', 'AVD-DS-0009', 'CKV_DOCKER_10'],
  severity: 'medium',
  title: 'WORKDIR is relative',
  rationale: 'Where it leads depends on what the base image has set, and moves when that does.',
  remediation: 'Write the whole path.',
  pass: ['FROM a:1\nWORKDIR /b', 'FROM a:1\nWORKDIR "$HOME/b"', 'FROM a:1\nWORKDIR c:\\\\b'],
  fail: [['FROM a:1\nWORKDIR b', '2:9']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('WORKDIR'))
      if (!/^(?:[/\\$]|[a-z]:)/i.test(instruction.value.value)) yield { span: instruction.value, outer }
  },
}
