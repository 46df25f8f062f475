import type { AccountFact, ConfigFacts, FileFact, HistoryFact, ImageFacts, VariableFact } from '#model/index.ts'

/** Facts in short, as the examples of controls have them; `variables` and the lists of accounts stand at the top. */
export type FactsInShort = {
  readonly kind?: ImageFacts['kind']
  readonly time?: string
  readonly tag?: string
  readonly platform?: string
  readonly gaps?: ImageFacts['gaps']
  readonly config?: Partial<ConfigFacts>
  readonly variables?: readonly Partial<VariableFact>[]
  readonly history?: readonly Partial<HistoryFact>[]
  readonly users?: readonly Partial<AccountFact>[]
  readonly groups?: readonly { readonly name: string; readonly gid: number }[]
  readonly passwordless?: ImageFacts['accounts']['passwordless']
  readonly sshd?: ImageFacts['accounts']['sshd']
  readonly files?: readonly Partial<FileFact>[]
}

const variable = (one: Partial<VariableFact>): VariableFact => ({ name: 'A', shape: 'text', ...one })

const step = (one: Partial<HistoryFact>, index: number): HistoryFact => ({
  step: index + 1,
  instruction: 'RUN',
  urls: [],
  ...one,
  variables: (one.variables ?? []).map(variable),
  commands: (one.commands ?? []).map((command) => ({ ...command, options: command.options ?? [] })),
})

const user = (one: Partial<AccountFact>): AccountFact => ({
  name: 'a',
  uid: 1000,
  gid: 1000,
  home: '/',
  loginShell: '/usr/sbin/nologin',
  password: 'locked',
  ...one,
})

const file = (one: Partial<FileFact>): FileFact => ({
  path: 'a',
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 1,
  why: [],
  ...one,
})

function countsOf(files: readonly FileFact[]): ImageFacts['counts'] {
  const all = files.flatMap(({ why, of, size }) => why.map((one) => ({ why: one, of: one === 'cache' ? of : undefined, size })))
  return [...Map.groupBy(all, ({ why, of }) => `${why} ${of ?? ''}`).values()].map((group) => ({
    why: group[0]!.why,
    ...(group[0]!.of ? { of: group[0]!.of } : {}),
    files: group.length,
    bytes: group.reduce((sum, { size }) => sum + size, 0),
  }))
}

/** Facts of an image of nothing, with what is given. */
export function factsFrom(short: FactsInShort): ImageFacts {
  const files = (short.files ?? []).map(file)
  const variables = (short.variables ?? []).map(variable)
  return {
    schema: 'plimsoll-image-facts/1',
    kind: short.kind ?? 'image',
    time: short.time ?? '2026-11-25T00:00:00Z',
    ...(short.tag ? { tag: short.tag } : {}),
    ...(short.platform ? { platform: short.platform } : {}),
    gaps: short.gaps ?? [],
    config: { variables, ports: [], volumes: [], labels: [], healthcheck: 'none', ...short.config },
    history: (short.history ?? []).map(step),
    accounts: {
      layers: {},
      users: (short.users ?? []).map(user),
      groups: (short.groups ?? []).map((group) => ({ members: [], ...group })),
      passwordless: short.passwordless ?? [],
      sshd: short.sshd ?? [],
    },
    files,
    counts: countsOf(files),
  }
}
