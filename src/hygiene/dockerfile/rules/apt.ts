import type { Command, DockerfileRule, Hit, Run, ShellWord } from './contract.ts'
import { commandRule } from './command-rule.ts'
import { hasArgument, hasOption, isCall, operands } from './arguments.ts'

const isInstall = (command: Command): boolean => isCall(command, 'apt-get', 'install')

/** The packages that `apt-get install` is given. */
export const aptPackages = (command: Command): ShellWord[] =>
  isInstall(command)
    ? operands(command, ['t', 'target-release', 'default-release', 'o', 'option', 'c', 'config-file']).filter(
        ({ text }) => text !== 'install',
      )
    : []

export const aptUnpinned = commandRule(
  {
    id: 'apt-unpinned',
    aliases: ['DL3008'],
    severity: 'low',
    title: 'apt-get installs whatever version there is',
    rationale: 'Two builds of one file differ, and a cached layer keeps an old version without anybody seeing it.',
    remediation: 'Name the version: apt-get install package=version; plimsoll fix raises pinned ones.',
    pass: ['FROM a:1\nRUN apt-get install -y b=1.2', 'FROM a:1\nRUN apt-get install -y -t stable b/stable ./c.deb'],
    fail: [
      ['FROM a:1\nRUN apt-get install -y b c=1 d', '2:24', '2:30'],
      ['FROM a:1\nRUN apt-get update && \\\n  apt-get install -y \\\n    b', '4:5'],
    ],
  },
  (command) => aptPackages(command).filter(({ text }) => !/[=/]/.test(text) && !text.endsWith('.deb')),
)

export const aptNotConfirmed = commandRule(
  {
    id: 'apt-not-confirmed',
    aliases: ['DL3014', 'AVD-DS-0021'],
    severity: 'low',
    title: 'apt-get install asks back',
    rationale: 'Nobody answers during a build: it fails or hangs.',
    remediation: 'Add -y: apt-get install -y package.',
    pass: ['FROM a:1\nRUN apt-get -y install b', 'FROM a:1\nRUN apt-get install -qqy b'],
    fail: [['FROM a:1\nRUN apt-get install b', '2:5']],
  },
  (command) => {
    if (!isInstall(command)) return false
    const quiet = command.args.filter(({ text }) => /^-[a-z]*q/.test(text)).flatMap(({ text }) => text.match(/q/g) ?? []).length
    return !hasOption(command, 'y', 'yes', 'assume-yes') && quiet < 2 && !hasArgument(command, '-q=2')
  },
)

export const recommendedPackages = commandRule(
  {
    id: 'recommended-packages',
    aliases: ['DL3015', 'AVD-DS-0029'],
    severity: 'info',
    title: 'apt-get installs recommended packages too',
    rationale: 'They are not needed for the package to work, and each of them may have vulnerabilities.',
    remediation: 'Add --no-install-recommends.',
    references: ['CIS Docker 4.3'],
    pass: [
      'FROM a:1\nRUN apt-get install -y --no-install-recommends b',
      'FROM a:1\nRUN apt-get -o APT::Install-Recommends=false install b',
    ],
    fail: [['FROM a:1\nRUN apt-get install -y b', '2:5']],
  },
  (command) =>
    isInstall(command) &&
    !hasOption(command, 'no-install-recommends') &&
    !command.args.some(({ text }) => /APT::Install-Recommends=(?:false|0)$/i.test(text)),
)

export const aptInsteadOfAptGet = commandRule(
  {
    id: 'apt-instead-of-apt-get',
    aliases: ['DL3027', 'CKV_DOCKER_9'],
    severity: 'low',
    title: 'apt is used where apt-get should be',
    rationale: 'apt is made for people; its options and output change between releases.',
    remediation: 'Use apt-get or apt-cache.',
    pass: ['FROM a:1\nRUN apt-get update'],
    fail: [['FROM a:1\nRUN apt update', '2:5']],
  },
  ({ name }) => name === 'apt',
)

/** Where cache and tmpfs mounts lie: what is written there stays out of the image. */
export const cacheTargets = ({ instruction }: Run): string[] =>
  instruction.flags
    .filter(({ name, value }) => name === 'mount' && /(?:^|,)type=(?:cache|tmpfs)(?:,|$)/.test(value ?? ''))
    .map(({ value }) => /(?:^|,)(?:target|dst|destination)=([^,]*)/.exec(value ?? '')?.[1] ?? '')

/** Whether a cache or tmpfs mount lies at a folder or below. */
export const hasCacheMount = (run: Run, folder: string): boolean => cacheTargets(run).some((target) => target.startsWith(folder))

const removesLists = ({ name, args }: Command): boolean =>
  name === 'rm' && args.some(({ text }) => /^(?:\/var\/lib\/apt\/lists(?:\/?\*?|\/)?|\/var\/lib\/apt\/?\*?)$/.test(text))

export const aptListsLeft: DockerfileRule = {
  id: 'apt-lists-left',
  aliases: ['DL3009'],
  severity: 'low',
  title: 'The package lists of apt stay in the image',
  rationale: 'Some 20 MB of lists that are old by the time anybody uses them.',
  remediation: 'End the same RUN with rm -rf /var/lib/apt/lists/*.',
  pass: [
    'FROM a:1\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*',
    'FROM a:1\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update',
    'FROM a:1 AS b\nRUN apt-get update\nFROM c:1',
  ],
  fail: [['FROM a:1\nRUN apt-get update && apt-get install -y b', '2:5']],
  *check({ runs, stages }): Iterable<Hit> {
    const last = stages.at(-1)
    for (const run of runs) {
      const isKept = run.stage === undefined || run.stage === last || stages.some(({ parent }) => parent === run.stage?.index)
      const update = run.commands.find((command) => isCall(command, ['apt-get', 'apt', 'aptitude'], 'update'))
      if (!isKept || update === undefined || run.commands.some(removesLists)) continue
      if (hasCacheMount(run, '/var/lib/apt/lists') || (hasCacheMount(run, '/var/lib/apt') && hasCacheMount(run, '/var/cache/apt'))) continue
      yield { span: update.place(update), outer: run.outer }
    }
  },
}

const MANAGERS: readonly (readonly [name: string, update: RegExp])[] = [
  ['apt-get', /^update$/],
  ['apt', /^update$/],
  ['apk', /^update$/],
  ['yum', /^(?:check-update|makecache)$/],
  ['dnf', /^(?:check-update|makecache)$/],
  ['zypper', /^(?:refresh|ref)$/],
]

export const updateAlone: DockerfileRule = {
  id: 'update-alone',
  aliases: ['AVD-DS-0017', 'CKV_DOCKER_5'],
  severity: 'low',
  title: 'The package lists are updated in a RUN of their own',
  rationale: 'The layer is cached: later installs use the old lists, and get old packages or none.',
  remediation: 'Update and install in one RUN.',
  references: ['CIS Docker 4.7'],
  pass: ['FROM a:1\nRUN apt-get update && apt-get install -y b', 'FROM a:1\nRUN apk add --no-cache b'],
  fail: [['FROM a:1\nRUN apt-get update\nRUN apt-get install -y b', '2:5']],
  *check({ runs }): Iterable<Hit> {
    for (const run of runs)
      for (const [name, update] of MANAGERS) {
        const own = run.commands.filter((command) => command.name === name)
        if (own.length > 0 && own.every(({ args }) => args.some(({ text }) => update.test(text)))) {
          const others = run.commands.some(({ args }) =>
            args.some(({ text }) => /^(?:install|add|upgrade|dist-upgrade|build-dep|in|full-upgrade)$/.test(text)),
          )
          if (!others && !hasCacheMount(run, '/var')) yield { span: own[0]!.place(own[0]!), outer: run.outer }
        }
      }
  },
}
