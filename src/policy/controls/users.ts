import type { AccountFacts } from '#model/index.ts'

/** The user that a container starts as: by number, or by a name with the number that /etc/passwd gives it. */
export type ContainerUser =
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly text: string; readonly uid: number }
  | { readonly kind: 'name'; readonly text: string; readonly uid?: number }

/** `USER` as image-spec config.md has it: `user`, `uid`, `user:group`, `uid:gid` and mixtures. Only root's name has a number by itself. */
export function userOf(text: string | undefined, { users }: AccountFacts): ContainerUser {
  const user = (text ?? '').split(':', 1)[0]!.trim()
  if (user === '') return { kind: 'none' }
  if (/^\d{1,10}$/.test(user)) return { kind: 'number', text: text!, uid: Number(user) }
  const uid = users.find(({ name }) => name === user)?.uid ?? (user === 'root' ? 0 : undefined)
  return { kind: 'name', text: text!, ...(uid === undefined ? {} : { uid }) }
}

/** Its users are names alone, and its paths have drives. */
export const isWindows = (platform: string | undefined): boolean => platform?.startsWith('windows/') ?? false
