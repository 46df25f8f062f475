import type { AccountFact, GroupFact, PasswordState } from '#model/index.ts'
import type { AccountDocument } from './contract.ts'
import { idOf, linesOf, shortName } from './lines.ts'

/**
 * The second field of passwd(5) and shadow(5): nothing lets in without a password; what begins with `!` or `*` is no hash of anything;
 * `x` in passwd points to shadow, which then is the one to say.
 */
export function passwordState(field: string): PasswordState {
  if (field === '') return 'empty'
  return field.startsWith('!') || field.startsWith('*') || !/^[$_\w./+]{2,}/.test(field) ? 'locked' : 'hashed'
}

/** etc/passwd: `name:password:uid:gid:comment:home:shell`. Lines of another form are no accounts to the C library either. */
export function readPasswd(bytes: Uint8Array): AccountDocument {
  const users: AccountFact[] = []
  for (const [line] of linesOf(bytes)) {
    const fields = line.split(':')
    const [name = '', password = '', uidText = '', gidText = '', , home = '', shell = ''] = fields
    const uid = idOf(uidText)
    // `+` and `-` begin lines of NIS, which name no account of this file.
    if (name === '' || /^[#+-]/.test(name) || fields.length !== 7 || uid === undefined) continue
    const state = password === 'x' || password === '*NP*' ? 'none' : passwordState(password)
    const rest = { home: home.slice(0, 256), loginShell: shell.slice(0, 256), password: state } as const
    users.push({ name: shortName(name), uid, gid: idOf(gidText) ?? -1, ...rest })
  }
  return { kind: 'passwd', users }
}

/** etc/shadow: the first two fields count. The hash goes no further than this function. */
export function readShadow(bytes: Uint8Array): AccountDocument {
  const passwords: (readonly [string, PasswordState])[] = []
  for (const [line] of linesOf(bytes)) {
    const [name = '', password, ...rest] = line.split(':', 9)
    if (name === '' || /^[#+-]/.test(name) || password === undefined || rest.length === 0) continue
    passwords.push([shortName(name), passwordState(password)])
  }
  return { kind: 'shadow', passwords }
}

/** Members of one group that are kept. */
const MEMBERS = 100

/** etc/group: `name:password:gid:member,member`. */
export function readGroup(bytes: Uint8Array): AccountDocument {
  const groups: GroupFact[] = []
  for (const [line] of linesOf(bytes)) {
    const [name = '', , gidText = '', members = ''] = line.split(':')
    const gid = idOf(gidText)
    if (name === '' || /^[#+-]/.test(name) || gid === undefined) continue
    const listed = members.split(',', MEMBERS).filter((member) => member !== '')
    groups.push({ name: shortName(name), gid, members: listed.map(shortName) })
  }
  return { kind: 'group', groups }
}
