import { nameOf } from '#base/index.ts'
import type { Command, DockerfileRule, Hit, Run, ShellWord, Subject } from './contract.ts'
import { after, hasArgument, hasOption, isCall, operands } from './arguments.ts'
import { type Stage, lineageOf } from '../parse/stages.ts'
import { commandRule } from './command-rule.ts'
import { cacheTargets, hasCacheMount } from './apt.ts'

const PIP_VALUED = `abi b build e editable extra-index-url f find-links i index-url implementation no-binary only-binary platform prefix
  progress-bar proxy python-version root src t target trusted-host upgrade-strategy r requirement c constraint cache-dir timeout retries
  cert config-settings group`.split(/\s+/)

/** `pip install`, `pip3.11 install`, `python3 -m pip install`. */
function isPipInstall({ name, args }: Command): boolean {
  const isPip = /^pip\d?(?:\.\d+)*$/.test(nameOf(name))
  const isModule = /^python\d?(?:\.\d+)*$/.test(nameOf(name)) && args.some(({ text }, at) => text === '-m' && args[at + 1]?.text === 'pip')
  return (isPip || isModule) && args.some(({ text }) => text === 'install')
}

const isPinnedPip = (text: string): boolean =>
  /[=<>!~]=|[<>]/.test(text) ||
  /\.(?:whl|tar\.gz|zip)$/.test(text) ||
  (/^(?:git|hg|svn|bzr)(?:\+|$|:)/.test(text) ? text.includes('@') : text.includes('/') || text === '.')

export const pipUnpinned = commandRule(
  {
    id: 'pip-unpinned',
    aliases: ['DL3013'],
    severity: 'low',
    title: 'pip installs whatever version there is',
    rationale: 'Two builds of one file differ, and what is new today may be malicious.',
    remediation: 'Name the version: pip install package==version, or use a requirements file with hashes.',
    pass: [
      'FROM a:1\nRUN pip install --no-cache-dir b==1 "c>=2" ./d e.whl',
      'FROM a:1\nRUN pip install -r requirements.txt',
      'FROM a:1\nRUN pip install -c constraints.txt b',
      'FROM a:1\nRUN pip install .',
    ],
    fail: [
      ['FROM a:1\nRUN pip install b c==1', '2:17'],
      ['FROM a:1\nRUN python3 -m pip install git+https://x.test/y', '2:28'],
    ],
  },
  (command) => {
    if (!isPipInstall(command) || hasArgument(command, '-r', '--requirement', '.') || hasOption(command, 'c', 'constraint')) return false
    if (command.args.some(({ text }) => /^(?:--requirement=|-r.)/.test(text))) return false
    return after(operands(command, PIP_VALUED), 'install').filter(({ text }) => !isPinnedPip(text))
  },
)

const isTrue = (value: string | undefined): boolean => /^(?:1|true|on|yes)$/i.test(value ?? '')
const setsNoCache = (stage: Stage, before: number): boolean =>
  stage.instructions.some(
    (instruction) =>
      (instruction.kind === 'ENV' || instruction.kind === 'ARG') &&
      instruction.start < before &&
      instruction.pairs.some(({ name, value }) => name.value === 'PIP_NO_CACHE_DIR' && isTrue(value?.value)),
  )

function isCacheOff(run: Run, command: Command, subject: Subject): boolean {
  const { stage } = run
  if (stage && lineageOf(subject.stages, stage).some((other) => setsNoCache(other, other === stage ? run.outer.start : Infinity)))
    return true
  const named = [command, ...run.commands].flatMap(({ assignments, name, args }) => [...assignments, ...(name === 'export' ? args : [])])
  return hasCacheMount(run, '/root/.cache') || named.some(({ text }) => /^PIP_NO_CACHE_DIR=(?:1|true|on|yes)$/i.test(text))
}

export const pipCacheLeft: DockerfileRule = {
  id: 'pip-cache-left',
  aliases: ['DL3042'],
  severity: 'low',
  title: 'pip leaves its cache in the image',
  rationale: 'Every package is kept twice, once as it was downloaded.',
  remediation: 'Add --no-cache-dir, or set ENV PIP_NO_CACHE_DIR=1.',
  pass: [
    'FROM a:1\nRUN pip install --no-cache-dir b==1',
    'FROM a:1\nENV PIP_NO_CACHE_DIR=1\nRUN pip install b==1',
    'FROM a:1\nRUN --mount=type=cache,target=/root/.cache/pip pip install b==1',
    'FROM a:1\nRUN PIP_NO_CACHE_DIR=1 pip install b==1',
  ],
  fail: [['FROM a:1\nRUN pip install b==1', '2:5']],
  *check(subject): Iterable<Hit> {
    for (const run of subject.runs)
      for (const command of run.commands)
        if (isPipInstall(command) && !hasArgument(command, '--no-cache-dir') && !isCacheOff(run, command, subject))
          yield { span: command.place(command), outer: run.outer }
  },
}

/** `name`, `@scope/name`; a version or tag stands after a second @. */
function isPinnedNpm(text: string): boolean {
  if (/^git(?:\+\w+)?:\/\//.test(text)) return text.includes('#')
  if (/^(?:\/|\.\.?\/|~\/)/.test(text) || /\.(?:tar|tar\.gz|tgz)$/.test(text) || text === '.') return true
  return text.slice(1).includes('@')
}

export const npmUnpinned = commandRule(
  {
    id: 'npm-unpinned',
    aliases: ['DL3016'],
    severity: 'low',
    title: 'npm installs whatever version there is',
    rationale: 'Two builds of one file differ, and what is new today may be malicious.',
    remediation: 'Name the version: npm install package@version, or use npm ci with a lock file.',
    pass: ['FROM a:1\nRUN npm install', 'FROM a:1\nRUN npm install -g b@1 @s/c@2 ./d', 'FROM a:1\nRUN npm ci'],
    fail: [
      ['FROM a:1\nRUN npm install -g b', '2:20'],
      ['FROM a:1\nRUN npm i @s/b', '2:11'],
    ],
  },
  (command) => {
    const [verb, ...packages] = operands(command, [
      'prefix',
      'registry',
      'cache',
      'loglevel',
      'C',
      'w',
      'workspace',
      'tag',
      'omit',
      'include',
    ])
    return command.name === 'npm' && /^(?:install|i|add)$/.test(verb?.text ?? '') ? packages.filter(({ text }) => !isPinnedNpm(text)) : []
  },
)

/** `/usr/local/share/.cache`, `/root/.yarn` and their like. */
const hasYarnMount = (run: Run): boolean => cacheTargets(run).some((target) => /yarn|\.cache/.test(target))

export const yarnCacheLeft: DockerfileRule = {
  id: 'yarn-cache-left',
  aliases: ['DL3060'],
  severity: 'low',
  title: 'The cache of yarn stays in the image',
  rationale: 'Every package is kept twice, once as it was downloaded.',
  remediation: 'End the same RUN with yarn cache clean, or mount a cache.',
  pass: [
    'FROM a:1\nRUN yarn install && yarn cache clean',
    'FROM a:1 AS b\nRUN yarn install\nFROM c:1',
    'FROM a:1\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install',
  ],
  fail: [['FROM a:1\nRUN yarn install', '2:5']],
  *check({ runs, stages }): Iterable<Hit> {
    for (const run of runs) {
      const isKept = run.stage === undefined || run.stage === stages.at(-1) || stages.some(({ parent }) => parent === run.stage?.index)
      const install = run.commands.find((command) => isCall(command, 'yarn', 'install'))
      const isCleared = run.commands.some(
        ({ name, args }) => name === 'yarn' && args.some(({ text }, at) => text === 'cache' && args[at + 1]?.text === 'clean'),
      )
      if (isKept && install && !isCleared && !hasYarnMount(run)) yield { span: install.place(install), outer: run.outer }
    }
  },
}

export const gemUnpinned = commandRule(
  {
    id: 'gem-unpinned',
    aliases: ['DL3028'],
    severity: 'low',
    title: 'gem installs whatever version there is',
    rationale: 'Two builds of one file differ, and what is new today may be malicious.',
    remediation: 'Name the version: gem install name:version.',
    pass: ['FROM a:1\nRUN gem install b:1', 'FROM a:1\nRUN gem install b -v 1', 'FROM a:1\nRUN gem install b --version=1'],
    fail: [['FROM a:1\nRUN gem install b c:1', '2:17']],
  },
  (command) => {
    if (!isCall(command, 'gem', 'install', 'i') || hasOption(command, 'v', 'version')) return false
    // What stands after -- goes to the build of extensions.
    const end = command.args.findIndex(({ text }) => text === '--')
    const own: Command = end < 0 ? command : { ...command, args: command.args.slice(0, end) }
    const valued = ['s', 'source', 'i', 'install-dir', 'n', 'bindir', 'P', 'trust-policy']
    return operands(own, valued).filter(({ text }) => !/^(?:install|i)$/.test(text) && !text.includes(':') && !text.endsWith('.gem'))
  },
)

const goTargets = (command: Command): readonly ShellWord[] => {
  const [verb, ...targets] = operands(command, ['o', 'ldflags', 'tags', 'gcflags', 'mod', 'p', 'C', 'asmflags', 'buildmode'])
  return command.name === 'go' && /^(?:install|get|run)$/.test(verb?.text ?? '')
    ? verb!.text === 'run'
      ? targets.slice(0, 1)
      : targets
    : []
}

export const goUnpinned = commandRule(
  {
    id: 'go-unpinned',
    aliases: ['DL3062'],
    severity: 'low',
    title: 'go installs whatever version there is',
    rationale: 'Two builds of one file differ, and what is new today may be malicious.',
    remediation: 'Name the version: go install module@version.',
    pass: ['FROM a:1\nRUN go install example.test/x@v1.2.3', 'FROM a:1\nRUN go install ./cmd/x'],
    fail: [
      ['FROM a:1\nRUN go install example.test/x', '2:16'],
      ['FROM a:1\nRUN go install example.test/x@latest', '2:16'],
    ],
  },
  (command) => goTargets(command).filter(({ text }) => /^[\w-]+\.[\w.-]+\//.test(text) && !/@(?!latest$)./.test(text)),
)
