import type { Predicate } from '../contract.ts'
import { inAccounts } from '../places.ts'

export const secondRoot: Predicate = ({ accounts }) =>
  accounts.users
    .filter(({ name, uid }) => uid === 0 && name !== 'root')
    .map(({ name }) => inAccounts(accounts, 'etc/passwd', `user "${name}" has the number 0`))
