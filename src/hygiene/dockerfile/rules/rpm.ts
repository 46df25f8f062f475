import type { Command, DockerfileRule, Hit, ShellWord } from './contract.ts'
import { commandRule } from './command-rule.ts'
import { hasArgument, hasOption, isCall, operands } from './arguments.ts'
import { hasCacheMount } from './apt.ts'

const DNF = ['dnf', 'microdnf'] as const
const installs = (command: Command, names: string | readonly string[]): boolean => isCall(command, names, 'install')

/** `name-1.2-3`, a file or a comparison; `name-with-dashes` alone is none. */
const isVersioned = (text: string): boolean => text.endsWith('.rpm') || /-\d[\w.~^:+]*(?:-[\w.~^+]+)?$/.test(text) || /[<>=]/.test(text)

/** Packages without a version; of modules, streams without one. */
function unpinned(command: Command, names: string | readonly string[]): readonly ShellWord[] {
  if (!installs(command, names) || hasArgument(command, 'group')) return []
  const isModule = hasArgument(command, 'module')
  const valued = ['c', 'config', 'enablerepo', 'disablerepo', 'repo', 'setopt', 'releasever', 'installroot', 'x', 'exclude', 'd', 'e']
  return operands(command, valued).filter(
    ({ text }) => text !== 'install' && text !== 'module' && (isModule ? !text.includes(':') : !isVersioned(text)),
  )
}

export const yumUnpinned = commandRule(
  {
    id: 'yum-unpinned',
    aliases: ['DL3033'],
    severity: 'low',
    title: 'yum installs whatever version there is',
    rationale: 'Two builds of one file differ, and a cached layer keeps an old version without anybody seeing it.',
    remediation: 'Name the version: yum install package-version.',
    pass: ['FROM a:1\nRUN yum install -y b-1.2', 'FROM a:1\nRUN yum module install -y b:1'],
    fail: [['FROM a:1\nRUN yum install -y b', '2:20']],
  },
  (command) => unpinned(command, 'yum'),
)

export const dnfUnpinned = commandRule(
  {
    id: 'dnf-unpinned',
    aliases: ['DL3041'],
    severity: 'low',
    title: 'dnf installs whatever version there is',
    rationale: 'Two builds of one file differ, and a cached layer keeps an old version without anybody seeing it.',
    remediation: 'Name the version: dnf install package-version.',
    pass: ['FROM a:1\nRUN dnf install -y b-devel-1.2', 'FROM a:1\nRUN microdnf install -y b-1'],
    fail: [
      ['FROM a:1\nRUN dnf install -y b-devel', '2:20'],
      ['FROM a:1\nRUN microdnf install b', '2:22'],
    ],
  },
  (command) => unpinned(command, DNF),
)

export const yumNotConfirmed = commandRule(
  {
    id: 'yum-not-confirmed',
    aliases: ['DL3030'],
    severity: 'low',
    title: 'yum install asks back',
    rationale: 'Nobody answers during a build: it fails or hangs.',
    remediation: 'Add -y: yum install -y package.',
    pass: ['FROM a:1\nRUN yum install -y b-1'],
    fail: [['FROM a:1\nRUN yum install b-1', '2:5']],
  },
  (command) => isCall(command, 'yum', 'install', 'groupinstall', 'localinstall') && !hasOption(command, 'y', 'assumeyes'),
)

export const dnfNotConfirmed = commandRule(
  {
    id: 'dnf-not-confirmed',
    aliases: ['DL3038'],
    severity: 'low',
    title: 'dnf install asks back',
    rationale: 'Nobody answers during a build: it fails or hangs.',
    remediation: 'Add -y: dnf install -y package.',
    pass: ['FROM a:1\nRUN dnf install -y b-1'],
    fail: [['FROM a:1\nRUN dnf install b-1', '2:5']],
  },
  (command) => isCall(command, DNF, 'install', 'groupinstall', 'localinstall') && !hasOption(command, 'y', 'assumeyes'),
)

type Cleaning = {
  readonly names: readonly string[]
  readonly install: readonly string[]
  readonly clean: readonly string[]
  readonly folders: RegExp
  readonly mounts: readonly string[]
}

/** An install after which nothing in the same RUN clears the cache. */
const cacheRule = (declaration: Omit<DockerfileRule, 'check'>, { names, install, clean, folders, mounts }: Cleaning): DockerfileRule => ({
  ...declaration,
  *check({ runs }): Iterable<Hit> {
    for (const run of runs) {
      const last = run.commands.findLast((command) => isCall(command, names, ...install))
      if (last === undefined || mounts.some((folder) => hasCacheMount(run, folder))) continue
      const isCleared = (command: Command): boolean =>
        command.start > last.start &&
        (isCall(command, last.name, ...clean) || (command.name === 'rm' && command.args.some(({ text }) => folders.test(text))))
      if (!run.commands.some(isCleared)) yield { span: last.place(last), outer: run.outer }
    }
  },
})

const RPM_CACHE = /^\/var\/cache(?:\/(?:yum|dnf|libdnf5))?(?:\/\*?)?$/

export const yumCacheLeft = cacheRule(
  {
    id: 'yum-cache-left',
    aliases: ['DL3032', 'AVD-DS-0015'],
    severity: 'low',
    title: 'The cache of yum stays in the image',
    rationale: 'Packages and lists take space that nobody uses.',
    remediation: 'End the same RUN with yum clean all.',
    pass: ['FROM a:1\nRUN yum install -y b-1 && yum clean all', 'FROM a:1\nRUN yum install -y b-1 && rm -rf /var/cache/yum'],
    fail: [['FROM a:1\nRUN yum install -y b-1', '2:5']],
  },
  { names: ['yum'], install: ['install'], clean: ['clean'], folders: RPM_CACHE, mounts: ['/var/cache/yum'] },
)

export const dnfCacheLeft = cacheRule(
  {
    id: 'dnf-cache-left',
    aliases: ['DL3040', 'AVD-DS-0019'],
    severity: 'low',
    title: 'The cache of dnf stays in the image',
    rationale: 'Packages and lists take space that nobody uses.',
    remediation: 'End the same RUN with dnf clean all.',
    pass: [
      'FROM a:1\nRUN dnf install -y b-1 && dnf clean all',
      'FROM a:1\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y b-1',
    ],
    fail: [['FROM a:1\nRUN microdnf install -y b-1', '2:5']],
  },
  {
    names: DNF,
    install: ['install'],
    clean: ['clean'],
    folders: RPM_CACHE,
    mounts: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum'],
  },
)

export const zypperCacheLeft = cacheRule(
  {
    id: 'zypper-cache-left',
    aliases: ['DL3036', 'AVD-DS-0020'],
    severity: 'low',
    title: 'The cache of zypper stays in the image',
    rationale: 'Packages and lists take space that nobody uses.',
    remediation: 'End the same RUN with zypper clean.',
    pass: ['FROM a:1\nRUN zypper install -y b=1 && zypper clean'],
    fail: [['FROM a:1\nRUN zypper in -y b=1', '2:5']],
  },
  {
    names: ['zypper'],
    install: ['install', 'in'],
    clean: ['clean', 'cc'],
    folders: /^\/var\/cache\/zypp(?:\/\*?)?$/,
    mounts: ['/var/cache/zypp'],
  },
)

export const zypperNotConfirmed = commandRule(
  {
    id: 'zypper-not-confirmed',
    aliases: ['DL3034'],
    severity: 'low',
    title: 'zypper asks back',
    rationale: 'Nobody answers during a build: it fails or hangs.',
    remediation: 'Add -y or --non-interactive.',
    pass: ['FROM a:1\nRUN zypper --non-interactive in b=1', 'FROM a:1\nRUN zypper install -y b=1'],
    fail: [['FROM a:1\nRUN zypper install b=1', '2:5']],
  },
  (command) =>
    isCall(command, 'zypper', 'install', 'in', 'remove', 'rm', 'source-install', 'si', 'patch') &&
    !hasOption(command, 'y', 'no-confirm', 'non-interactive', 'n'),
)

export const zypperDistUpgrade = commandRule(
  {
    id: 'zypper-dist-upgrade',
    aliases: ['DL3035'],
    severity: 'low',
    title: 'zypper upgrades the whole distribution',
    rationale: 'The image is then another release than its base says.',
    remediation: 'Start from a base of the release that is wanted.',
    pass: ['FROM a:1\nRUN zypper install -y b=1'],
    fail: [['FROM a:1\nRUN zypper dup', '2:5']],
  },
  (command) => isCall(command, 'zypper', 'dist-upgrade', 'dup'),
)

export const zypperUnpinned = commandRule(
  {
    id: 'zypper-unpinned',
    aliases: ['DL3037'],
    severity: 'low',
    title: 'zypper installs whatever version there is',
    rationale: 'Two builds of one file differ, and a cached layer keeps an old version without anybody seeing it.',
    remediation: 'Name the version: zypper install package=version.',
    pass: ['FROM a:1\nRUN zypper install -y b=1 c.rpm', 'FROM a:1\nRUN zypper install -y "b>=1"'],
    fail: [['FROM a:1\nRUN zypper install -y b', '2:23']],
  },
  (command) =>
    isCall(command, 'zypper', 'install', 'in')
      ? operands(command, ['r', 'repo', 'from', 't', 'type', 'R', 'root']).filter(
          ({ text }) => text !== 'install' && text !== 'in' && !/[=<>]/.test(text) && !text.endsWith('.rpm'),
        )
      : [],
)
