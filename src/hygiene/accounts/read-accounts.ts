import { KiB, MiB, messageOf, visible } from '#base/index.ts'
import type { AccountDocument } from './contract.ts'
import { readSshd, readSudoers } from './grants.ts'
import { readGroup, readPasswd, readShadow } from './passwd.ts'

type Reader = { readonly limit: number; readonly read: (path: string, bytes: Uint8Array) => AccountDocument }

const passwd: Reader = { limit: 1 * MiB, read: (_, bytes) => readPasswd(bytes) }
const shadow: Reader = { limit: 1 * MiB, read: (_, bytes) => readShadow(bytes) }
const group: Reader = { limit: 1 * MiB, read: (_, bytes) => readGroup(bytes) }
const sudoers: Reader = { limit: 256 * KiB, read: readSudoers }
const sshd: Reader = { limit: 256 * KiB, read: (_, bytes) => readSshd(bytes) }

const NAMED: ReadonlyMap<string, Reader> = new Map([
  ['etc/passwd', passwd],
  ['etc/shadow', shadow],
  ['etc/group', group],
  ['etc/sudoers', sudoers],
  ['etc/doas.conf', sudoers],
  ['etc/ssh/sshd_config', sshd],
])

/** The reader of a file of accounts; sudo passes over names with a dot or a tilde at their end (sudoers(5), @includedir). */
export function accountReader(path: string): Reader | undefined {
  if (!path.startsWith('etc/')) return undefined
  const named = NAMED.get(path)
  if (named) return named
  if (/^etc\/sudoers\.d\/[^/.]{1,200}$/.test(path) && !path.endsWith('~')) return sudoers
  if (/^etc\/doas\.d\/[^/]{1,200}\.conf$/.test(path)) return sudoers
  return /^etc\/ssh\/sshd_config\.d\/[^/]{1,200}\.conf$/.test(path) ? sshd : undefined
}

/** What a file says, or why it could not be read; names are made visible, for they may hold anything. */
export function readAccounts(reader: Reader, path: string, bytes: Uint8Array): AccountDocument {
  try {
    return clean(reader.read(path, bytes))
  } catch (thrown) {
    return { kind: 'unread', reason: messageOf(thrown) }
  }
}

function clean(document: AccountDocument): AccountDocument {
  switch (document.kind) {
    case 'passwd':
      return {
        kind: 'passwd',
        users: document.users.map((user) => ({
          ...user,
          name: visible(user.name),
          home: visible(user.home),
          loginShell: visible(user.loginShell),
        })),
      }
    case 'shadow':
      return { kind: 'shadow', passwords: document.passwords.map(([name, state]) => [visible(name), state]) }
    case 'group':
      return {
        kind: 'group',
        groups: document.groups.map(({ name, gid, members }) => ({ name: visible(name), gid, members: members.map(visible) })),
      }
    case 'sudoers':
      return { kind: 'sudoers', passwordless: document.passwordless.map(({ who, line }) => ({ who: visible(who), line })) }
    case 'sshd':
    case 'unread':
      return document
  }
}
