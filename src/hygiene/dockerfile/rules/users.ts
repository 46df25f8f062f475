import type { DockerfileRule, Hit, Subject } from './contract.ts'
import type { Of } from '../parse/syntax.ts'
import { type Stage, lineageOf } from '../parse/stages.ts'
import { hasOption, optionValue } from './arguments.ts'
import { commandRule } from './command-rule.ts'

const isUser = (instruction: { kind: string }): instruction is Of<'USER'> => instruction.kind === 'USER'
const lastUser = (stage: Stage): Of<'USER'> | undefined => stage.instructions.findLast(isUser)
const userPart = (value: string): string => value.split(':', 1)[0]!
const isRoot = (value: string): boolean => userPart(value) === 'root' || /^0+$/.test(userPart(value))

/** What the image runs as: the last USER of the last stage or of those that it builds on. */
function finalUser({ stages }: Subject): Of<'USER'> | undefined {
  const last = stages.at(-1)
  for (const stage of last === undefined ? [] : lineageOf(stages, last)) {
    const user = lastUser(stage)
    if (user) return user
  }
  return undefined
}

export const rootUser: DockerfileRule = {
  id: 'root-user',
  aliases: ['DL3002', 'AVD-DS-0002', 'CKV_DOCKER_8'],
  severity: 'medium',
  title: 'The last USER of a stage is root',
  rationale: 'A process that breaks out of its container is then root on the host, unless user namespaces are on.',
  remediation: 'End with USER and a number that is not 0.',
  references: ['CIS Docker 4.1', 'NIST SP 800-190 4.1.2'],
  pass: ['FROM a:1\nUSER root\nRUN b\nUSER 1000', 'FROM a:1'],
  fail: [
    ['FROM a:1\nUSER root', '2:6'],
    ['FROM a:1\nUSER 0:0', '2:6'],
    ['FROM a:1\nUSER 1000\nUSER root', '3:6'],
  ],
  *check({ stages }): Iterable<Hit> {
    for (const stage of stages) {
      const user = lastUser(stage)
      if (user && isRoot(user.value.value)) yield { span: user.value, outer: user }
    }
  },
}

export const userMissing: DockerfileRule = {
  id: 'user-missing',
  aliases: ['AVD-DS-0002', 'CKV_DOCKER_3'],
  severity: 'medium',
  title: 'No USER is set for the image',
  rationale: 'The image runs as its base says, which for most bases is root.',
  remediation: 'Add USER with a number that is not 0, such as USER 10001.',
  references: ['CIS Docker 4.1', 'NIST SP 800-190 4.1.2'],
  pass: ['FROM a:1\nUSER 1000', 'FROM a:1 AS b\nUSER 1000\nFROM b', 'FROM gcr.test/distroless/static:nonroot'],
  fail: [['FROM a:1 AS b\nUSER 1000\nFROM c:1', '3:1']],
  *check(subject): Iterable<Hit> {
    const last = subject.stages.at(-1)
    if (last === undefined || finalUser(subject)) return
    const base = lineageOf(subject.stages, last).at(-1)!.from
    if (!/nonroot|rootless|unprivileged/.test(base.image.value)) yield { span: last.from.keyword, outer: last.from }
  },
}

export const userByName: DockerfileRule = {
  id: 'user-by-name',
  aliases: ['DL3066'],
  severity: 'info',
  title: 'USER is a name',
  rationale: 'Kubernetes cannot tell that a name is not root: with runAsNonRoot it refuses to start the container.',
  remediation: 'Use the number: USER 10001.',
  pass: ['FROM a:1\nUSER 1000:1000'],
  fail: [['FROM a:1\nUSER app', '2:6']],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('USER'))
      if (!/^\d+$/.test(userPart(instruction.value.value))) yield { span: instruction.value, outer }
  },
}

export const sudo = commandRule(
  {
    id: 'sudo',
    aliases: ['DL3004', 'AVD-DS-0010', 'CKV2_DOCKER_1'],
    severity: 'medium',
    title: 'RUN uses sudo',
    rationale: 'sudo leaves a way to root in the image and passes signals and terminals in ways of its own.',
    remediation: 'Set USER root for the step and USER back after it; at run time use gosu or setpriv.',
    pass: ['FROM a:1\nUSER root\nRUN b'],
    fail: [
      ['FROM a:1\nRUN b && sudo c', '2:10'],
      ['FROM a:1\nRUN ["sudo", "c"]', '2:7'],
    ],
  },
  ({ name }) => name === 'sudo',
)

export const useraddHighUid = commandRule(
  {
    id: 'useradd-high-uid',
    aliases: ['DL3046'],
    severity: 'low',
    title: 'useradd with a high number writes a large log',
    rationale: 'lastlog and faillog grow to the size of the number: the layer can take gigabytes.',
    remediation: 'Add --no-log-init.',
    pass: ['FROM a:1\nRUN useradd -l -u 123456 app', 'FROM a:1\nRUN useradd -u 1000 app'],
    fail: [
      ['FROM a:1\nRUN useradd -u 123456 app', '2:5'],
      ['FROM a:1\nRUN useradd -ru123456 app && useradd -ru 123456 b', '2:30'],
    ],
  },
  (command) => command.name === 'useradd' && !hasOption(command, 'l', 'no-log-init') && (optionValue(command, 'u', 'uid')?.length ?? 0) > 5,
)
