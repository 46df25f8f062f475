import type { Instant } from '#base/index.ts'
import type { FactArea, FactGap, FileCount, ImageConfig, ImageFacts, Package } from '#model/index.ts'
import type { SquashedTree } from '#oci/index.ts'
import { type PlacedDocument, accountFacts } from './accounts/account-facts.ts'
import { configFacts } from './config-facts.ts'
import type { HygieneRecords } from './detector.ts'
import { type Owners, type PlacedNote, fileFacts } from './files/file-facts.ts'
import { historyFacts } from './history/history-facts.ts'

/** A layer, lowest first, or the one folder. */
export type HygieneLayer = { readonly diffId?: string; readonly records: HygieneRecords }

export type FactsInput = {
  readonly time: Instant
  readonly layers: readonly HygieneLayer[]
  /** A folder has none: all of it is visible. */
  readonly tree?: SquashedTree
  readonly owners: Owners
  /** A program that is a package by what is in it is no stranger. */
  readonly packages: readonly Pick<Package, 'locations'>[]
  /** Places where the secret detector found a value, as `secretPlace` names them. */
  readonly secrets: ReadonlySet<string>
  readonly subject:
    | { readonly kind: 'image'; readonly config: ImageConfig; readonly platform: string; readonly tag?: string }
    | { readonly kind: 'root' }
    | { readonly kind: 'directory' }
}

/** `config:Env.TOKEN`, `history:3` (steps count from 1), `file:root/.ssh/authorized_keys`. */
export const secretPlace = (path: string, place: 'config' | 'history' | 'file'): string => `${place}:${path}`

/** What of the layers is still there; `hidden` asks the tree, which counts the folders above a file as stated by its layer. */
function visible({ layers, tree }: FactsInput): { notes: PlacedNote[]; documents: PlacedDocument[]; rest: FileCount[] } {
  const hidden = (path: string, layer: number, isFolder: boolean): boolean => {
    for (let from = layer; ;) {
      const by = tree?.hiddenBy(path, from)
      if (!by) return false
      if (!isFolder || !layers[by.layer]!.records.implied.has(path)) return true
      from = by.layer
    }
  }
  const notes: PlacedNote[] = []
  const documents: PlacedDocument[] = []
  for (const [i, { diffId, records }] of layers.entries()) {
    const layer = diffId === undefined ? {} : { layer: diffId }
    for (const note of records.notes) if (!hidden(note.path, i, note.type === 'directory')) notes.push({ note, ...layer })
    for (const [path, document] of records.accounts) if (!hidden(path, i, false)) documents.push({ path, document, ...layer })
  }
  return { notes, documents, rest: layers.flatMap(({ records }) => records.rest) }
}

/** Config and history of an image; a root and a folder have none. */
function configuration({ subject, layers, secrets }: FactsInput): Pick<ImageFacts, 'config' | 'history' | 'platform' | 'tag' | 'gaps'> {
  if (subject.kind !== 'image')
    return {
      history: [],
      gaps: (['config', 'history'] as const).map((area) => ({ area, status: 'not-applicable', reason: 'only an image has it' })),
    }
  const { config, platform, tag } = subject
  const diffIds = layers.map(({ diffId = '' }) => diffId)
  const hasHistory = config.history.length > 0
  return {
    platform,
    ...(tag ? { tag } : {}),
    config: configFacts(config, (name) => secrets.has(secretPlace(`Env.${name}`, 'config'))),
    history: historyFacts(config.history, diffIds, (step) => secrets.has(secretPlace(String(step), 'history'))),
    gaps: hasHistory ? [] : [{ area: 'history', status: 'not-assessed', reason: 'the image tells no history' }],
  }
}

/** Modes, accounts and lists of packages are those of Unix. */
const UNIX = ['files', 'group', 'owners', 'passwd', 'shadow', 'sshd', 'sudoers'] as const satisfies readonly FactArea[]

/** Facts without those of files. */
function withoutFiles(status: FactGap['status'], reason: string): Pick<ImageFacts, 'accounts' | 'files' | 'counts' | 'gaps'> {
  const gaps = UNIX.map((area): FactGap => ({ area, status, reason }))
  return { accounts: { layers: {}, users: [], groups: [], passwordless: [], sshd: [] }, files: [], counts: [], gaps }
}

/** Modes and owners of a source folder are those of the machine that it lies on, and no container has them. */
function otherThanUnix(subject: FactsInput['subject']): ReturnType<typeof withoutFiles> | undefined {
  if (subject.kind === 'directory') return withoutFiles('not-applicable', 'a source folder is no root of a system')
  const isWindows = subject.kind === 'image' && subject.platform.startsWith('windows/')
  return isWindows ? withoutFiles('not-assessed', 'the files of Windows are not judged') : undefined
}

/** All that controls may know of a subject. Pure. @throws OciError too-large past a bound of the tree */
export function imageFacts(input: FactsInput): ImageFacts {
  const { subject, time, secrets } = input
  const { gaps, ...told } = configuration(input)
  const head = { schema: 'plimsoll-image-facts/1', kind: subject.kind, time, ...told } as const
  const others = otherThanUnix(subject)
  if (others) return { ...head, ...others, gaps: [...gaps, ...others.gaps] }
  const { notes, documents, rest } = visible(input)
  const { accounts, gaps: unread } = accountFacts(documents)
  const programs = input.packages.flatMap(({ locations }) => locations.map(({ path }) => path))
  const isSecret = (path: string): boolean => secrets.has(secretPlace(path, 'file'))
  const { files, counts, ownersKnown } = fileFacts(notes, rest, input.owners, programs, isSecret)
  const unowned: FactGap[] = ownersKnown
    ? []
    : [{ area: 'owners', status: 'not-assessed', reason: 'no package manager lists the files that it installed' }]
  return { ...head, gaps: [...gaps, ...unread, ...unowned], accounts, files, counts }
}
