import { nameOf } from '#base/index.ts'
import type { Command, DockerfileRule, Hit, Run } from './contract.ts'
import { isShell, lastStarted } from '../../shell/started-commands.ts'
import { hasArgument, hasOption, operands } from './arguments.ts'
import { commandRule } from './command-rule.ts'

const INTERACTIVE = new Set(['free', 'ifconfig', 'kill', 'mount', 'ps', 'service', 'shutdown', 'ssh', 'top', 'vim'])

export const interactiveCommand = commandRule(
  {
    id: 'interactive-command',
    aliases: ['DL3001'],
    severity: 'info',
    title: 'RUN uses a command that makes no sense in a build',
    rationale: 'Services, processes and mounts do not outlive the step, and nobody sits at a terminal.',
    remediation: 'Do it when the container starts, or leave it out.',
    pass: ['FROM a:1\nRUN ls'],
    fail: [['FROM a:1\nRUN service b start', '2:5']],
  },
  ({ name }) => INTERACTIVE.has(name),
)

export const runCd = commandRule(
  {
    id: 'run-cd',
    aliases: ['DL3003', 'AVD-DS-0013'],
    severity: 'low',
    title: 'RUN changes the folder by cd',
    rationale: 'cd holds for that RUN alone; with WORKDIR it is seen where each step works.',
    remediation: 'Set WORKDIR above.',
    pass: ['FROM a:1\nWORKDIR /b\nRUN make'],
    fail: [['FROM a:1\nRUN cd /b && make', '2:5']],
  },
  ({ name }) => name === 'cd',
)

export const shLinked = commandRule(
  {
    id: 'sh-linked',
    aliases: ['DL4005'],
    severity: 'low',
    title: 'RUN links /bin/sh to another shell',
    rationale: 'Every script of the image then runs in a shell that it was not written for.',
    remediation: 'Use SHELL ["/bin/bash", "-c"].',
    pass: ['FROM a:1\nSHELL ["/bin/bash", "-c"]\nRUN ln -s a b'],
    fail: [['FROM a:1\nRUN ln -sf /bin/bash /bin/sh', '2:5']],
  },
  (command) => command.name === 'ln' && hasArgument(command, '/bin/sh'),
)

export const wgetProgress = commandRule(
  {
    id: 'wget-progress',
    aliases: ['DL3047'],
    severity: 'info',
    title: 'wget writes its progress into the log',
    rationale: 'A large download makes thousands of lines in which nothing else is found.',
    remediation: 'Add -q, -nv or --progress=dot:giga.',
    pass: ['FROM a:1\nRUN wget -q b', 'FROM a:1\nRUN wget --progress=dot:giga b', 'FROM a:1\nRUN wget -nv b'],
    fail: [['FROM a:1\nRUN wget b', '2:5']],
  },
  (command) =>
    command.name === 'wget' &&
    !hasOption(command, 'progress', 'q', 'quiet', 'o', 'output-file', 'a', 'append-output', 'no-verbose') &&
    !hasArgument(command, '-nv'),
)

const FETCHERS = new Set(['curl', 'wget', 'fetch', 'aria2c'])
const INTERPRETERS = new Set(['python', 'python2', 'python3', 'perl', 'ruby', 'node', 'php', 'pwsh'])
const runsInput = ({ name, args }: Command): boolean =>
  (isShell(name) || INTERPRETERS.has(nameOf(name))) &&
  args.every(({ text }) => text === '-' || text === '/dev/stdin' || text.startsWith('-') || text === 'sh')

/** Whether what a command puts out goes, through any filters, into an interpreter. */
function endsInShell(command: Command, commands: readonly Command[]): boolean {
  let next = command.pipesInto
  for (let steps = 0; next !== undefined && steps < 20; steps++) {
    // `| sudo bash -s -- x`: the shell that sudo starts reads the pipe.
    const reader = commands[lastStarted(commands, next)]
    if (reader === undefined) return false
    if (runsInput(reader) || isShell(reader.name)) return !hasArgument(reader, '-c')
    next = commands[next]!.pipesInto
  }
  return false
}

/** `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(wget …)"`. */
function isSubstituted(index: number, commands: readonly Command[]): boolean {
  return commands.some(
    ({ name, args }) =>
      (isShell(name) || name === 'eval' || name === 'source' || name === '.') &&
      args.some(({ inner }) => inner !== undefined && index >= inner.from && index < inner.to),
  )
}

export const pipeToShell: DockerfileRule = {
  id: 'pipe-to-shell',
  aliases: [],
  severity: 'medium',
  title: 'What is downloaded runs unseen',
  rationale: 'Whoever can change what the address gives, or the way to it, runs their program in the build and in the image.',
  remediation: 'Download to a file, check its digest with sha256sum -c, and run it then.',
  references: ['NIST SP 800-190 4.1.4'],
  pass: [
    'FROM a:1\nRUN curl -fsSLo b https://x.test/b && echo "11  b" | sha256sum -c && sh b',
    'FROM a:1\nRUN curl https://x.test/b | tar xz',
  ],
  fail: [
    ['FROM a:1\nRUN curl -fsSL https://x.test/b | sh', '2:5'],
    ['FROM a:1\nRUN wget -qO- https://x.test/b | sudo bash -s -- c', '2:5'],
    ['FROM a:1\nRUN curl https://x.test/b | gunzip | python3 -', '2:5'],
    ['FROM a:1\nRUN sh -c "$(curl -fsSL https://x.test/b)"', '2:14'],
    ['FROM a:1\nRUN bash <(curl -s https://x.test/b)', '2:12'],
  ],
  *check({ runs }): Iterable<Hit> {
    for (const { commands, outer } of runs) {
      const seen = new Set<number>()
      for (const [index, command] of commands.entries()) {
        if (!FETCHERS.has(command.name) || !(endsInShell(command, commands) || isSubstituted(index, commands))) continue
        // A script in quotes is read once more for its own sake.
        const span = command.place(command)
        if (!seen.has(span.start)) yield { span, outer }
        seen.add(span.start)
      }
    }
  },
}

/** `777` and `0666`, but not `1777`, which lets nobody delete what is another's; `a+w`, `o=rwx`. */
function isWorldWritable(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) return /[2367]$/.test(mode) && !mode.padStart(4, '0').startsWith('1')
  const [, who = '', rights = ''] = /^([ugoa]{0,8})[+=]([rwxXst]{1,8})/.exec(mode) ?? []
  return /[oa]/.test(who) && rights.includes('w')
}

export const chmodWorldWritable = commandRule(
  {
    id: 'chmod-world-writable',
    aliases: [],
    severity: 'low',
    title: 'chmod lets everybody write',
    rationale: 'Any process in the container can change the file: one that is run by another user, or read as settings.',
    remediation: 'Give the files to the user that needs them: COPY --chown, or chmod 750.',
    references: ['CIS Docker 4.8'],
    pass: ['FROM a:1\nRUN chmod 755 /b && chmod +x /c && chmod 1777 /tmp'],
    fail: [
      ['FROM a:1\nRUN chmod -R 777 /b', '2:14'],
      ['FROM a:1\nRUN chmod a+rw /b', '2:11'],
    ],
  },
  (command) => {
    const [mode] = command.name === 'chmod' ? operands(command) : []
    return mode && isWorldWritable(mode.text) ? [mode] : []
  },
)

export const runInsecure: DockerfileRule = {
  id: 'run-insecure',
  aliases: [],
  severity: 'medium',
  title: 'RUN is given the rights of the host',
  rationale: 'With security=insecure the step has all capabilities, with network=host it reaches what only the builder should.',
  remediation: 'Leave the flag out; do what needs it outside the build.',
  pass: ['FROM a:1\nRUN --network=none make'],
  fail: [
    ['FROM a:1\nRUN --security=insecure make', '2:5'],
    ['FROM a:1\nRUN --network=host make', '2:5'],
  ],
  *check({ each }): Iterable<Hit> {
    for (const { instruction, outer } of each('RUN'))
      for (const flag of instruction.flags)
        if ((flag.name === 'security' && flag.value === 'insecure') || (flag.name === 'network' && flag.value === 'host'))
          yield { span: flag, outer }
  },
}

export const pipeWithoutPipefail: DockerfileRule = {
  id: 'pipe-without-pipefail',
  aliases: ['DL4006', 'AVD-DS-0032'],
  severity: 'low',
  title: 'A pipe hides that its first part failed',
  rationale: 'The shell takes the exit code of the last command: a download that broke off builds an image all the same.',
  remediation: 'Set SHELL ["/bin/bash", "-o", "pipefail", "-c"] above.',
  pass: [
    'FROM a:1\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN b | c',
    'FROM a:1\nRUN set -o pipefail && b | c',
    'FROM a:1\nSHELL ["powershell"]\nRUN b | c',
    'FROM a:1\nRUN b || c',
  ],
  fail: [
    ['FROM a:1\nRUN b | c', '2:7'],
    ['FROM a:1 AS x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM d:1\nRUN b | c', '4:7'],
  ],
  *check({ runs }): Iterable<Hit> {
    for (const { pipes, hasPipefail, isPosix, outer } of runs) if (isPosix && !hasPipefail && pipes[0]) yield { span: pipes[0], outer }
  },
}

export const wgetAndCurl: DockerfileRule = {
  id: 'wget-and-curl',
  aliases: ['DL4001', 'AVD-DS-0014'],
  severity: 'low',
  title: 'A stage uses both wget and curl',
  rationale: 'Each is installed for the same end and has vulnerabilities of its own.',
  remediation: 'Use one of them.',
  pass: ['FROM a:1\nRUN curl b', 'FROM a:1 AS x\nRUN curl b\nFROM a:1\nRUN wget -q b'],
  fail: [['FROM a:1\nRUN curl b\nRUN wget -q c', '3:5']],
  *check({ runs }): Iterable<Hit> {
    const seen = new Map<Run['stage'], Set<string>>()
    for (const { commands, stage, outer } of runs) {
      const names = seen.get(stage) ?? new Set<string>()
      seen.set(stage, names)
      const own = commands.filter(({ name }) => name === 'curl' || name === 'wget')
      const first = own.find(({ name }) => names.size > 0 && !names.has(name)) ?? own.at(-1)
      for (const { name } of own) names.add(name)
      if (first && names.size > 1) yield { span: first.place(first), outer }
    }
  },
}

const flagsText = ({ instruction }: Run): string =>
  instruction.flags
    .map(({ name, value }) => `${name}=${value ?? ''}`)
    .sort()
    .join('\n')
/** Commands that the script itself has: not those that others start, nor conditions. */
const size = ({ commands }: Run): number =>
  commands.filter(({ startedBy, name }) => startedBy === undefined && name !== '[' && name !== '[[').length

export const consecutiveRuns: DockerfileRule = {
  id: 'consecutive-runs',
  aliases: ['DL3059'],
  severity: 'info',
  title: 'RUNs that follow each other could be one',
  rationale: 'Each makes a layer; what one writes and the next deletes stays in the image.',
  remediation: 'Join them with &&, or use a heredoc.',
  pass: ['FROM a:1\nRUN b && c', 'FROM a:1\nRUN b && c\nRUN e', 'FROM a:1\nRUN b\nCOPY c /c\nRUN d'],
  fail: [['FROM a:1\nRUN b\nRUN c', '3:1']],
  *check({ file, runs }): Iterable<Hit> {
    const byOuter = new Map(runs.filter(({ instruction, outer }) => instruction === outer).map((run) => [run.outer, run]))
    let last: Run | undefined
    for (const instruction of file.instructions) {
      const run = byOuter.get(instruction)
      if (run && last && flagsText(run) === flagsText(last) && size(run) < 2 && size(last) < 2)
        yield { span: run.outer.keyword, outer: run.outer }
      else last = run
    }
  },
}
