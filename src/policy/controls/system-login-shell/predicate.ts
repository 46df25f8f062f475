import type { Predicate } from '../contract.ts'
import { inAccounts } from '../places.ts'

/** Numbers of system accounts (login.defs, SYS_UID_MAX). */
const SYSTEM = 999
const SHELL = /\/(?:ba|da|a|z|k|c|tc|fi)?sh$/

export const systemLoginShell: Predicate = ({ accounts }) =>
  accounts.users
    .filter(({ uid, loginShell }) => uid > 0 && uid <= SYSTEM && SHELL.test(loginShell))
    .map(({ name, uid, loginShell, password }) => {
      const severity = password === 'hashed' || password === 'empty' ? 'low' : 'info'
      return inAccounts(accounts, 'etc/passwd', `user "${name}" (${uid}) has the shell ${loginShell}`, severity)
    })
