import type { Predicate } from '../contract.ts'
import { inAccounts } from '../places.ts'

export const emptyPassword: Predicate = ({ accounts }) =>
  accounts.users
    .filter(({ password }) => password === 'empty')
    .map(({ name, uid }) => inAccounts(accounts, 'etc/passwd', `user "${name}" (${uid})`, uid === 0 ? 'critical' : 'high'))
