import type { Predicate } from '../contract.ts'
import { inAccounts } from '../places.ts'

/** Values that stand more than once, with the names that have them. */
function repeated<T>(items: readonly T[], key: (item: T) => string | number): readonly (readonly [string, readonly T[]])[] {
  return [...Map.groupBy(items, key)].filter(([, group]) => group.length > 1).map(([value, group]) => [String(value), group])
}

/** Names of a group that are shown. */
const SHOWN = 10
const listed = (names: readonly string[]): string => [...new Set(names)].slice(0, SHOWN).join(', ')

export const duplicateAccounts: Predicate = ({ accounts }) => {
  const { users, groups } = accounts
  const others = users.filter(({ uid }) => uid !== 0)
  return [
    ...repeated(others, ({ uid }) => uid).map(([uid, group]) =>
      inAccounts(accounts, 'etc/passwd', `user number ${uid}: ${listed(group.map(({ name }) => name))}`),
    ),
    ...repeated(users, ({ name }) => name).map(([name]) => inAccounts(accounts, 'etc/passwd', `user "${name}" more than once`)),
    ...repeated(groups, ({ gid }) => gid).map(([gid, group]) =>
      inAccounts(accounts, 'etc/group', `group number ${gid}: ${listed(group.map(({ name }) => name))}`),
    ),
    ...repeated(groups, ({ name }) => name).map(([name]) => inAccounts(accounts, 'etc/group', `group "${name}" more than once`)),
  ]
}
