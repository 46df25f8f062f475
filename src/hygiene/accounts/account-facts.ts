import { sortedBy, visible } from '#base/index.ts'
import type { AccountFact, AccountFacts, FactArea, FactGap, PasswordState } from '#model/index.ts'
import type { AccountDocument } from './contract.ts'

/** A file of accounts that is visible in the final tree. */
export type PlacedDocument = { readonly path: string; readonly layer?: string; readonly document: AccountDocument }

/** Accounts and groups that facts list. */
const MOST = 2_000

/** Files that are there and could not be read; one that is not there says that there are no such accounts. */
function gapsOf(documents: readonly PlacedDocument[]): FactGap[] {
  const gaps = documents.flatMap(({ path, document }): FactGap[] => {
    if (document.kind !== 'unread') return []
    const area = /^etc\/(passwd|shadow|group)$/.exec(path)?.[1] ?? (path.startsWith('etc/ssh/') ? 'sshd' : 'sudoers')
    return [{ area: area as FactArea, status: 'not-assessed', reason: `/${visible(path)}: ${document.reason}` }]
  })
  return sortedBy(gaps, ({ area, reason }) => [area, reason]).slice(0, MOST)
}

/** What passwd says counts, unless it points to shadow; of two lines with one name the C library takes the first. */
function withPassword(user: AccountFact, shadow: ReadonlyMap<string, PasswordState>): AccountFact {
  return user.password === 'none' ? { ...user, password: shadow.get(user.name) ?? 'none' } : user
}

export function accountFacts(documents: readonly PlacedDocument[]): { readonly accounts: AccountFacts; readonly gaps: readonly FactGap[] } {
  const read = <K extends 'passwd' | 'shadow' | 'group'>(kind: K): Extract<AccountDocument, { kind: K }> | undefined => {
    const document = documents.find(({ path }) => path === `etc/${kind}`)?.document
    return document?.kind === kind ? (document as Extract<AccountDocument, { kind: K }>) : undefined
  }
  const shadow = new Map(read('shadow')?.passwords.toReversed())
  const users = (read('passwd')?.users ?? []).map((user) => withPassword(user, shadow))
  const groups = read('group')?.groups ?? []
  const inOrder = sortedBy(documents, ({ path }) => [path])
  const placed = <T>(of: (document: AccountDocument) => readonly T[]) =>
    inOrder
      .flatMap(({ path, layer, document }) => of(document).map((item) => ({ ...item, path, ...(layer ? { layer } : {}) })))
      .slice(0, MOST)
  return {
    accounts: {
      layers: Object.fromEntries(inOrder.flatMap(({ path, layer }) => (layer ? [[path, layer]] : []))),
      users: users.slice(0, MOST),
      groups: groups.slice(0, MOST),
      passwordless: placed((document) => (document.kind === 'sudoers' ? document.passwordless : [])),
      sshd: placed((document) => (document.kind === 'sshd' ? document.settings : [])),
    },
    gaps: gapsOf(documents),
  }
}
