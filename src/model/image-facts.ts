import type { Instant } from '#base/index.ts'

/** Parts of the facts that may be missing. */
export const factAreas = ['config', 'files', 'group', 'history', 'owners', 'passwd', 'shadow', 'sshd', 'sudoers'] as const
export type FactArea = (typeof factAreas)[number]

/** `not-applicable`: such a subject has none. `not-assessed`: it could not be read, or nothing says. */
export type FactGap = { readonly area: FactArea; readonly status: 'not-applicable' | 'not-assessed'; readonly reason: string }

/** What a value looks like; the value itself may be a secret and is in no facts. */
export type ValueShape = 'empty' | 'boolean' | 'number' | 'path' | 'reference' | 'text'

/** A variable of the environment, a build argument, or a variable that a step of the history sets. */
export type VariableFact = {
  readonly name: string
  readonly shape: ValueShape
  /** Of the few names whose value is a setting and no secret (PATH, NODE_ENV, LD_PRELOAD …), cut to 4,096 characters. */
  readonly value?: string
  /** The secret detector found a secret in this value: hygiene has nothing to add. */
  readonly isSecret?: true
}

/** One simple command of a step's shell text, without the words that may hold a secret. */
export type CommandFact = {
  /** Its last path segment: `apt-get`. */
  readonly program: string
  /** Of package managers and the like: the first word that is no option (`install`). */
  readonly verb?: string
  /** Names of options: `--no-install-recommends`, `-k`; what follows `=` is left out. */
  readonly options: readonly string[]
  /** Programs that get its output: by a pipe, or as `sh -c "$(…)"` and `sh <(…)` do. */
  readonly feeds?: string
}

export type HistoryFact = {
  /** From 1, lowest first. */
  readonly step: number
  /** Diff id of the layer that it made. */
  readonly layer?: string
  /** RUN, COPY, ADD, ENV, ARG … as a Dockerfile has it; OTHER where the builder writes something else. */
  readonly instruction: string
  readonly variables: readonly VariableFact[]
  readonly commands: readonly CommandFact[]
  /** Of ADD: sources that are addresses, without user, query and fragment. */
  readonly urls: readonly string[]
  /** Of ADD: where to, and whether the step is the image's first layer. */
  readonly target?: string
  readonly first?: true
  /** The secret detector found a secret in it. */
  readonly isSecret?: true
}

export type ConfigFacts = {
  readonly user?: string
  readonly created?: Instant
  readonly variables: readonly VariableFact[]
  /** `80/tcp`. */
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
  /** Names; values may be anything. */
  readonly labels: readonly string[]
  /** `org.opencontainers.image.base.name` and `.digest`, of labels or annotations. */
  readonly base?: { readonly name: string; readonly digest?: string }
  readonly healthcheck: 'none' | 'disabled' | 'command'
}

/** `none`: no file says; `locked`: no password is right; never the hash itself. */
export type PasswordState = 'none' | 'empty' | 'locked' | 'hashed'

export type AccountFact = {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly home: string
  readonly loginShell: string
  readonly password: PasswordState
}
export type GroupFact = { readonly name: string; readonly gid: number; readonly members: readonly string[] }

export type AccountFacts = {
  /** Diff ids by path: the layer of each of the files that this comes from. */
  readonly layers: Readonly<Record<string, string>>
  readonly users: readonly AccountFact[]
  readonly groups: readonly GroupFact[]
  /** Who may become root without a password: `%wheel`, with the file and line that says so. */
  readonly passwordless: readonly { readonly who: string; readonly path: string; readonly line: number; readonly layer?: string }[]
  /** Settings of sshd_config that open it: `PermitRootLogin yes`. */
  readonly sshd: readonly { readonly setting: string; readonly path: string; readonly line: number; readonly layer?: string }[]
}

/** Why a file or folder is worth a word. */
export const fileNotes = [
  'account-file',
  'authorized-keys',
  'build-context',
  'cache',
  'capability',
  'compiler',
  'core-dump',
  'cron',
  'debugger',
  'executable',
  'host-key',
  'log',
  'machine-id',
  'network-tool',
  'preload',
  'secret-name',
  'setgid',
  'setuid',
  'shell-history',
  'ssh-server',
  'sudo',
  'temporary',
  'version-control',
  'world-writable',
] as const
export type FileNote = (typeof fileNotes)[number]

export type FileFact = {
  /** Without a leading slash. */
  readonly path: string
  /** Diff id; folders and roots have none. */
  readonly layer?: string
  readonly type: 'file' | 'directory'
  readonly mode: number
  /** -1 where nothing says. */
  readonly uid: number
  readonly gid: number
  readonly size: number
  readonly why: readonly FileNote[]
  /** Of caches and tools which: `apt lists`, `nmap`. */
  readonly of?: string
  /** Whether a package owns it; absent where nobody can say. */
  readonly owned?: boolean
  /** `cap_net_raw+ep`. */
  readonly capabilities?: readonly string[]
  /** The secret detector found a secret in it. */
  readonly isSecret?: true
}

/** All that there are, with those that are not listed; of caches one for each. */
export type FileCount = { readonly why: FileNote; readonly of?: string; readonly files: number; readonly bytes: number }

/**
 * What describes an image, the root of a system or a folder to controls (docs/reference/image-facts.schema.json). No value that may be a
 * secret is in it. Lists are sorted and bounded; `counts` has the whole.
 */
export type ImageFacts = {
  readonly schema: 'plimsoll-image-facts/1'
  readonly kind: 'image' | 'root' | 'directory'
  /** Of the judgement. */
  readonly time: Instant
  readonly platform?: string
  /** Of the reference by which the user named the image. */
  readonly tag?: string
  readonly gaps: readonly FactGap[]
  readonly config?: ConfigFacts
  readonly history: readonly HistoryFact[]
  readonly accounts: AccountFacts
  readonly files: readonly FileFact[]
  readonly counts: readonly FileCount[]
}
