import type { AccountFact, GroupFact, PasswordState } from '#model/index.ts'

/** What a file says of accounts. Serialisable, and without a hash: the cache keeps it. */
export type AccountDocument =
  | { readonly kind: 'passwd'; readonly users: readonly AccountFact[] }
  | { readonly kind: 'shadow'; readonly passwords: readonly (readonly [name: string, state: PasswordState])[] }
  | { readonly kind: 'group'; readonly groups: readonly GroupFact[] }
  | { readonly kind: 'sudoers'; readonly passwordless: readonly { readonly who: string; readonly line: number }[] }
  | { readonly kind: 'sshd'; readonly settings: readonly { readonly setting: string; readonly line: number }[] }
  | { readonly kind: 'unread'; readonly reason: string }
