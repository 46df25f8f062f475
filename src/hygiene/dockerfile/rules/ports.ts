import type { DockerfileRule, Hit, Subject } from './contract.ts'
import type { Instruction, Word } from '../parse/syntax.ts'

type Port = {
  readonly word: Word
  readonly outer: Instruction
  readonly from: number
  readonly to: number
  readonly protocol: string | undefined
}

const FORM = /^(\d+)(?:-(\d+))?(?:\/([a-z]+))?$/i

/** What EXPOSE names, as far as it is written out. */
const ports = ({ each }: Subject): Port[] =>
  each('EXPOSE').flatMap(({ instruction, outer }) =>
    instruction.words.flatMap((word) => {
      const [, from, to, protocol] = FORM.exec(word.value) ?? []
      return from === undefined ? [] : [{ word, outer, from: Number(from), to: Number(to ?? from), protocol }]
    }),
  )

export const portOutOfRange: DockerfileRule = {
  id: 'port-out-of-range',
  aliases: ['DL3011', 'AVD-DS-0008'],
  severity: 'medium',
  title: 'EXPOSE names a port that does not exist',
  rationale: 'Ports go from 0 to 65535.',
  remediation: 'Name the port on which the service listens.',
  pass: ['FROM a:1\nEXPOSE 65535 8000-8010/udp $PORT'],
  fail: [['FROM a:1\nEXPOSE 80 65536', '2:11']],
  *check(subject): Iterable<Hit> {
    for (const { word, outer, from, to } of ports(subject)) if (from > 65535 || to > 65535) yield { span: word, outer }
  },
}

export const remoteAccessPort: DockerfileRule = {
  id: 'remote-access-port',
  aliases: ['AVD-DS-0004', 'CKV_DOCKER_1'],
  severity: 'medium',
  title: 'EXPOSE names the port of SSH',
  rationale: 'A container with an SSH server has keys and accounts of its own, and a way in past whoever runs it.',
  remediation: 'Use docker exec or kubectl exec, and leave the server out.',
  references: ['CIS Docker 5.7'],
  pass: ['FROM a:1\nEXPOSE 2222'],
  fail: [['FROM a:1\nEXPOSE 80 22/tcp', '2:11']],
  *check(subject): Iterable<Hit> {
    for (const { word, outer, from, to, protocol } of ports(subject))
      if (from <= 22 && to >= 22 && (protocol ?? 'tcp').toLowerCase() === 'tcp') yield { span: word, outer }
  },
}

export const portForm: DockerfileRule = {
  id: 'port-form',
  aliases: ['ExposeInvalidFormat', 'ExposeProtoCasing'],
  severity: 'info',
  title: 'EXPOSE is given what is no port',
  rationale: 'It takes a port or range with tcp, udp or sctp in lower case; addresses and mappings belong to docker run.',
  remediation: 'Write port/protocol.',
  pass: ['FROM a:1\nEXPOSE 80/tcp 53/udp $PORT'],
  fail: [
    ['FROM a:1\nEXPOSE 80:8080', '2:8'],
    ['FROM a:1\nEXPOSE 80/TCP', '2:8'],
  ],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('EXPOSE'))
      for (const word of instruction.words)
        if (!word.value.includes('$') && !/^\d+(?:-\d+)?(?:\/(?:tcp|udp|sctp))?$/.test(word.value)) yield { span: word, outer }
  },
}
